// The map's page: puts the parts together and offers the few calls by which a step is shown.

const TAP_REACH = 22; // half of the smallest target, 44 px
const FIRST_TILES_MS = 1500;

class Atlas {
  constructor(map, config, data) {
    this.map = map;
    this.config = config;
    this.data = data;
    this.language = config.language;
    this.bridge = new Bridge();
    this.listeners = { step: [], place: [] };
    this.store = new TileStore(data.tiles, {
      minZoom: config.tiles.minZoom,
      maxZoom: config.tiles.maxZoom,
      box: tileBox(config.tiles.bounds),
      arrived: () => this._tileArrived(),
    });
    this.basemap = new BasemapPainter(this.store);
    this.stage = new Stage(map, this.basemap);
    this.camera = new Camera(map, this.basemap);
    this.pointer = new Pointer(map);
    this.controls = new Controls(map, this.camera, { focusable: config.alone });
    this.labels = new Labels(map, {
      onPlace: (id) => this._tellPlace(id),
      onStep: (index) => this._tellStep(index),
      focusable: config.alone,
    });
    this.stage.overlays = overlayKinds.map((Kind) => new Kind());
    this.overlays = Object.fromEntries(this.stage.overlays.map((one) => [one.name, one]));
    this.step = -1;
    this.sequence = -1;
    this.flying = false;
    this.waiting = [];
    this.tapReach = TAP_REACH;
    this._listen();
  }

  _listen() {
    this.map.on("move", () => this._moved());
    this.map.on("moveend", () => this._rested());
    this.map.on("resize", () => this._resized());
    this.map.on("click", (event) => this._tapped(event.containerPoint));
    window.addEventListener("error", (event) => this.bridge.problem(event.message));
    window.addEventListener("unhandledrejection", (event) => this.bridge.problem(event.reason));
  }

  async start() {
    this.setTheme(this.config.theme || "light");
    this.camera.fitWorld();
    // Labels are measured: their fonts must be there.
    const fonts = ["600", "400", "italic 400"].map((cut) => `${cut} 16px "Source Sans 3"`);
    const loading = fonts.map((font) => document.fonts.load(font, "Aāж").catch(() => []));
    const [data] = await Promise.all([this._fetch(), this.bridge.connect(), ...loading]);
    this._begin(data);
  }

  /** Fetch the career anew into this page. Never reload the page for it: a renderer only grows. */
  async load() {
    this._begin(await this._fetch());
  }

  /** The career and the texts. Most likely its first step is asked for next: its pictures too. */
  async _fetch() {
    const { data, language } = this;
    const texts = data.labels(language);
    const [places, steps] = await Promise.all([data.places(), data.steps()]);
    const career = new Career(steps, places);
    if (career.length) this.camera.wantNow(this.camera.target(career, 0));
    return [career, await texts];
  }

  _begin([career, labels]) {
    this.career = career;
    this.step = -1;
    this.stage.setCareer(this.career);
    this.labels.setCareer(this.career, this.stage.ways);
    this._useTexts(labels);
    this.bridge.ready(this.career.length);
  }

  /**
   * Show a step (0-based). `sequence` comes back through `painted` once the frame is painted; of
   * several calls the latest wins.
   */
  showStep(index, sequence, animate) {
    if (!this.career || !this.career.length) return;
    this.step = Math.max(0, Math.min(this.career.length - 1, index));
    this.sequence = sequence;
    this.pointer.clear();
    this.controls.setCard(this._card());
    const inFlight = this.flying;
    this.quiet = true; // the way there is painted below, once
    const way = this.camera.go(this.camera.target(this.career, this.step), animate);
    this.quiet = false;
    this.flying = way === "flying";
    this._paint(way, inFlight);
    this._answer(sequence);
  }

  /** Paint a step: where the map is still only the difference, after a jump everything. */
  _paint(way, inFlight) {
    const moved = way === "jumped" || inFlight || !this.stage.resting;
    this.stage.showStep(this.step, { paint: !moved });
    // From one flight into another the next frame paints everything anyway.
    if (moved && !this.flying) this.stage.settle();
    this._placeLabels();
    if (this.flying) this.labels.fly(View.of(this.map));
  }

  _answer(sequence) {
    const tell = () =>
      afterPaint(() => {
        if (sequence === this.sequence) this.bridge.painted(sequence);
      });
    if (this.answered) tell();
    else this._whenTiled(tell);
  }

  /** The first picture counts only with its basemap, but a missing one must not hold it up. */
  _whenTiled(then) {
    this.answered = true;
    let done = false;
    const once = () => {
      if (!done) then();
      done = true;
    };
    this.basemap.wantNow(View.of(this.map));
    if (!this.store.pending) once();
    else this.waiting.push(once);
    setTimeout(once, FIRST_TILES_MS);
  }

  _tileArrived() {
    this.stage.refresh();
    if (this.store.pending) return;
    for (const then of this.waiting.splice(0)) then();
  }

  _moved() {
    if (this.quiet || !this.stage.palette) return;
    this.stage.move();
    const view = View.of(this.map);
    const turning = this.stage.resting && view.zoom !== this.stage.resting.zoom;
    if (turning || this.flying) this.labels.fly(view);
  }

