// The older way, kept as pictures of fixed parts of the world ("leaves"): wherever the map has gone
// meanwhile, a step draws only what is new. Leaves that are missing follow in the frames after.

const LEAF = 512; // CSS pixels
const LEAF_MEMORY = 40e6; // bytes, or twice what a view needs: a career over Eurasia takes 36 leaves
const TRAIL_MOST = 800; // steps: a finer web than this no eye resolves
const AT_HAND = 250; // steps that are added to a leaf before the frame
const TURN_MS = 6; // how long leaves are drawn between two frames
const AHEAD_MS = 150; // after so long a rest, leaves that a next step may need are drawn too
const TRAIL_WIDTH = 1; // a hairline costs a twentieth of anything wider

class Trail {
  /** `changed` is called when more of the trail can be painted. */
  constructor(career, ways, marks, changed) {
    this.career = career;
    this.ways = ways;
    this.marks = marks;
    this.changed = changed;
    this.leaves = new Map();
    this.due = [];
    this.working = false;
    this.zoom = 0;
    this.needed = 0;
    this.timer = 0;
    this.bounds = boundsOf(career);
  }

  /** Paint the steps before `until` in a view at rest or in a drag, as far as they are drawn. */
  paint(ctx, view, until, palette) {
    this._use(palette);
    this.due = [];
    this.zoom = view.zoom;
    clearTimeout(this.timer);
    if (!until) return;
    const first = [Math.floor(view.left / LEAF), Math.floor(view.top / LEAF)];
    const last = [(view.left + view.width) / LEAF, (view.top + view.height) / LEAF];
    this.needed = (Math.ceil(last[0]) - first[0]) * (Math.ceil(last[1]) - first[1]);
    for (let y = first[1]; y < last[1]; y++) {
      for (let x = first[0]; x < last[0]; x++) {
        const leaf = this._leaf(view.zoom, x, y);
        this._bring(leaf, until);
        this._draw(ctx, view, leaf, 1);
      }
    }
    this._work();
    this.timer = setTimeout(() => this._ahead(view, until), AHEAD_MS);
  }

  /** Paint what there is in a view of another zoom, as in a flight. */
  paintTurning(ctx, view, until) {
    const ratio = 2 ** (view.zoom - this.zoom);
    for (const leaf of this.leaves.values()) {
      if (leaf.zoom === this.zoom && leaf.until <= until) this._draw(ctx, view, leaf, ratio);
    }
  }

  _use(palette) {
    const density = window.devicePixelRatio || 1;
    if (palette === this.palette && density === this.density) return;
    this.palette = palette;
    this.density = density;
    this.leaves.clear();
  }

  /** The leaf of a part of the world, latest use last; the longest unused give way. */
  _leaf(zoom, x, y) {
    const key = `${zoom.toFixed(3)}/${x}/${y}`;
    const leaf = this.leaves.get(key) || { zoom, x, y, from: 0, until: 0, ctx: null };
    this.leaves.delete(key);
    this.leaves.set(key, leaf);
    for (const oldest of this.leaves.keys()) {
      if (this.leaves.size <= this._most()) break;
      this.leaves.delete(oldest);
    }
    return leaf;
  }

  _most() {
    return Math.max(2 * this.needed, Math.floor(LEAF_MEMORY / (LEAF * this.density) ** 2 / 4));
  }

  /** See to it that a leaf shows the steps before `until`: at once where that is quick. */
  _bring(leaf, until) {
    if (leaf.until > until) this._clear(leaf, 0); // it would show what is still to come
    if (leaf.until === until) return;
    if (leaf.until && until - leaf.until <= AT_HAND) this._add(leaf, until);
    else this.due.push([leaf, until]);
  }

  _work() {
    if (this.working || !this.due.length) return;
    this.working = true;
    afterPaint(() => {
      this.working = false;
      if (!this.due.length) return;
      const end = performance.now() + TURN_MS;
      while (this.due.length && performance.now() < end) this._add(...this.due.shift());
      this.changed();
      this._work();
    });
  }

