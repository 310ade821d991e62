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
      if (area) this._area(ctx, view, area, style);
      else this._region(ctx, view, stop, style);
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
      if (view.holds(x, y, 30)) this._point(ctx, x, y, this.career.certain(stop), style);
    }
  }

  _point(ctx, x, y, certain, style) {
    const disc = (radius, colour) => {
      ctx.fillStyle = colour;
      ctx.beginPath();
      ctx.arc(x, y, radius, 0, 2 * Math.PI);
      ctx.fill();
    };
    disc(style.radius + 2, style.paper);
    disc(style.radius, style.ink);
    if (!certain) disc(style.radius - style.stroke, style.paper);
  }
}
