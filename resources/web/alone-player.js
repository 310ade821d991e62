// The exported page once its script runs: one posting at a time beside the map. Without it the
// page is an ordered list.

const PACE_MS = 7000;
const PAN = 120;
const THEMES = ["light", "dark", "contrast"];

class Player {
  constructor(atlas) {
    this.atlas = atlas;
    this.block = atlas.data.block;
    this.root = document.documentElement;
    this.strip = document.querySelector(".strip");
    this.panel = document.querySelector(".panel");
    this.announcement = document.querySelector(".announcement");
    this.buttons = Object.fromEntries(
      ["previous", "play", "next"].map((name) => [name, this.strip.querySelector(`.${name}`)]),
    );
    this.step = 0;
    this.sequence = 0;
    this.playing = null;
    this.strip.hidden = false;
    this.axis = new TimeAxis(
      this.strip.querySelector(".axis"),
      this.block.axis,
      this.block.neutral,
      (step) => this.go(step),
    );
    this.languages = [...document.querySelectorAll(".languages a")];
    this._themeButton();
    this._listen();
    this._suit();
    this.setLanguage(this._asked() || atlas.language);
  }

  /** A language named in the address, as the links without a script do. */
  _asked() {
    const [language, step] = location.hash.slice(1).split("-");
    if (step > 0) this.step = Math.min(step - 1, this.axis.count - 1);
    return this.block.labels[language] ? language : null;
  }

  _listen() {
    this.buttons.previous.addEventListener("click", () => this.go(this.step - 1));
    this.buttons.next.addEventListener("click", () => this.go(this.step + 1));
    this.buttons.play.addEventListener("click", () => this._play(!this.playing));
    document.addEventListener("keydown", (event) => this._key(event));
    for (const link of this.languages) {
      link.addEventListener("click", (event) => {
        event.preventDefault();
        this.setLanguage(link.dataset.language);
      });
    }
    this.atlas.listeners.step.push((step) => this.go(step));
    this.atlas.listeners.place.push((id) => this._toPlace(id));
    window.addEventListener("resize", () => this._textScale());
    window.addEventListener("beforeprint", () => this._unfold());
    window.addEventListener("afterprint", () => this._fold());
  }

  /** Paper cannot be unfolded: sources and questions are, for as long as the page is printed. */
  _unfold() {
    const closed = ".story.chosen :is(.sources, .question):not([open])";
    this.unfolded = [...document.querySelectorAll(closed)];
    for (const part of this.unfolded) part.open = true;
  }

  _fold() {
    for (const part of this.unfolded || []) part.open = false;
  }

  /** Follow what the reader's system asks for. */
  _suit() {
    const wants = (query) => matchMedia(query).matches;
    this.atlas.setReducedMotion(wants("(prefers-reduced-motion: reduce)"));
    if (wants("(prefers-contrast: more)")) this.atlas.setTheme("contrast");
    else if (wants("(prefers-color-scheme: dark)")) this.atlas.setTheme("dark");
    this._textScale();
  }

  _textScale() {
    const { innerWidth: width, innerHeight: height } = window;
    const scale = Math.min(width, height * 1.25) / 1080;
    this.atlas.setTextScale(Math.round(Math.max(0.85, Math.min(2, scale)) * 20) / 20);
  }

  _themeButton() {
    this.theme = document.createElement("button");
    this.theme.type = "button";
    this.theme.className = "theme";
    this.theme.textContent = "◐";
    this.theme.addEventListener("click", () => {
      const now = THEMES.indexOf(this.root.dataset.theme);
      this.atlas.setTheme(THEMES[(now + 1) % THEMES.length]);
    });
    document.querySelector(".languages").append(this.theme);
  }

  /** Another language; the step stays. */
  async setLanguage(language) {
    this.language = language;
    const words = this.block.player[language];
    for (const link of this.languages) {
      if (link.dataset.language === language) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    for (const part of document.querySelectorAll(".name, .story")) {
      part.classList.toggle("chosen", part.lang === language);
    }
    this.buttons.previous.setAttribute("aria-label", words.previous);
    this.buttons.next.setAttribute("aria-label", words.next);
    this.theme.setAttribute("aria-label", words.colours);
    this.panel.setAttribute("aria-label", words.panel);
    this.axis.setTexts(this.block.stops[language], words.time);
    this._play(false);
    await this.atlas.setLanguage(language);
    this._show(false);
  }

  go(step) {
    const wished = Math.max(0, Math.min(this.axis.count - 1, step));
    if (wished === this.step) return;
    this.step = wished;
    this._show(true);
  }

  _show(animate) {
    const article = document.getElementById(`${this.language}-${this.step + 1}`);
    for (const shown of this.panel.querySelectorAll(".step.chosen")) shown.classList.remove("chosen");
    article.classList.add("chosen");
    this.root.classList.toggle("at-start", this.step === 0);
    this.panel.scrollTop = 0;
    const part = (name) => article.querySelector(name).textContent;
    const heading = [part(".count"), part("h2"), part(".when")].join(", ");
    this.announcement.lang = this.language;
    this.announcement.textContent = heading;
    const label = this.block.stops[this.language][this.step];
    this.axis.show(this.step, [part(".count"), label, part(".when")].join(", "));
    this.buttons.previous.disabled = this.step === 0;
    this.buttons.next.disabled = this.step === this.axis.count - 1;
    this.atlas.showStep(this.step, ++this.sequence, animate);
  }

  /** The last visit to a place that was tapped. */
  _toPlace(id) {
    const { career } = this.atlas;
    const visits = career.visits(career.ids.indexOf(id), this.step);
    if (visits.length) this.go(visits[visits.length - 1]);
  }

  _play(on) {
    clearInterval(this.playing);
    this.playing = on ? setInterval(() => this._tick(), PACE_MS) : null;
    const words = this.block.player[this.language];
    this.buttons.play.textContent = on ? "❚❚" : "▶";
    this.buttons.play.setAttribute("aria-label", on ? words.pause : words.play);
    if (on && this.step === this.axis.count - 1) this.go(0);
  }

  _tick() {
    if (this.step >= this.axis.count - 1) this._play(false);
    else this.go(this.step + 1);
  }

  _key(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    if (event.shiftKey) {
      this._pan(event);
      return;
    }
    const onAxis = event.target === this.axis.element;
    const moves = {
      ArrowRight: 1,
      PageDown: 1,
      ArrowLeft: -1,
      PageUp: -1,
      Home: -Infinity,
      End: Infinity,
      ...(onAxis ? { ArrowUp: 1, ArrowDown: -1 } : {}),
    };
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    this._play(false);
    this.go(this.step + move);
  }

  /** Shift and an arrow move the map: what a finger can do a key can do. */
  _pan(event) {
    const ways = {
      ArrowRight: [PAN, 0],
      ArrowLeft: [-PAN, 0],
      ArrowUp: [0, -PAN],
      ArrowDown: [0, PAN],
    };
    if (!ways[event.key]) return;
    event.preventDefault();
    this.atlas.map.panBy(ways[event.key], { animate: false });
  }
}
