// The elements that names are written on: the current place large, with today's name second, what
// is not sure in words, and a badge with every visit; past places small.

const VISITS_SHOWN = 6;
const CACHED = 48; // three times as many as are shown at once

class Nameplates {
  constructor(pane, { onPlace, onStep, focusable }) {
    this.pane = pane;
    this.onPlace = onPlace;
    this.onStep = onStep;
    this.tabIndex = focusable ? 0 : -1;
    this.cache = new Map();
  }

  forget() {
    this.cache.clear();
    this.pane.replaceChildren();
  }

  /** Elements for stops, made once for each text and measured together. */
  of(groups, step) {
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
    if (known) {
      this.cache.delete(key); // the longest unused give way, never one that is on show
      this.cache.set(key, known);
      return known;
    }
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
    if (career.second(label.stop)) kinds.push("second");
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
}
