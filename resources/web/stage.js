// Two canvases: what lies below (the basemap, overlays, the older way) and what changes with each
// step ("live"). A step draws only the difference; while the map flies, everything is painted on the
// lower canvas, so that a frame costs one picture.

const RECENT_MOST = 32; // steps on the live canvas before some go to the trail
const RECENT_LEAST = 8;

class Stage {
  constructor(map, basemap) {
    this.map = map;
    this.basemap = basemap;
    this.overlays = [];
    this.career = null;
    this.step = -1;
    this.folded = 0;
    this.palette = null;
    this.base = this._canvas("atlas-base", { alpha: false });
    this.live = this._canvas("atlas-live");
    this.resting = null;
  }

  _canvas(name, options) {
    const canvas = document.createElement("canvas");
    canvas.className = `atlas-canvas ${name}`;
    canvas.setAttribute("aria-hidden", "true");
    this.map.getPane("tilePane").appendChild(canvas);
    return canvas.getContext("2d", options);
  }

  setCareer(career) {
    this.career = career;
    this.ways = new Ways(career);
    this.marks = new Marks(career);
    this.trail = new Trail(career, this.ways, this.marks, () => this.refresh());
    this.step = -1;
    this.folded = 0;
  }

  /** Show a step. Without `paint` somebody paints everything next. */
  showStep(step, { paint }) {
    this.step = step;
    const folded = this._fold(step);
    if (!paint) return;
    if (folded) this._paintBase(this.resting);
    this._paintLive(this.resting);
  }

  /** Decide which steps belong to the trail; says whether those changed. */
  _fold(step) {
    const recent = step - this.folded;
    if (recent >= 0 && recent <= RECENT_MOST) return false;
    const before = this.folded;
    this.folded = Math.max(0, step - RECENT_LEAST);
    return this.folded !== before;
  }

  /** Everything anew, after the map came to rest. */
  settle() {
    const view = View.of(this.map);
    for (const ctx of [this.base, this.live]) this._fit(ctx, view);
    this._visible(true);
    this.resting = view;
    this.basemap.want(view);
    this._paintBase(view);
    this._paintLive(view);
  }

  /** One frame of a drag, a pinch or a flight. */
  move() {
    const view = View.of(this.map);
    const turning = !this.resting || Math.abs(view.zoom - this.resting.zoom) > 1e-6;
    this._place(this.base);
    if (turning) this._visible(false);
    else this.basemap.want(view);
    this._paintBase(view, { turning });
    if (turning && this.career) this._paintNow(this.base, view);
  }

  /** A tile arrived: paint the basemap again, once a frame. */
  refresh() {
    if (this.refreshing) return;
    this.refreshing = true;
    requestAnimationFrame(() => {
      this.refreshing = false;
      if (this.resting && this._shown) this._paintBase(View.of(this.map));
    });
  }

  _visible(shown) {
    this._shown = shown;
    this.live.canvas.style.visibility = shown ? "" : "hidden";
  }

  _fit(ctx, view) {
    const density = window.devicePixelRatio || 1;
    const width = Math.round(view.width * density);
    const height = Math.round(view.height * density);
    const { canvas } = ctx;
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
      canvas.style.width = `${view.width}px`;
      canvas.style.height = `${view.height}px`;
    }
    ctx.setTransform(density, 0, 0, density, 0, 0);
    this._place(ctx);
  }

  _place(ctx) {
    L.DomUtil.setPosition(ctx.canvas, this.map.containerPointToLayerPoint([0, 0]));
  }

  _paintBase(view, { turning = false } = {}) {
    const ctx = this.base;
    ctx.fillStyle = this.palette.ground;
    ctx.fillRect(0, 0, view.width, view.height);
    this.basemap.paint(ctx, view);
    for (const overlay of this.overlays) overlay.paint(ctx, view, this.palette);
    if (!this.trail || !this.folded) return;
    if (turning) this.trail.paintTurning(ctx, view, this.folded);
    else this.trail.paint(ctx, view, this.folded, this.palette);
  }

  _paintLive(view) {
    this.live.clearRect(0, 0, view.width, view.height);
    if (this.career && this.step >= 0) this._paintNow(this.live, view);
  }

  _paintNow(ctx, view) {
    const { career, step } = this;
    const now = [...career.stopsOf(step)];
    const here = new Set(now.map((stop) => career.stopPlace[stop]));
    const past = this._stops(this.folded, step - 1).filter((s) => !here.has(career.stopPlace[s]));
    const style = career.neutral(step) ? this.palette.ending : this.palette.now;
    this.marks.paintAreas(ctx, view, past, this.palette.past);
    this.marks.paintAreas(ctx, view, now, style);
    this.ways.paint(ctx, view, this.folded, step, this.palette);
    this.marks.paintPoints(ctx, view, past, this.palette.past);
    this.marks.paintPoints(ctx, view, now, style);
  }

  _stops(from, to) {
    const { first } = this.career;
    const stops = [];
    for (let stop = first[from]; stop < first[to + 1]; stop++) stops.push(stop);
    return stops;
  }
}
