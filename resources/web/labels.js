// Which names stand on the map in a view, and where.

const PAST_LABELS = 14;
const PAST_MARKS = 60;
const SCAN_STOPS = 400;
const BESIDE = 8; // pixels between a shape and its name
const TOGETHER = 24; // pixels: marks nearer than this look like one

class Labels {
  constructor(map, options) {
    this.map = map;
    this.pane = map.createPane("atlas-labels");
    this.plates = new Nameplates(this.pane, options);
    this.shown = [];
  }

  setCareer(career, ways) {
    this.career = career;
    this.ways = ways;
    this.plates.career = career;
    this.forget();
  }

  setTexts(texts) {
    this.texts = texts;
    this.plates.texts = texts;
    this.forget();
  }

  /** Throw away what was measured: the language, the text size or the career changed. */
  forget() {
    this.shown = [];
    this.plates.forget();
  }

  /** Only the current names go along with a flight; the others come back when it lands. */
  fly(view) {
    this.pane.classList.add("flying");
    for (const label of this.shown) if (label.now) this._move(label, view);
  }

  _move(label, view) {
    const { place, rect, anchor } = label;
    const left = rect.left + view.x(this.career.x[place]) - anchor.x;
    const top = rect.top + view.y(this.career.y[place]) - anchor.y;
    this._put(label.element, left, top);
  }

  _put(element, left, top) {
    const point = this.map.containerPointToLayerPoint([left, top]);
    element.style.transform = `translate(${Math.round(point.x)}px,${Math.round(point.y)}px)`;
  }

  /**
   * Place the labels of a step in a view; `controls` are rectangles to keep clear of. In a flight
   * `onlyNow` leaves the past ones for when it lands.
   */
  place(view, step, controls, { onlyNow }) {
    this.pane.classList.remove("flying");
    const wanted = this._wanted(view, step);
    const all = this._groups(view, wanted, step);
    const groups = onlyNow ? all.slice(0, wanted.now) : all;
    const labels = this.plates.of(groups, step);
    for (const label of labels) this._unfold(label);
    const marks = this._marks(view, wanted, step);
    const clear = new Clearings(view, {
      taken: [...controls, ...marks, ...this._lineEnds(view, step)],
      lines: this._linePoints(view, step),
    });
    this.shown = labels.filter((label) => this._settle(label, view, clear));
    this._show();
    this.marks = marks;
  }

  /** The stops whose names may show: the current ones first, then back in time. */
  _wanted(view, step) {
    const { career } = this;
    const stops = [];
    const seen = new Set();
    const add = (stop) => {
      const place = career.stopPlace[stop];
      if (seen.has(place) || !career.located(stop)) return;
      seen.add(place);
      stops.push(stop);
    };
    for (const stop of career.stopsOf(step)) add(stop);
    stops.now = stops.length;
    const last = career.first[step] - 1;
    for (let stop = last; stop > last - SCAN_STOPS && stop >= 0; stop--) {
      if (stops.length >= stops.now + PAST_MARKS) break;
      add(stop);
    }
    return stops;
  }

  /**
   * One name for marks that cannot be told apart: a building goes with its city, and the visits
   * are counted together. The current places keep their names.
   */
  _groups(view, stops, step) {
    const { career } = this;
    const groups = [];
    const now = career.first[step];
    for (const stop of stops) {
      const place = career.stopPlace[stop];
      const at = { x: view.x(career.x[place]), y: view.y(career.y[place]) };
      const near = (group) => Math.hypot(group.x - at.x, group.y - at.y) < TOGETHER;
      const host = stop < now && career.pointed(stop) && groups.find((g) => g.point && near(g));
      if (host) host.places.push(place);
      else groups.push({ ...at, stop, places: [place], point: career.pointed(stop) });
    }
    return groups.slice(0, stops.now + PAST_LABELS);
  }

  _marks(view, stops, step) {
    const { career } = this;
    const rects = [];
    const now = career.first[step];
    for (const stop of stops) {
      if (!career.pointed(stop)) continue;
      const place = career.stopPlace[stop];
      const half = (stop >= now ? CURRENT_RADIUS : MARK_RADIUS) + 3;
      rects.push(rectAround(view.x(career.x[place]), view.y(career.y[place]), half));
    }
    return rects;
  }

  *_recentCurves(step, count) {
    for (let i = step; i >= 0 && i > step - count; i--) {
      const curve = this.ways.curve(i);
      if (curve) yield curve;
    }
  }

  _lineEnds(view, step) {
    const ends = [];
    for (const c of this._recentCurves(step, PAST_MARKS)) {
      ends.push(rectAround(view.x(c.ax), view.y(c.ay), 5), rectAround(view.x(c.bx), view.y(c.by), 5));
    }
    return ends;
  }

