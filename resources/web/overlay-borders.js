// An overlay: the borders of today. Off unless asked for, and labelled, because they mislead on a
// map of another time.

class BordersOverlay {
  constructor() {
    this.name = "borders";
    this.shown = false;
    this.path = null;
  }

  /** Take the data: GeoJSON lines or polygons. */
  add(geojson) {
    this.path = new Path2D();
    const trace = (line) => {
      line.forEach(([lon, lat], i) => {
        this.path[i ? "lineTo" : "moveTo"](worldX(lon), worldY(lat));
      });
    };
    for (const { geometry } of geojson.features || []) {
      const { type, coordinates } = geometry || { type: "" };
      if (type === "LineString") trace(coordinates);
      if (type === "MultiLineString" || type === "Polygon") coordinates.forEach(trace);
      if (type === "MultiPolygon") coordinates.flat().forEach(trace);
    }
  }

  show(on) {
    this.shown = on;
  }

  paint(ctx, view, palette) {
    if (!this.shown || !this.path) return;
    view.inWorld(ctx, (pixel) => {
      ctx.strokeStyle = palette.borders;
      ctx.lineWidth = 1.1 * pixel;
      ctx.setLineDash([4 * pixel, 3 * pixel]);
      ctx.stroke(this.path);
    });
  }
}

overlayKinds.push(BordersOverlay);
