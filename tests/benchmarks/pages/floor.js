// What no map can beat: one element is moved for each step, over the same bridge.
"use strict";
let bridge = null;
const element = document.getElementById("step");

window.atlas = {
  showStep(index, sequence) {
    element.style.left = `${200 + ((index * 37) % 400)}px`;
    element.style.top = `${200 + ((index * 53) % 300)}px`;
    requestAnimationFrame(() => setTimeout(() => bridge.painted(sequence)));
  },
  load() { bridge.ready(1000000); },
};

new QWebChannel(qt.webChannelTransport, (channel) => {
  bridge = channel.objects.bridge;
  let count = 0;
  setInterval(() => bridge.beat(count++), 1000);
  window.atlas.load();
});
