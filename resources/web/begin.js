// Last in the bundle: what the map's own script, written by folium, calls.

/** West, south, east, north in degrees as a box in world units; empty where there is no basemap. */
function tileBox(bounds) {
  if (!bounds) return { left: 0, right: 0, top: 0, bottom: 0 };
  const [west, south, east, north] = bounds;
  return { left: worldX(west), right: worldX(east), top: worldY(north), bottom: worldY(south) };
}

/** Called by the map's own script once the map stands. */
function start(map) {
  const config = jsonBlock("atlas-config");
  const block = jsonBlock("atlas-data");
  const data = block
    ? new EmbeddedData(block, jsonBlock("atlas-tiles") || {})
    : new FetchedData(config.base);
  const atlas = new Atlas(map, config, data);
  atlas.lesson = new LessonView(atlas);
  window.atlas = atlas;
  const begun = atlas.start();
  if (config.alone) begun.then(() => new Player(atlas));
  begun.catch((error) => atlas.bridge.problem(error));
}

window.startAtlas = start;
if (jsonBlock("atlas-config").alone) {
  // Before the map is made: it is measured then, and without a script it is not shown.
  document.documentElement.classList.add("alive", "at-start");
}
