// The career as columns: what the page knows of the postings. No dates, no texts.

const MAGIC = 0x314c5441; // "ATL1", little-endian
const ROUTE_NONE = 0;
const ROUTE_UNKNOWN = 2;
const FLAG_INFERRED = 4;
const FLAG_NEUTRAL = 8;
const FLAG_SECOND = 64;
const FLAG_MET = 128;

class Career {
  /**
   * Reads the columns written by geodata/page/payload.py (`steps.bin`), and the places
   * (`places.json`).
   */
  constructor(buffer, places) {
    const head = new Uint32Array(buffer, 0, 4);
    if (head[0] !== MAGIC) throw new Error("steps.bin is of another version");
    const [, steps, stops, count] = head;
    let at = 16;
    const take = (Type, length) => {
      const column = new Type(buffer, at, length);
      at += Math.ceil(column.byteLength / 4) * 4;
      return column;
    };
    this.length = steps;
    this.stopPlace = take(Uint32Array, stops);
    const lat = take(Int32Array, count);
    const lon = take(Int32Array, count);
    this.stopEra = take(Uint8Array, stops);
    this.stopFlags = take(Uint8Array, stops);
    this.first = runningSum(take(Uint8Array, steps));
    this.x = Float64Array.from(lon, (value) => worldX(value / 1e5));
    this.y = Float64Array.from(lat, (value) => worldY(value / 1e5));
    this.ids = places.ids;
    this.locus = places.locus;
    this.radiusKm = places.radius;
    this.eras = places.eras;
    this.outlines = places.outlines;
    this.areas = new Map();
    this._visits();
    this._ways();
  }

  /** Indexes into the stop columns for a step. */
  *stopsOf(step) {
    for (let stop = this.first[step]; stop < this.first[step + 1]; stop++) yield stop;
  }

  /** Whether the place of a stop may be drawn at all. */
  located(stop) {
    return this.locus[this.stopPlace[stop]] !== "u";
  }

  /** Whether the map may put a point: not for an area, not for a region. */
  pointed(stop) {
    return this.locus[this.stopPlace[stop]] === "p";
  }

  certain(stop) {
    return (this.stopFlags[stop] & 7) === 0;
  }

  inferred(stop) {
    return (this.stopFlags[stop] & FLAG_INFERRED) !== 0;
  }

  /** Death: never in the accent colour. */
  neutral(step) {
    const stop = this.first[step];
    return stop < this.first[step + 1] && (this.stopFlags[stop] & FLAG_NEUTRAL) !== 0;
  }

  /** Whether a stop belongs to the second of two careers. */
  second(stop) {
    return (this.stopFlags[stop] & FLAG_SECOND) !== 0;
  }

  /** Whether both of two people were there at that time, as far as is known. */
  met(stop) {
    return (this.stopFlags[stop] & FLAG_MET) !== 0;
  }

  /** The shape, or the shapes, that the place had at the stop's date; null where none is known. */
  areaOf(stop) {
    const place = this.stopPlace[stop];
    const outlines = this.eras[place][this.stopEra[stop]];
    if (!outlines || !outlines.length) return null;
    const key = outlines.join();
    if (!this.areas.has(key)) this.areas.set(key, new Area(outlines.map((n) => this.outlines[n])));
    return this.areas.get(key);
  }

  /** How far an area or region reaches, in world units; 0 where that is not known. */
  reach(stop) {
    const place = this.stopPlace[stop];
    return worldLength(this.radiusKm[place] || 0, this.y[place]);
  }

  /** The steps at a place up to and with `until`, in order. */
  visits(place, until) {
    const from = this.visitStart[place];
    let to = this.visitStart[place + 1];
    let low = from;
    while (low < to) {
      const middle = (low + to) >> 1;
      if (this.visitSteps[middle] <= until) low = middle + 1;
      else to = middle;
    }
    return this.visitSteps.subarray(from, low);
  }

  /** The last stop at a place up to and with step `until`; -1 where there is none. */
  lastStopAt(place, until) {
    const steps = this.visits(place, until);
    if (!steps.length) return -1;
    for (const stop of this.stopsOf(steps[steps.length - 1])) {
      if (this.stopPlace[stop] === place) return stop;
    }
    return -1;
  }

  route(step) {
    const stop = this.first[step];
    return stop < this.first[step + 1] ? (this.stopFlags[stop] >> 4) & 3 : ROUTE_NONE;
  }

