// The smallest page that keeps the contract with the window: what MapView can be tested on
// without a map. `steps.json` holds the number of steps.
"use strict";
let bridge = null;
const look = {};
const shown = [];
const step = document.getElementById("step");

function painted(sequence) {
  requestAnimationFrame(() => setTimeout(() => bridge.painted(sequence)));
}

const atlas = {
  showStep(index, sequence, animate) {
    shown.push([index, animate]);
    step.textContent = String(index);
    step.style.background = `rgb(${index % 256}, ${(index * 7) % 256}, 99)`;
    painted(sequence);
  },
  setLanguage(language) { look.language = language; },
  setTheme(theme) { look.theme = theme; },
  setReducedMotion(reduced) { look.reducedMotion = reduced; },
  setTextScale(scale) { look.textScale = scale; },
  setBorders(on) { look.borders = on; },
  resetView() { look.reset = (look.reset || 0) + 1; },
  showPlace(id) { look.place = id; },
  async load() {
    const answer = await fetch("steps.json");
    bridge.ready(await answer.json());
  },
  state() { return { look, shown }; },
};
window.atlas = atlas;

new QWebChannel(qt.webChannelTransport, (channel) => {
  bridge = channel.objects.bridge;
  let count = 0;
  setInterval(() => bridge.beat(count++), 1000);
  atlas.load();
});
