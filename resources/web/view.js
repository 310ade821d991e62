// Where the world stands on the screen in one frame, and what shapes look like in it.
//
// World units: Web Mercator on a square of side 1, x to the east, y to the south.

const TILE = 256;
const EQUATOR_KM = 40075.017;
const MAX_LATITUDE = 85.05112878;

function worldX(lon) {
  return lon / 360 + 0.5;
}

function worldY(lat) {
  const sine = Math.sin((Math.max(-MAX_LATITUDE, Math.min(MAX_LATITUDE, lat)) * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}

function latLonOf(x, y) {
  const lat = (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;
  return [lat, (x - 0.5) * 360];
}

/** World units that a distance on the ground takes up at world height y. */
function worldLength(km, y) {
  const [lat] = latLonOf(0, y);
  return km / (EQUATOR_KM * Math.cos((lat * Math.PI) / 180));
}

/** One frame's window on the world: `scale` pixels a world unit, `left` and `top` in pixels. */
class View {
  constructor({ x, y, zoom, width, height }) {
    this.zoom = zoom;
    this.width = width;
    this.height = height;
    this.scale = TILE * 2 ** zoom;
    this.left = x * this.scale - width / 2;
    this.top = y * this.scale - height / 2;
  }

  /** The view a Leaflet map shows now. Not rounded to pixels, so that a flight does not tremble. */
  static of(map) {
    const centre = map.getCenter();
    const size = map.getSize();
    return new View({
      x: worldX(centre.lng),
      y: worldY(centre.lat),
      zoom: map.getZoom(),
      width: size.x,
      height: size.y,
    });
  }

  x(worldX) {
    return worldX * this.scale - this.left;
  }

  y(worldY) {
    return worldY * this.scale - this.top;
  }

  /** Whether a point lies in the view or within `margin` pixels of it. */
  holds(x, y, margin = 0) {
    return x >= -margin && y >= -margin && x <= this.width + margin && y <= this.height + margin;
  }

  /** Draw with world units under a context whose unit is a CSS pixel. */
  inWorld(ctx, draw) {
    ctx.save();
    ctx.translate(-this.left, -this.top);
    ctx.scale(this.scale, this.scale);
    draw(1 / this.scale);
    ctx.restore();
  }
}