  _rested() {
    if (this.quiet || !this.stage.palette) return;
    this.flying = false;
    this.stage.settle();
    this._placeLabels();
  }

  _resized() {
    this.camera.fitWorld();
    this.controls.forget();
    // Always: a step that is shown already moves nothing, and the canvases would keep their size.
    this.stage.settle();
    if (this.step >= 0) this.showStep(this.step, this.sequence, false);
  }

  _placeLabels() {
    if (this.step < 0 || !this.labels.texts || !this.stage.resting) return;
    const controls = this.controls.rects();
    this.labels.place(View.of(this.map), this.step, controls, { onlyNow: this.flying });
  }

  /** Words for stops that cannot be drawn. */
  _card() {
    const { career, step } = this;
    const { names, words } = this.labels.texts;
    const stops = [...career.stopsOf(step)];
    if (!stops.length) return [words.nowhere];
    const lost = stops.filter((stop) => !career.located(stop));
    return lost.map((stop) => {
      const [name] = names[career.stopPlace[stop]][career.stopEra[stop]] || [""];
      return name || words.nowhere;
    });
  }

  /** A tap on the map: the nearest mark within a finger; where there is none, that part of the map
   * comes to the middle, for those who cannot drag it. */
  _tapped({ x, y }) {
    const { career } = this;
    if (!career || this.step < 0) return;
    const view = View.of(this.map);
    let nearest = -1;
    let least = this.tapReach;
    for (let place = 0; place < career.x.length; place++) {
      const away = Math.hypot(view.x(career.x[place]) - x, view.y(career.y[place]) - y);
      if (away < least && career.locus[place] === "p" && career.visits(place, this.step).length) {
        [nearest, least] = [place, away];
      }
    }
    if (nearest >= 0) this._tellPlace(career.ids[nearest]);
    else this.camera.centreOn(this.map.containerPointToLatLng([x, y]));
  }

  _tellPlace(id) {
    this.bridge.placeTapped(id);
    for (const listener of this.listeners.place) listener(id);
  }

  _tellStep(index) {
    this.bridge.stepTapped(index);
    for (const listener of this.listeners.step) listener(index);
  }

  async setLanguage(language) {
    if (language === this.language && this.labels.texts) return;
    this.language = language;
    document.documentElement.lang = language;
    const texts = await this.data.labels(language);
    if (language === this.language) this._useTexts(texts);
  }

  _useTexts(texts) {
    this.labels.setTexts(texts);
    this.controls.setTexts(texts);
    if (this.step < 0) return;
    this.controls.setCard(this._card());
    this._placeLabels();
  }

  setTheme(theme) {
    document.documentElement.dataset.theme = theme;
    this.stage.palette = readPalette();
    this.store.setTint(this.stage.palette);
    if (this.step >= 0) this.basemap.wantNow(View.of(this.map));
    this.stage.settle();
  }

  setReducedMotion(reduced) {
    this.camera.reduced = Boolean(reduced);
  }

  setTextScale(factor) {
    document.documentElement.style.setProperty("--text-scale", String(factor));
    this.labels.forget();
    this.controls.setTextScale(factor);
    this._placeLabels();
  }

  /** The least side of what a finger touches, in CSS pixels. */
  setTarget(pixels) {
    document.documentElement.style.setProperty("--target", `${pixels}px`);
    this.tapReach = pixels / 2;
    this.labels.forget();
    this.controls.forget();
    this._placeLabels();
  }

  /** Where the zoom buttons stand: "high", "low" or "none". */
  setZoomButtons(where) {
    this.controls.setZoomButtons(where);
    this._placeLabels();
  }

  /** Nearer (1) or farther (-1), by so many levels. */
  zoomBy(levels) {
    this.camera.zoomBy(levels);
  }

  /** Only the land: no marks, labels and buttons, for a picture to look at. */
  setStill(still) {
    document.documentElement.classList.toggle("still", Boolean(still));
  }

  async setBorders(shown) {
    const { borders } = this.overlays;
    if (shown && !borders.path) {
      borders.add(await this.data.overlay("borders"));
    }
    borders.show(shown);
    this.controls.setBorders(shown);
    if (!this.stage.resting) return;
    this.stage.settle();
    this._placeLabels();
  }

  /** Back to where the step is shown best. */
  resetView() {
    if (this.step >= 0) this.showStep(this.step, this.sequence, false);
  }

  /** Look at a place, whether or not the career has been there. */
  showPlace(id) {
    const place = this.career ? this.career.ids.indexOf(id) : -1;
    if (place < 0 || this.career.locus[place] === "u") return;
    const [lat, lon] = latLonOf(this.career.x[place], this.career.y[place]);
    const zoom = Math.max(this.map.getMinZoom(), POINT_ZOOM);
    this.camera.go({ centre: L.latLng(lat, lon), zoom }, true);
  }

  /** Point at any place on earth: `name`, `lat` and `lon` in degrees, `radiusKm` for an area. */
  pointAt(place) {
    this.pointer.show(place);
  }

  /** What is shown, for tests. */
  state() {
    return stateOf(this);
  }
}
