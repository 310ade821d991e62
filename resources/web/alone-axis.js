// The exported page's time axis: true to time, with one stop for each posting. Stops are never
// closer than a finger; a thin line leads from each to its real day.

const STOP = 46;
const ROWS = { label: 16, stop: 44, line: 84, year: 110, height: 118 };
const SVG = "http://www.w3.org/2000/svg";

class TimeAxis {
  constructor(element, data, neutral, onStep) {
    this.element = element;
    this.data = data;
    this.neutral = new Set(neutral);
    this.onStep = onStep;
    this.count = data.startLo.length;
    this.step = 0;
    element.setAttribute("role", "slider");
    element.tabIndex = 0;
    element.setAttribute("aria-valuemin", "1");
    element.setAttribute("aria-valuemax", String(this.count));
    element.setAttribute("aria-orientation", "horizontal");
    this.picture = svg("svg", { height: ROWS.height, "aria-hidden": "true" });
    element.append(this.picture);
    new ResizeObserver(() => this.draw()).observe(element);
    this._listen();
  }

  _listen() {
    let dragging = false;
    const go = (event) => this.onStep(this._nearest(event));
    this.element.addEventListener("click", go);
    this.element.addEventListener("pointerdown", (event) => {
      dragging = !this.scrolls && event.isPrimary;
    });
    this.element.addEventListener("pointermove", (event) => {
      if (dragging && event.buttons) go(event);
    });
    window.addEventListener("pointerup", () => {
      dragging = false;
    });
  }

  _nearest(event) {
    const x = event.clientX - this.picture.getBoundingClientRect().left;
    const away = this.stops.map((stop) => Math.abs(stop - x));
    return away.indexOf(Math.min(...away));
  }

  setTexts(labels, name) {
    this.labels = labels;
    this.element.setAttribute("aria-label", name);
    this.draw();
  }

  show(step, valueText) {
    this.step = step;
    this.element.setAttribute("aria-valuenow", String(step + 1));
    this.element.setAttribute("aria-valuetext", valueText);
    this.draw();
    if (!this.scrolls) return;
    this.element.scrollLeft = this.stops[step] - this.element.clientWidth / 2;
  }

  draw() {
    const room = this.element.clientWidth;
    if (!room || !this.labels) return;
    this.width = Math.max(room, this.count * STOP + 8);
    this.scrolls = this.width > room;
    this.element.classList.toggle("scrolls", this.scrolls);
    this.picture.setAttribute("width", this.width);
    this.days = this._trueDays();
    this.stops = spread(this.days.map((day) => this.x(day)), STOP, STOP / 2, this.width - STOP / 2);
    this.picture.replaceChildren(...this._years(), ...this._bars(), ...this._stops(), ...this._names());
  }

  x(day) {
    const { first, last } = this.data;
    const inside = this.width - STOP;
    return STOP / 2 + (inside * (day - first)) / Math.max(1, last - first);
  }

  /** The day at which each stop is led to; an undated one stands with the one before it. */
  _trueDays() {
    const { startLo, startHi, endHi, first } = this.data;
    let last = first;
    return startLo.map((low, i) => {
      const day = low ?? startHi[i] ?? endHi[i];
      if (day !== null) last = low !== null && startHi[i] !== null ? (low + startHi[i]) / 2 : day;
      return last;
    });
  }

  _kind(step) {
    if (step > this.step) return "coming";
    if (step < this.step) return "past";
    return this.neutral.has(step) ? "current neutral" : "current";
  }

  _bars() {
    const { startLo, startHi, endLo, endHi } = this.data;
    const bars = [];
    for (let i = 0; i < this.count; i++) {
      const start = startLo[i] ?? startHi[i];
      if (start === null) continue;
      const end = endHi[i] ?? endLo[i] ?? startHi[i] ?? start;
      const sureFrom = Math.min(startHi[i] ?? start, end);
      const sureTo = Math.max(sureFrom, Math.min(endLo[i] ?? sureFrom, end));
      bars.push(this._bar(start, end, `${this._kind(i)} unsure`));
      if (sureTo > sureFrom) bars.push(this._bar(sureFrom, sureTo, this._kind(i)));
    }
    return bars;
  }

