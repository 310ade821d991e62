// A place that somebody asked about: a neutral ring and its name, until a step is shown. It is no
// part of the career, so nothing else on the map knows of it.

const POINTER_ZOOM = 6;
const EARTH_KM = 40075; // the equator, for a radius on the screen

class Pointer {
  constructor(map) {
    this.map = map;
    this.marker = null;
  }

  /** Point at `lat`, `lon` in degrees; `radiusKm` above 0 stands for an area. */
  show({ name, lat, lon, radiusKm }) {
    this.clear();
    const element = document.createElement("div");
    element.className = "atlas-pointer";
    const label = document.createElement("span");
    label.textContent = name;
    element.append(label);
    const icon = L.divIcon({ html: element, className: "", iconSize: [0, 0] });
    this.marker = L.marker([lat, lon], { icon, interactive: false, keyboard: false });
    this.marker.addTo(this.map);
    this.map.setView([lat, lon], this._zoom(lat, radiusKm), { animate: false });
  }

  /** Close to a point; an area is seen whole. */
  _zoom(lat, radiusKm) {
    if (!radiusKm) return POINTER_ZOOM;
    const { x, y } = this.map.getSize();
    const kmAcross = EARTH_KM * Math.cos((lat * Math.PI) / 180);
    const zoom = Math.log2((Math.min(x, y) / TILE) * (kmAcross / (2.4 * radiusKm)));
    return Math.max(this.map.getMinZoom(), Math.min(POINTER_ZOOM, zoom));
  }

  clear() {
    if (this.marker) this.marker.remove();
    this.marker = null;
  }
}
