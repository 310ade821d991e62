// Goes to a step: to a point at a fixed zoom, to an area or to several places so that all is seen.

const POINT_ZOOM = 5.5;
const SMALL = 420; // a map less wide or high than this shows a point from a little further off
const NEAREST = 6.25;
const PAD = 64;
const MARGIN = 0.12;

class Camera {
  constructor(map, basemap) {
    this.map = map;
    this.basemap = basemap;
    this.reduced = false;
  }

  /** Never so far out that the world is narrower than the window. */
  fitWorld() {
    const { x, y } = this.map.getSize();
    const least = Math.log2(Math.max(x, y * 0.8, 1) / TILE);
    this.map.setMinZoom(Math.max(2, Math.ceil(least * 10) / 10));
  }

  /** Centre and zoom that suit a step. */
  target(career, step) {
    const boxes = [];
    for (const stop of career.stopsOf(step)) {
      if (career.located(stop)) boxes.push(boxOf(career, stop));
    }
    if (!boxes.length) return this._wholeWay(career, step);
    return this._fit(boxes.reduce(union));
  }

  /** Where no place is known: the whole way up to here. */
  _wholeWay(career, step) {
    const boxes = [];
    for (let place = 0; place < career.x.length; place++) {
      const stop = career.lastStopAt(place, step);
      if (stop >= 0 && career.located(stop)) boxes.push(boxOf(career, stop));
    }
    return boxes.length ? this._fit(boxes.reduce(union)) : null;
  }

  _fit(box) {
    const { x: width, y: height } = this.map.getSize();
    const wide = box.right - box.left;
    const high = box.bottom - box.top;
    const pad = Math.min(PAD + MARGIN * Math.min(width, height), 0.3 * Math.min(width, height));
    const scale = Math.min((width - 2 * pad) / wide, (height - 2 * pad) / high);
    const point = Math.min(width, height) < SMALL ? POINT_ZOOM - 0.75 : POINT_ZOOM;
    const zoom = wide || high ? Math.log2(scale / TILE) : point;
    const top = wide || high ? NEAREST : point;
    const limited = Math.max(this.map.getMinZoom(), Math.min(top, Math.floor(zoom * 4) / 4));
    const centre = latLonOf((box.left + box.right) / 2, (box.top + box.bottom) / 2);
    return { centre: L.latLng(...centre), zoom: limited };
  }

  /** Go there; says "still", "jumped" or "flying". A new call interrupts a flight. */
  go(target, animate) {
    const { map } = this;
    map.stop();
    if (!target || this._there(target)) return "still";
    this.basemap.want(this._viewAt(target));
    if (!animate || this.reduced || !map.getSize().x) {
      map.setView(target.centre, target.zoom, { animate: false });
      return "jumped";
    }
    map.flyTo(target.centre, target.zoom, { duration: this._seconds(target) });
    return "flying";
  }

  /** Load the pictures of where the map is about to go. */
  wantNow(target) {
    if (target) this.basemap.wantNow(this._viewAt(target));
  }

  _there(target) {
    const now = View.of(this.map);
    const goal = this._viewAt(target);
    const apart = Math.hypot(now.left - goal.left, now.top - goal.top);
    return Math.abs(now.zoom - goal.zoom) < 0.01 && apart < 1.5;
  }

  _viewAt({ centre, zoom }) {
    const { x: width, y: height } = this.map.getSize();
    return new View({ x: worldX(centre.lng), y: worldY(centre.lat), zoom, width, height });
  }

  _seconds(target) {
    const now = View.of(this.map);
    const goal = this._viewAt(target);
    const zoom = Math.min(now.zoom, goal.zoom);
    const far = this.map.project(target.centre, zoom).distanceTo(
      this.map.project(this.map.getCenter(), zoom),
    );
    const screens = far / Math.max(now.width, now.height);
    const effort = Math.log2(1 + 4 * screens) + 0.4 * Math.abs(now.zoom - goal.zoom);
    return Math.min(2.2, 0.45 + 0.35 * effort);
  }

  /** What a drag does, by a tap. */
  centreOn(place) {
    this.map.panTo(place, { animate: !this.reduced, duration: 0.25 });
  }

  zoomBy(levels) {
    const zoom = this.map.getZoom() + levels;
    const goal = Math.max(this.map.getMinZoom(), Math.min(this.map.getMaxZoom(), zoom));
    if (this.reduced) this.map.setZoom(goal, { animate: false });
    else this.map.flyTo(this.map.getCenter(), goal, { duration: 0.25 });
  }
}

/** The world's part that a stop takes up. */
function boxOf(career, stop) {
  const place = career.stopPlace[stop];
  const area = career.areaOf(stop);
  if (area) return area.box;
  const x = career.x[place];
  const y = career.y[place];
  const reach = career.pointed(stop) ? 0 : career.reach(stop);
  return { left: x - reach, right: x + reach, top: y - reach, bottom: y + reach };
}

function union(a, b) {
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  };
}
