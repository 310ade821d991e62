// Names on the map, as elements: the current place large, with today's name second, what is not
// sure in words, and a badge with every visit; past places small.

const PAST_LABELS = 14;
const PAST_MARKS = 60;
const SCAN_STOPS = 400;
const VISITS_SHOWN = 6;
const CACHED = 240;
const TOGETHER = 24; // pixels: marks nearer than this look like one

class Labels {
  constructor(map, { onPlace, onStep, focusable }) {
    this.map = map;
    this.onPlace = onPlace;
    this.onStep = onStep;
    this.tabIndex = focusable ? 0 : -1;
    this.pane = map.createPane("atlas-labels");
    this.cache = new Map();
    this.shown = [];
  }

  setCareer(career, ways) {
    this.career = career;
    this.ways = ways;
    this.forget();
  }

  setTexts(texts) {
    this.texts = texts;
    this.forget();
  }

  /** Throw away what was measured: the language, the text size or the career changed. */
  forget() {
    this.cache.clear();
    this.shown = [];
    this.pane.replaceChildren();
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
    const labels = this._elements(groups, step);
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
    label.size = { width: label.element.offsetWidth, height: label.element.offsetHeight };
    return true;
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
    const spot = wide && high && clear.best(this._inside(label, x, y, box, view));
    if (spot) return spot;
    // Too small to write in: beside it. Half of its size is how far its edge is away.
    const gap = Math.min(160, Math.max(box.right - box.left, box.bottom - box.top) / 2 + 8);
    const middle = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    const beside = clear.best(positionsAround(...middle, gap, label.size));
    if (beside || !label.now) return beside;
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

  _inside(label, x, y, box, view) {
    const area = this.career.areaOf(label.stop);
    const world = (a) => a / view.scale;
    const holds = (a, b) => !area || area.holds(world(a + view.left), world(b + view.top));
    return positionsInside(x, y, box, holds, label.size);
  }

  /** Elements for stops, made once for each text and measured together. */
  _elements(groups, step) {
    const labels = groups.map((group) => this._label(group, step));
    const fresh = labels.filter((label) => !label.size);
    for (const label of fresh) this.pane.appendChild(label.element);
    for (const label of fresh) {
      const { offsetWidth: width, offsetHeight: height } = label.element;
      label.size = { width, height };
    }
    return labels;
  }

  _label({ stop, places }, step) {
    const { career } = this;
    const place = career.stopPlace[stop];
    const now = stop >= career.first[step];
    const neutral = now && career.neutral(step);
    const visits = this._visits(places, step);
    const key = [stop, now && step, neutral, visits].join();
    const known = this.cache.get(key);
    if (known) return known;
    const label = { place, stop, now, neutral, size: null };
    label.element = this._element(label, visits, step);
    this._remember(key, label);
    return label;
  }

  /** The last visits to some places, in order, and 0 before them where there are more. */
  _visits(places, step) {
    const all = new Set();
    for (const place of places) {
      const visits = this.career.visits(place, step);
      for (const visit of visits.subarray(-VISITS_SHOWN - 1)) all.add(visit);
    }
    return [...all].sort((a, b) => a - b).slice(-VISITS_SHOWN - 1);
  }

  _remember(key, label) {
    if (this.cache.size >= CACHED) {
      const [oldest] = this.cache.keys();
      this.cache.get(oldest).element.remove();
      this.cache.delete(oldest);
    }
    this.cache.set(key, label);
  }

  _element(label, visits, step) {
    const { career, texts } = this;
    const element = document.createElement("div");
    const kinds = ["atlas-label", label.now ? "now" : "past"];
    if (label.neutral) kinds.push("neutral");
    if (!career.pointed(label.stop)) kinds.push("area");
    element.className = kinds.join(" ");
    const [name, today] = texts.names[label.place][career.stopEra[label.stop]] || ["", ""];
    const head = this._button("name", name, () => this.onPlace(career.ids[label.place]));
    element.append(head);
    if (label.now) this._details(element, label, today);
    if (visits.length > 1) element.append(this._badge(label, visits, step));
    return element;
  }

  _details(element, label, today) {
    const line = (text) => {
      const part = document.createElement("div");
      part.className = "detail";
      part.textContent = text;
      element.append(part);
    };
    if (today) line(this.texts.words.today.replace("{name}", () => today));
    const doubt = this._doubt(label.stop);
    if (doubt) line(doubt);
  }

  /** What is not sure about a place, in words. */
  _doubt(stop) {
    const { career, texts } = this;
    const { words } = texts;
    const parts = [];
    const locus = career.locus[career.stopPlace[stop]];
    const area = career.areaOf(stop);
    if (career.inferred(stop)) parts.push(words.inferred);
    else if (locus === "p" && !career.certain(stop)) parts.push(words.uncertain);
    if (locus === "r") parts.push(words.region);
    else if (locus !== "p") parts.push(area && area.certain ? words.area : words.rough);
    if (area && area.changed) parts.push(words.changed);
    return parts.join(" · ");
  }

  _badge(label, visits, step) {
    const badge = document.createElement("div");
    badge.className = "visits";
    const shown = visits.slice(-VISITS_SHOWN);
    if (!label.now) {
      const numbers = shown.map((visit) => visit + 1).join(" · ");
      const text = shown.length < visits.length ? `… ${numbers}` : numbers;
      badge.append(this._button("visit", text, () => this.onPlace(this.career.ids[label.place])));
      return badge;
    }
    if (shown.length < visits.length) badge.append("…");
    for (const visit of shown) {
      const button = this._button("visit", String(visit + 1), () => this.onStep(visit));
      const words = this.texts.words.visit;
      button.setAttribute("aria-label", words.replace("{n}", String(visit + 1)));
      if (visit === step) button.setAttribute("aria-current", "step");
      badge.append(button);
    }
    return badge;
  }

  _button(kind, text, action) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = kind;
    button.tabIndex = this.tabIndex;
    button.textContent = text;
    button.addEventListener("click", (event) => {
      event.stopPropagation();
      action();
    });
    return button;
  }

  _show() {
    const elements = new Set(this.shown.map((label) => label.element));
    for (const child of this.pane.children) child.classList.toggle("placed", elements.has(child));
    for (const element of elements) {
      if (!element.isConnected) this.pane.appendChild(element);
    }
  }
}
