// Marks: a disc for a point, a ring for one that is not sure, a shaded shape for an area, a soft
// circle for a region. What is only roughly known is drawn roughly.

const MARK_RADIUS = 5.5;
const CURRENT_RADIUS = 9;

class Marks {
  constructor(career) {
    this.career = career;
  }

  /** The areas and regions of some stops, each drawn once. */
  paintAreas(ctx, view, stops, style) {
    const drawn = new Set();
    for (const stop of stops) {
      if (this.career.pointed(stop) || !this.career.located(stop)) continue;
      const area = this.career.areaOf(stop);
      const key = area || this.career.stopPlace[stop];
      if (drawn.has(key)) continue;
      drawn.add(key);
      const own = this._own(stop, style);
      if (area) this._area(ctx, view, area, own);
      else this._region(ctx, view, stop, own);
    }
  }

  _area(ctx, view, area, style) {
    view.inWorld(ctx, (pixel) => {
      ctx.fillStyle = style.fill;
      ctx.fill(area.path, "nonzero");
      ctx.strokeStyle = style.ink;
      ctx.lineWidth = style.edge * pixel;
      ctx.lineJoin = "round";
      ctx.setLineDash(area.certain ? [] : [6 * pixel, 5 * pixel]);
      ctx.stroke(area.path);
    });
  }

  _region(ctx, view, stop, style) {
    const place = this.career.stopPlace[stop];
    const x = view.x(this.career.x[place]);
    const y = view.y(this.career.y[place]);
    const radius = Math.max(26, this.career.reach(stop) * view.scale);
    const soft = ctx.createRadialGradient(x, y, radius * 0.55, x, y, radius);
    soft.addColorStop(0, style.fill);
    soft.addColorStop(0.72, style.ring);
    soft.addColorStop(1, style.none);
    ctx.fillStyle = soft;
    ctx.beginPath();
    ctx.arc(x, y, radius, 0, 2 * Math.PI);
    ctx.fill();
  }

  /** The points of some stops. */
  paintPoints(ctx, view, stops, style) {
    for (const stop of stops) {
      if (!this.career.pointed(stop)) continue;
      const place = this.career.stopPlace[stop];
      const x = view.x(this.career.x[place]);
      const y = view.y(this.career.y[place]);
      if (view.holds(x, y, 30)) this._point(ctx, x, y, stop, this._own(stop, style));
    }
  }

  /** The colours of the career that a stop belongs to. */
  _own(stop, style) {
    return (this.career.second(stop) && style.second) || style;
  }

  _point(ctx, x, y, stop, style) {
    const shape = this.career.second(stop) ? diamondPath : discPath;
    const fill = (radius, colour) => {
      ctx.fillStyle = colour;
      shape(ctx, x, y, radius);
      ctx.fill();
    };
    if (this.career.met(stop)) this._met(ctx, x, y, style);
    fill(style.radius + 2, style.paper);
    fill(style.radius, style.ink);
    if (!this.career.certain(stop)) fill(style.radius - style.stroke, style.paper);
  }

  /** A wider outline where both were at that time. */
  _met(ctx, x, y, style) {
    ctx.strokeStyle = style.ink;
    ctx.lineWidth = 1.5;
    discPath(ctx, x, y, style.radius + 6);
    ctx.stroke();
  }
}

function discPath(ctx, x, y, radius) {
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, 2 * Math.PI);
}

/** The sign of the second of two careers: colour is never the only one. */
function diamondPath(ctx, x, y, radius) {
  const reach = radius * 1.25;
  ctx.beginPath();
  ctx.moveTo(x, y - reach);
  ctx.lineTo(x + reach, y);
  ctx.lineTo(x, y + reach);
  ctx.lineTo(x - reach, y);
  ctx.closePath();
}
