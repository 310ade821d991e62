// What stands on the map besides the map: zoom buttons, scale, attribution, and a card for a stop
// that has no place to point at.

const SCALE_WIDTH = 130;

/** A round number of kilometres is at least half as long as the scale may be, and its label must
 * fit in that: "3000 km" is 46 pixels wide at 13 a letter, and there are padding and border. */
const scaleWidth = (textScale) => Math.max(SCALE_WIDTH, Math.ceil(2 * (46 * textScale + 15)));

/** Leaflet's scale with the units in the visitor's language. */
const Scale = L.Control.Scale.extend({
  words: { km: "km", m: "m" },

  setWords(words) {
    this.words = words;
    this._update();
  },

  _updateMetric(maxMeters) {
    const metres = this._getRoundNum(maxMeters);
    const { km, m } = this.words;
    const label = metres < 1000 ? `${metres} ${m}` : `${metres / 1000} ${km}`;
    this._updateScale(this._mScale, "", metres / maxMeters);
    this._mScale.textContent = label;
  },
});

class Controls {
  constructor(map, camera, { focusable }) {
    this.map = map;
    this.camera = camera;
    this.tabIndex = focusable ? 0 : -1;
    this.scaleWidth = SCALE_WIDTH;
    this.scale = new Scale({ imperial: false, maxWidth: SCALE_WIDTH }).addTo(map);
    this.zoomBar = this._control("topright", "atlas-zoom");
    this.zoom = this.zoomBar.getContainer();
    this.zoomIn = this._zoomButton("+", 1);
    this.zoomOut = this._zoomButton("\u2212", -1);
    this.credit = this._bar("bottomright", "atlas-credit");
    this.borders = this._bar("bottomright", "atlas-borders-note");
    this.card = this._bar("topleft", "atlas-card");
    this.card.hidden = this.borders.hidden = true;
  }

  _bar(position, name) {
    return this._control(position, name).getContainer();
  }

  _control(position, name) {
    const bar = L.control({ position });
    const element = L.DomUtil.create("div", name);
    L.DomEvent.disableClickPropagation(element);
    bar.onAdd = () => element; // also when it is moved to another corner
    return bar.addTo(this.map);
  }

  _zoomButton(sign, levels) {
    const button = document.createElement("button");
    button.type = "button";
    button.tabIndex = this.tabIndex;
    button.textContent = sign;
    button.addEventListener("click", () => this.camera.zoomBy(levels));
    this.zoom.append(button);
    return button;
  }

  setTexts({ words }) {
    this.measured = null;
    this.zoomIn.setAttribute("aria-label", words.zoomIn);
    this.zoomOut.setAttribute("aria-label", words.zoomOut);
    this.scale.setWords(words);
    this.credit.textContent = words.credit;
    this.borders.textContent = words.borders;
  }

  /** Where the zoom buttons stand: "high", "low" for a hand that does not reach up, or "none". */
  setZoomButtons(where) {
    this.zoom.hidden = where === "none";
    this.zoomBar.setPosition(where === "low" ? "bottomright" : "topright");
    this.measured = null;
  }

  setBorders(shown) {
    this.borders.hidden = !shown;
    this.measured = null;
  }

  /** Say in words what cannot be drawn. */
  setCard(lines) {
    if (lines.join("\n") === this.said) return;
    this.said = lines.join("\n");
    this.measured = null;
    this.card.hidden = !lines.length;
    this.card.replaceChildren(
      ...lines.map((line) => {
        const part = document.createElement("div");
        part.textContent = line;
        return part;
      }),
    );
  }

  /** The window or the size of text changed. */
  forget() {
    this.measured = null;
  }

  setTextScale(factor) {
    this.scaleWidth = this.scale.options.maxWidth = scaleWidth(factor);
    document.documentElement.style.setProperty("--scale-width", `${this.scaleWidth}px`);
    this.scale.setWords(this.scale.words);
    this.forget();
  }

  /** The rectangles that labels must keep clear of, in pixels from the map's corner. */
  rects() {
    this.measured = this.measured || this._measure();
    return this.measured;
  }

  _measure() {
    const origin = this.map.getContainer().getBoundingClientRect();
    const rect = (part, width = 0) => {
      const { left, top, right, bottom } = part.getBoundingClientRect();
      return {
        left: left - origin.left - 4,
        top: top - origin.top - 4,
        right: Math.max(right, left + width) - origin.left + 4,
        bottom: bottom - origin.top + 4,
      };
    };
    const parts = [this.zoom, this.credit, this.borders, this.card].filter((part) => !part.hidden);
    // The scale is as long as a round number of kilometres: keep clear of its longest.
    return [rect(this.scale.getContainer(), this.scaleWidth + 6), ...parts.map((part) => rect(part))];
  }
}