  /** While the map rests: the leaves round the view, nearest first, as far as the career goes. */
  _ahead(view, until, around = this._around(view)) {
    const end = performance.now() + TURN_MS;
    while (around.length && performance.now() < end) {
      const leaf = this._leaf(view.zoom, ...around.pop());
      if (leaf.until !== until) this._add(leaf, until);
    }
    if (around.length) this.timer = setTimeout(() => this._ahead(view, until, around));
  }

  /** Where leaves that a next step may need lie, the nearest at the end. */
  _around(view) {
    const world = view.scale / LEAF;
    const [midX, midY] = [view.left + view.width / 2, view.top + view.height / 2];
    const away = ([x, y]) => Math.hypot((x + 0.5) * LEAF - midX, (y + 0.5) * LEAF - midY);
    const { left, top, right, bottom } = this.bounds;
    const places = [];
    for (let y = Math.floor(top * world); y <= bottom * world; y++) {
      for (let x = Math.floor(left * world); x <= right * world; x++) places.push([x, y]);
    }
    return places.sort((a, b) => away(a) - away(b)).slice(0, this._most()).reverse();
  }

  _clear(leaf, from) {
    leaf.from = leaf.until = from;
    if (leaf.ctx) leaf.ctx.clearRect(0, 0, LEAF, LEAF);
  }

  _add(leaf, until) {
    const oldest = Math.max(0, until - TRAIL_MOST);
    if (leaf.until > until || leaf.until < oldest) this._clear(leaf, oldest);
    const view = this._view(leaf);
    const { from, until: before } = leaf;
    leaf.until = until;
    const stops = this._stops(before, until, from);
    if (!leaf.ctx) leaf.ctx = this._canvas();
    const { past } = this.palette;
    this.marks.paintAreas(leaf.ctx, view, stops, past);
    this.ways.paintThin(leaf.ctx, view, before, until - 1, this.palette, TRAIL_WIDTH);
    this.marks.paintPoints(leaf.ctx, view, stops, past);
  }

  _canvas() {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = Math.round(LEAF * this.density);
    const ctx = canvas.getContext("2d");
    ctx.setTransform(this.density, 0, 0, this.density, 0, 0);
    return ctx;
  }

  _view({ zoom, x, y }) {
    const world = TILE * 2 ** zoom;
    const centre = { x: ((x + 0.5) * LEAF) / world, y: ((y + 0.5) * LEAF) / world };
    return new View({ ...centre, zoom, width: LEAF, height: LEAF });
  }

  /** The stops of steps that a leaf does not show yet, each place once. */
  _stops(first, until, oldest) {
    const { career } = this;
    const stops = [];
    for (let step = first; step < until; step++) {
      for (const stop of career.stopsOf(step)) {
        const visits = career.visits(career.stopPlace[stop], step - 1);
        if (!visits.length || visits[visits.length - 1] < oldest) stops.push(stop);
      }
    }
    return stops;
  }

  _draw(ctx, view, { ctx: drawn, x, y }, ratio) {
    if (!drawn) return;
    const side = LEAF * ratio;
    // Whole pixels, so that no seam shows between neighbours.
    const left = Math.round(x * side - view.left);
    const top = Math.round(y * side - view.top);
    const width = Math.round((x + 1) * side - view.left) - left;
    const height = Math.round((y + 1) * side - view.top) - top;
    if (left > view.width || top > view.height || left + width < 0 || top + height < 0) return;
    ctx.drawImage(drawn.canvas, left, top, width, height);
  }
}

/** The part of the world that a career's points take up. */
function boundsOf(career) {
  const bounds = { left: 1, top: 1, right: 0, bottom: 0 };
  for (let place = 0; place < career.x.length; place++) {
    if (career.locus[place] === "u") continue;
    bounds.left = Math.min(bounds.left, career.x[place]);
    bounds.right = Math.max(bounds.right, career.x[place]);
    bounds.top = Math.min(bounds.top, career.y[place]);
    bounds.bottom = Math.max(bounds.bottom, career.y[place]);
  }
  return bounds;
}
