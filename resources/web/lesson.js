// A lesson: the map as a class sees it from the last row. The page of a window has one of these, and
// it does nothing until `setStage`.

class LessonView {
  constructor(atlas) {
    this.atlas = atlas;
    this.now = false;
    this.on = false;
    this.covered = 0;
    this._nameToday();
    this._keepClear();
    atlas.map.on("move resize", () => this._tell());
  }

  /** Nothing but the map and its names, and tell the program where the map looks. */
  setStage(on) {
    this.on = on;
    document.documentElement.classList.toggle("atlas-stage", on);
    const { atlas } = this;
    atlas.labels.forget();
    atlas.controls.forget();
    atlas._placeLabels();
    this._tell();
  }

  /** So many pixels at the bottom are covered: steps and names keep above them. */
  setCovered(pixels) {
    if (pixels === this.covered) return;
    this.covered = pixels;
    this.atlas._placeLabels();
  }

  /** The names of today and the borders of today, or the names of the time and none. */
  async setNow(on) {
    const { atlas } = this;
    if (on === this.now) return;
    this.now = on;
    await atlas.setBorders(on);
    if (on !== this.now) await atlas.setBorders(this.now); // turned again meanwhile
    atlas._useTexts(await atlas.data.labels(atlas.language));
  }

  /** Nearer by some levels, at a spot given as parts of the map's width and height. */
  zoomAt(across, down, levels) {
    const { map } = this.atlas;
    const { x, y } = map.getSize();
    map.setZoomAround(L.point(x * across, y * down), map.getZoom() + levels, { animate: false });
  }

  /** The same data, but for the names, which may be those of today. */
  _nameToday() {
    const { atlas } = this;
    const then = atlas.data;
    const today = ([name, now]) => [now || name, ""];
    const named = (texts) =>
      this.now ? { ...texts, names: texts.names.map((eras) => eras.map(today)) } : texts;
    atlas.data = Object.create(then, {
      labels: { value: async (language) => named(await then.labels(language)) },
    });
  }

  /** Aim the camera at the middle of what is not covered, and put no name below it. */
  _keepClear() {
    const { camera, controls, map } = this.atlas;
    const free = () => L.point(map.getSize().x, map.getSize().y - this.covered);
    const seen = Object.create(camera, {
      map: { value: Object.create(map, { getSize: { value: free } }) },
    });
    const aim = camera.target;
    camera.target = (career, step) => this._lowered(aim.call(seen, career, step));
    const taken = controls.rects;
    controls.rects = () => [...taken.call(controls), ...this._coveredRect()];
  }

  _lowered(target) {
    if (!target || !this.covered) return target;
    const { lat, lng } = target.centre;
    const y = worldY(lat) + this.covered / 2 / (TILE * 2 ** target.zoom);
    return { ...target, centre: L.latLng(latLonOf(0.5, y)[0], lng) };
  }

  _coveredRect() {
    if (!this.covered) return [];
    const { x, y } = this.atlas.map.getSize();
    return [{ left: 0, right: x, top: y - this.covered, bottom: y }];
  }

  _tell() {
    const { map, bridge } = this.atlas;
    if (!this.on || !bridge.remote) return;
    const { lat, lng } = map.getCenter();
    bridge.remote.viewMoved(lat, lng, map.getZoom());
  }
}
