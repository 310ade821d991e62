// Last in the bundle: what the map's own script, written by folium, calls.
window.startAtlas = start;
if (jsonBlock("atlas-config").alone) {
  // Before the map is made: it is measured then, and without a script it is not shown.
  document.documentElement.classList.add("alive", "at-start");
}