  _visits() {
    const count = this.x.length;
    this.visitStart = new Uint32Array(count + 1);
    for (const place of this.stopPlace) this.visitStart[place + 1]++;
    for (let place = 0; place < count; place++) this.visitStart[place + 1] += this.visitStart[place];
    const next = this.visitStart.slice();
    this.visitSteps = new Uint32Array(this.stopPlace.length);
    for (let step = 0; step < this.length; step++) {
      for (let stop = this.first[step]; stop < this.first[step + 1]; stop++) {
        this.visitSteps[next[this.stopPlace[stop]]++] = step;
      }
    }
  }

  /**
   * From which step the way to each step comes (-1: no line). Where the author draws no line the
   * way begins anew. A step with several places has no line to it or from it, because nobody
   * knows their order; one without a place is passed over, and the line over it is dashed. Of two
   * careers each goes its own way.
   */
  _ways() {
    this.wayFrom = new Int32Array(this.length).fill(-1);
    this.repeats = new Uint8Array(this.length);
    this.before = new Int32Array(this.length).fill(-1); // the step before in the same career
    const travelled = new Map();
    const places = this.x.length;
    const last = [-1, -1];
    const before = [-1, -1];
    for (let step = 0; step < this.length; step++) {
      const lead = this.first[step];
      const count = this.first[step + 1] - lead;
      const own = count && this.second(lead) ? 1 : 0;
      this.before[step] = before[own];
      before[own] = step;
      if (this.before[step] >= 0 && this.route(step) === ROUTE_NONE && count) last[own] = -1;
      if (!count || !this.located(lead)) continue;
      const one = count === 1 || this._inLead(step);
      if (one && last[own] >= 0) this._way(last[own], step, travelled, places);
      last[own] = one ? step : -1;
    }
  }

  /** Whether all places of a step lie in the area of its first: a republic and its capital. */
  _inLead(step) {
    const [lead, ...others] = this.stopsOf(step);
    const area = this.areaOf(lead);
    if (!area) return false;
    const inside = (place) => area.holds(this.x[place], this.y[place]);
    return others.every((stop) => inside(this.stopPlace[stop]));
  }

  _way(from, to, travelled, places) {
    const start = this.stopPlace[this.first[from]];
    const end = this.stopPlace[this.first[to]];
    if (start === end) return;
    const pair = start * places + end;
    const before = travelled.get(pair) || 0;
    travelled.set(pair, before + 1);
    this.wayFrom[to] = from;
    this.repeats[to] = Math.min(before, 5);
  }

  /** Whether nothing is known of the way to a step. */
  unknownWay(step) {
    return this.route(step) === ROUTE_UNKNOWN || this.wayFrom[step] < this.before[step];
  }
}

function runningSum(counts) {
  const sums = new Uint32Array(counts.length + 1);
  for (let i = 0; i < counts.length; i++) sums[i + 1] = sums[i] + counts[i];
  return sums;
}

/** The approximate shape of an area, in world units; several shapes where its borders changed. */
class Area {
  constructor(outlines) {
    this.certain = outlines.every((outline) => outline.certain);
    this.changed = outlines.length > 1;
    this.box = { left: 1, top: 1, right: 0, bottom: 0 };
    this.path = new Path2D();
    this.rings = outlines.flatMap(({ rings }) => rings.map(turnedTheSameWay));
    for (const ring of this.rings) this._trace(ring);
  }

  _trace(ring) {
    const box = this.box;
    ring.forEach(([x, y], i) => {
      this.path[i ? "lineTo" : "moveTo"](x, y);
      box.left = Math.min(box.left, x);
      box.right = Math.max(box.right, x);
      box.top = Math.min(box.top, y);
      box.bottom = Math.max(box.bottom, y);
    });
    this.path.closePath();
  }

  /** Whether a point in world units lies inside one of the shapes. */
  holds(x, y) {
    const { left, right, top, bottom } = this.box;
    if (x < left || x > right || y < top || y > bottom) return false;
    return this.rings.some((ring) => ringHolds(ring, x, y));
  }
}

/** A ring [lat, lon, lat, lon, …] as [x, y] pairs, so turned that overlapping shapes add up. */
function turnedTheSameWay(flat) {
  const ring = [];
  let area = 0;
  for (let i = 0; i < flat.length; i += 2) ring.push([worldX(flat[i + 1]), worldY(flat[i])]);
  ring.forEach(([x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length];
    area += x * nextY - nextX * y;
  });
  return area < 0 ? ring.reverse() : ring;
}

/** Even-odd rule. */
function ringHolds(ring, x, y) {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = ring[i];
    const [bx, by] = ring[j];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}
