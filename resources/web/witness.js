// What the page shows, as plain values.

function stateOf(atlas) {
  const view = View.of(atlas.map);
  const centre = atlas.map.getCenter();
  return {
    step: atlas.step,
    steps: atlas.career ? atlas.career.length : 0,
    language: atlas.language,
    theme: document.documentElement.dataset.theme,
    zoom: view.zoom,
    centre: [centre.lat, centre.lng],
    width: view.width,
    height: view.height,
    flying: atlas.flying,
    pending: atlas.basemap.pending,
    labels: atlas.labels.shown.map(({ element, rect, now, place }) => ({
      place: atlas.career.ids[place],
      text: element.textContent,
      now,
      rect,
    })),
    marks: atlas.labels.marks || [],
    controls: atlas.controls.rects(),
    card: atlas.controls.card.hidden ? "" : atlas.controls.card.textContent,
    borders: atlas.overlays.borders.shown,
  };
}
