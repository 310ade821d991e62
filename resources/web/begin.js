// Last in the bundle: what the map's own script, written by folium, calls.
window.startAtlas = start;
