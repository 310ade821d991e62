// The way so far: thin, neutral lines from stop to stop. A way there and the way back bend to
// opposite sides, so that both can be seen; no arrows.

const BEND = 0.1;
const BEND_MORE = 0.045;
const TRIM_STEPS = 40;

/** A quadratic curve in world units: from (ax, ay) by way of (cx, cy) to (bx, by). */
function curveBetween(ax, ay, bx, by, bend) {
  return {
    ax,
    ay,
    cx: (ax + bx) / 2 - (by - ay) * bend,
    cy: (ay + by) / 2 + (bx - ax) * bend,
    bx,
    by,
  };
}

function pointOn(curve, t) {
  const u = 1 - t;
  return [
    u * u * curve.ax + 2 * u * t * curve.cx + t * t * curve.bx,
    u * u * curve.ay + 2 * u * t * curve.cy + t * t * curve.by,
  ];
}

/** The part of a curve between two parameters (de Casteljau). */
function partOf(curve, from, to) {
  const [ax, ay] = pointOn(curve, from);
  const [bx, by] = pointOn(curve, to);
  const mix = (p, q, t) => p + (q - p) * t;
  const control = (a, c, b) => mix(mix(a, c, from), mix(c, b, from), to);
  return {
    ax,
    ay,
    cx: control(curve.ax, curve.cx, curve.bx),
    cy: control(curve.ay, curve.cy, curve.by),
    bx,
    by,
  };
}

class Ways {
  constructor(career) {
    this.career = career;
    this.trimmed = new Map();
  }

  /** The curve to a step, or null where none may be drawn. */
  curve(step) {
    const { career } = this;
    const from = career.wayFrom[step];
    if (from < 0) return null;
    const start = career.first[from];
    const end = career.first[step];
    if (career.pointed(start) && career.pointed(end)) return this._whole(start, end, step);
    if (!this.trimmed.has(step)) {
      this.trimmed.set(step, this._trim(this._whole(start, end, step), start, end));
    }
    return this.trimmed.get(step);
  }

  _whole(start, end, step) {
    const { career } = this;
    const p = career.stopPlace[start];
    const q = career.stopPlace[end];
    // The short way round: a line from Kamchatka to Alaska does not cross Europe.
    const x = career.x[q] - Math.round(career.x[q] - career.x[p]);
    const bend = BEND + BEND_MORE * career.repeats[step];
    return curveBetween(career.x[p], career.y[p], x, career.y[q], bend);
  }

  /** A line ends at the edge of an area: a point inside it would say more than is known. */
  _trim(curve, start, end) {
    let from = 0;
    let to = TRIM_STEPS;
    while (from < to && this._inside(start, pointOn(curve, from / TRIM_STEPS))) from++;
    while (to > from && this._inside(end, pointOn(curve, to / TRIM_STEPS))) to--;
    if (to - from < 2) return null;
    return partOf(curve, this._edge(start, curve, from, -1), this._edge(end, curve, to, 1));
  }

  /** Where exactly a curve crosses an edge, between the point before it and `at`. */
  _edge(stop, curve, at, way) {
    let outside = at / TRIM_STEPS;
    let inside = Math.max(0, Math.min(1, (at + way) / TRIM_STEPS));
    if (!this._inside(stop, pointOn(curve, inside))) return inside;
    for (let i = 0; i < 8; i++) {
      const middle = (outside + inside) / 2;
      if (this._inside(stop, pointOn(curve, middle))) inside = middle;
      else outside = middle;
    }
    return outside;
  }

  _inside(stop, [x, y]) {
    const { career } = this;
    if (career.pointed(stop)) return false;
    const area = career.areaOf(stop);
    if (area) return area.holds(x, y);
    const place = career.stopPlace[stop];
    return Math.hypot(x - career.x[place], y - career.y[place]) < career.reach(stop);
  }

  /** Draw the ways to the steps from `from` up to and with `to`. */
  paint(ctx, view, from, to, palette) {
    const solid = this._paths(view, from, to, false);
    this._stroke(ctx, solid, { way: palette.halo, waySecond: palette.halo }, 4.5);
    this._stroke(ctx, solid, palette, 1.6);
    this._dashed(ctx, this._paths(view, from, to, true), palette, 1.6);
  }

  /** The same for many and older ones: thin, and without a halo. */
  paintThin(ctx, view, from, to, palette, width) {
    this._stroke(ctx, this._paths(view, from, to, false), palette, width);
    this._dashed(ctx, this._paths(view, from, to, true), palette, width);
  }

  _dashed(ctx, paths, colours, width) {
    ctx.setLineDash([7, 6]);
    this._stroke(ctx, paths, colours, width);
    ctx.setLineDash([]);
  }

  /** One by one: a path of many curves takes several times as long to stroke. */
  _stroke(ctx, paths, { way, waySecond }, width) {
    ctx.lineWidth = width;
    for (const [ax, ay, cx, cy, bx, by, second] of paths) {
      ctx.strokeStyle = second ? waySecond : way;
      ctx.beginPath();
      ctx.moveTo(ax, ay);
      ctx.quadraticCurveTo(cx, cy, bx, by);
      ctx.stroke();
    }
  }

  _paths(view, from, to, dashed) {
    const paths = [];
    for (let step = from; step <= to; step++) {
      if (this.career.wayFrom[step] < 0 || this.career.unknownWay(step) !== dashed) continue;
      const curve = this.curve(step);
      if (!curve) continue;
      const second = this.career.second(this.career.first[step]);
      this._trace(paths, view, curve, 0, second);
      if (curve.bx < 0) this._trace(paths, view, curve, 1, second);
      if (curve.bx > 1) this._trace(paths, view, curve, -1, second);
    }
    return paths;
  }

  _trace(paths, view, c, shift, second) {
    const [ax, ay] = [view.x(c.ax + shift), view.y(c.ay)];
    const [cx, cy] = [view.x(c.cx + shift), view.y(c.cy)];
    const [bx, by] = [view.x(c.bx + shift), view.y(c.by)];
    // A curve lies inside the triangle of its three points: what is out of sight is not stroked.
    if (Math.max(ax, cx, bx) < 0 || Math.min(ax, cx, bx) > view.width) return;
    if (Math.max(ay, cy, by) < 0 || Math.min(ay, cy, by) > view.height) return;
    paths.push([ax, ay, cx, cy, bx, by, second]);
  }
}