  _bar(from, to, kind) {
    const x = this.x(from);
    const width = Math.max(3, this.x(to) - x);
    return svg("rect", { x, y: ROWS.line - 5, width, height: 10, class: `bar ${kind}` });
  }

  _stops() {
    return this.stops.flatMap((x, i) => {
      const kind = this._kind(i);
      const real = this.x(this.days[i]);
      const path = `M${x} ${ROWS.stop + 11}L${real} ${ROWS.line - 7}`;
      return [
        svg("path", { d: path, class: `leader ${kind}` }),
        svg("circle", { cx: x, cy: ROWS.stop, r: 13, class: `stop ${kind}` }),
        text(x, ROWS.stop + 5, String(i + 1), `number ${kind}`),
      ];
    });
  }

  /** Short labels over the stops: the current one first, then as many as fit. */
  _names() {
    const taken = [];
    const names = [];
    const order = [this.step, ...this.stops.keys()];
    for (const i of new Set(order)) {
      const label = this.labels[i];
      const half = measure(label) / 2;
      const x = Math.max(half + 2, Math.min(this.width - half - 2, this.stops[i]));
      if (taken.some(([from, to]) => x - half - 8 < to && x + half + 8 > from)) continue;
      taken.push([x - half, x + half]);
      names.push(text(x, ROWS.label, label, `label ${this._kind(i)}`));
    }
    return names;
  }

  _years() {
    const [from, to] = [yearOf(this.data.first), yearOf(this.data.last)];
    const perYear = (this.width - STOP) / Math.max(1, to - from + 1);
    const every = [1, 2, 5, 10, 20, 50, 100, 500].find((n) => n * perYear >= 54) || 1000;
    const y = ROWS.line;
    const parts = [svg("path", { d: `M0 ${y}H${this.width}`, class: "line" })];
    for (let year = Math.ceil(from / every) * every; year <= to; year += every) {
      const x = this.x(firstDayOf(year));
      if (x < 18 || x > this.width - 18) continue;
      parts.push(svg("path", { d: `M${x} ${y - 8}V${y + 10}`, class: "tick" }));
      parts.push(text(x, ROWS.year, String(year), "year"));
    }
    return parts;
  }
}

/** Positions in order, at least `gap` apart and inside, each as near as may be to its own. */
function spread(wished, gap, low, high) {
  const count = wished.length;
  const after = [];
  const before = [];
  wished.forEach((x, i) => {
    after.push(Math.max(x, i ? after[i - 1] + gap : low));
  });
  for (let i = count - 1; i >= 0; i--) {
    before[i] = Math.min(wished[i], i < count - 1 ? before[i + 1] - gap : high);
  }
  // Both keep the distances, so their mean does; then push it inside.
  const mean = after.map((x, i) => (x + before[i]) / 2);
  for (let i = 0; i < count; i++) mean[i] = Math.max(mean[i], low + i * gap);
  for (let i = 0; i < count; i++) mean[i] = Math.min(mean[i], high - (count - 1 - i) * gap);
  return mean;
}

function svg(name, attributes) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

function text(x, y, content, kind) {
  const element = svg("text", { x, y, class: kind, "text-anchor": "middle" });
  element.textContent = content;
  return element;
}

const ruler = document.createElement("canvas").getContext("2d");

function measure(label) {
  ruler.font = "600 15px 'Source Sans 3', sans-serif";
  return ruler.measureText(label).width;
}

/** Julian Day Number of 1 January, Gregorian. */
function firstDayOf(year) {
  const date = new Date(Date.UTC(2000, 0, 1));
  date.setUTCFullYear(year);
  return date.getTime() / 864e5 + 2440588;
}

function yearOf(day) {
  return new Date((day - 2440588) * 864e5).getUTCFullYear();
}