  _linePoints(view, step) {
    const points = [];
    for (const curve of this._recentCurves(step, 24)) {
      for (let t = 1; t < 32; t++) {
        const [x, y] = pointOn(curve, t / 32);
        if (view.holds(view.x(x), view.y(y))) points.push([view.x(x), view.y(y)]);
      }
    }
    return points;
  }

  _settle(label, view, clear) {
    const { career } = this;
    const x = view.x(career.x[label.place]);
    const y = view.y(career.y[label.place]);
    const spot = career.pointed(label.stop)
      ? this._besidePoint(label, x, y, view, clear)
      : this._insideArea(label, x, y, view, clear);
    if (!spot) return label.now && this._compact(label) && this._settle(label, view, clear);
    Object.assign(label, { rect: spot.rect, anchor: { x, y } });
    label.element.dataset.side = spot.side;
    this._put(label.element, spot.rect.left, spot.rect.top);
    return true;
  }

  /** The name alone, where there is no room for more: the details stand beside the map as well. */
  _compact(label) {
    const { classList } = label.element;
    if (classList.contains("compact")) return false;
    classList.add("compact");
    label.whole = label.size;
    label.size = { width: label.element.offsetWidth, height: label.element.offsetHeight };
    return true;
  }

  /** In another view there may be room for the details again. */
  _unfold(label) {
    if (!label.whole) return;
    label.element.classList.remove("compact");
    label.size = label.whole;
    label.whole = null;
  }

  _besidePoint(label, x, y, view, clear) {
    if (!view.holds(x, y)) return null;
    const near = label.now ? CURRENT_RADIUS + 6 : MARK_RADIUS + 5;
    // The current name must be read: it may stand further off rather than not at all.
    for (const gap of label.now ? [near, near + 14, near + 36, near + 70] : [near]) {
      const spot = clear.best(positionsAround(x, y, gap, label.size));
      if (spot) return spot;
    }
    return label.now ? this._anywhere(label, x, y, view, clear) : null;
  }

  /** Where nothing near is free: the nearest free place in the window. */
  _anywhere(label, x, y, view, clear) {
    const all = { left: 0, top: 0, right: view.width, bottom: view.height };
    return clear.best(positionsInside(x, y, all, () => true, label.size));
  }

  _insideArea(label, x, y, view, clear) {
    const box = this._box(label.stop, x, y, view);
    if (box.right <= box.left || box.bottom <= box.top) return null;
    const wide = box.right - box.left > label.size.width;
    const high = box.bottom - box.top > label.size.height;
    const spot = wide && high && clear.best(this._whollyInside(label, x, y, box, view));
    if (spot) return spot;
    // Too small to write in: beside it, so that the shape itself is not written over.
    const beside = clear.best(positionsBeside(box, BESIDE, label.size));
    if (beside || !label.now) return beside;
    // Without its details it may find room beside; with them it would hide the shape.
    if (!label.whole) return null;
    return clear.best(this._inside(label, x, y, box, view)) || this._anywhere(label, x, y, view, clear);
  }

  /** The part of the window that an area takes up. */
  _box(stop, x, y, view) {
    const area = this.career.areaOf(stop);
    if (!area) {
      return rectAround(x, y, Math.max(26, this.career.reach(stop) * view.scale) * 0.7);
    }
    return {
      left: Math.max(0, view.x(area.box.left)),
      right: Math.min(view.width, view.x(area.box.right)),
      top: Math.max(0, view.y(area.box.top)),
      bottom: Math.min(view.height, view.y(area.box.bottom)),
    };
  }

  /** Whether the stop's shape holds a point of the window. */
  _holder(label, view) {
    const area = this.career.areaOf(label.stop);
    const world = (a) => a / view.scale;
    return (a, b) => !area || area.holds(world(a + view.left), world(b + view.top));
  }

  _inside(label, x, y, box, view) {
    return positionsInside(x, y, box, this._holder(label, view), label.size);
  }

  /** Inside, and not across the border: what a shape looks like must be seen. */
  *_whollyInside(label, x, y, box, view) {
    const holds = this._holder(label, view);
    for (const [side, rect] of this._inside(label, x, y, box, view)) {
      if (pointsRound(rect).every((point) => holds(...point))) yield [side, rect];
    }
  }

  _show() {
    const elements = new Set(this.shown.map((label) => label.element));
    for (const child of this.pane.children) child.classList.toggle("placed", elements.has(child));
    for (const element of elements) {
      if (!element.isConnected) this.pane.appendChild(element);
    }
  }
}
