// A lesson: the map as a class sees it from the last row. The page of a window has one of these, and
// it does nothing until `setStage`.

class LessonView {
  constructor(atlas) {
    this.atlas = atlas;
    this.now = false;
    this.on = false;
    // The same data, but for the names, which may be those of today.
    const then = atlas.data;
    atlas.data = Object.create(then, {
      labels: { value: async (language) => this._named(await then.labels(language)) },
    });
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

  /** The names of today and the borders of today, or the names of the time and none. */
  async setNow(on) {
    const { atlas } = this;
    this.now = on;
    await atlas.setBorders(on);
    atlas._useTexts(await atlas.data.labels(atlas.language));
  }

  /** Nearer by some levels, at a spot given as parts of the map's width and height. */
  zoomAt(across, down, levels) {
    const { map } = this.atlas;
    const { x, y } = map.getSize();
    map.setZoomAround(L.point(x * across, y * down), map.getZoom() + levels, { animate: false });
  }

  _named(texts) {
    if (!this.now) return texts;
    const today = ([name, now]) => [now || name, ""];
    return { ...texts, names: texts.names.map((eras) => eras.map(today)) };
  }

  _tell() {
    const { map, bridge } = this.atlas;
    if (!this.on || !bridge.remote) return;
    const { lat, lng } = map.getCenter();
    bridge.remote.viewMoved(lat, lng, map.getZoom());
  }
}
