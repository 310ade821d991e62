// The basemap: small pictures drawn on one canvas.
//
// One canvas, because a flight over many image elements costs a compositor without a GPU three
// times as much. Where a picture is not there yet its parent stands in, so the map is never blank.

const TILE_MEMORY = 16e6; // bytes, or twice what a view needs
const AT_ONCE = 4; // loads under way; more would only take the processor from the drawing
const REST_MS = 90; // a slider in motion passes views that nobody looks at

/** Reads tiles from the program's own scheme. */
class FetchedTiles {
  constructor(base) {
    this.base = base;
  }

  async blob(z, x, y) {
    const answer = await fetch(`${this.base}${z}/${x}/${y}.webp`);
    return answer.ok ? answer.blob() : null;
  }
}

/** Reads tiles that stand in the page itself, as base64 under "z/x/y". */
class EmbeddedTiles {
  constructor(tiles) {
    this.tiles = tiles;
  }

  async blob(z, x, y) {
    const text = this.tiles[`${z}/${x}/${y}`];
    if (!text) return null;
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    return new Blob([bytes], { type: "image/webp" });
  }
}

/** Keeps decoded tiles, newest use last, up to a fixed amount of memory. */
class TileStore {
  constructor(source, { minZoom, maxZoom, box, arrived }) {
    this.source = source;
    this.minZoom = minZoom;
    this.maxZoom = maxZoom;
    this.box = box; // world units; nothing outside it is asked for
    this.arrived = arrived;
    this.side = Math.min(512, TILE * Math.ceil(window.devicePixelRatio || 1));
    this.kept = new Map();
    this.tint = { burn: "", shade: "" };
    this.queue = [];
    this.needed = 0;
    this.under = new Set();
    this.absent = new Set();
  }

  get pending() {
    return this.under.size + this.queue.length;
  }

  /** The tile if it is decoded; asking keeps it alive. */
  get(key) {
    const bitmap = this.kept.get(key);
    if (bitmap) {
      this.kept.delete(key);
      this.kept.set(key, bitmap);
    }
    return bitmap;
  }

  /** Load these tiles, [z, x, y] each, and forget what was wanted before. */
  want(tiles) {
    this.needed = tiles.length;
    this.queue = [];
    for (const [z, x, y] of tiles) {
      if (this._covered(x / 2 ** z, y / 2 ** z, 1 / 2 ** z)) this._enqueue(z, x, y);
    }
    this._next();
  }

  /** A tile that does not exist is stood in for by the nearest one above it that may. */
  _enqueue(z, x, y) {
    while (z > this.minZoom && this.absent.has(`${z}/${x}/${y}`)) [z, x, y] = [z - 1, x >> 1, y >> 1];
    const key = `${z}/${x}/${y}`;
    if (this.kept.has(key) || this.under.has(key) || this.absent.has(key)) return;
    if (!this.queue.some((tile) => tile[0] === z && tile[1] === x && tile[2] === y)) {
      this.queue.push([z, x, y]);
    }
  }

  _next() {
    while (this.under.size < AT_ONCE && this.queue.length) {
      const [z, x, y] = this.queue.shift();
      const key = `${z}/${x}/${y}`;
      this.under.add(key);
      this._load(key, z, x, y).finally(() => {
        this.under.delete(key);
        this._next();
        this.arrived();
      });
    }
  }

  /** Colour all tiles for a theme: `burn` parts land from sea, `shade` darkens; "" for neither. */
  setTint({ burn, shade }) {
    if (burn === this.tint.burn && shade === this.tint.shade) return;
    this.tint = { burn, shade };
    for (const bitmap of this.kept.values()) bitmap.close();
    this.kept.clear();
  }

  /** Once for a tile, because it would cost too much in every frame. */
  _tinted(bitmap) {
    if (!this.tint.shade) return bitmap;
    const { width, height } = bitmap;
    const ctx = new OffscreenCanvas(width, height).getContext("2d", { alpha: false });
    ctx.drawImage(bitmap, 0, 0);
    bitmap.close();
    for (const [how, colour] of [
      ["color-burn", this.tint.burn],
      ["multiply", this.tint.shade],
    ]) {
      ctx.globalCompositeOperation = how;
      ctx.fillStyle = colour;
      ctx.fillRect(0, 0, width, height);
    }
    return ctx.canvas.transferToImageBitmap();
  }

  _covered(x, y, side) {
    const { box } = this;
    return x < box.right && y < box.bottom && x + side > box.left && y + side > box.top;
  }

  async _load(key, z, x, y) {
    try {
      const blob = await this.source.blob(z, x, y);
      if (!blob) {
        this.absent.add(key);
        this._enqueue(z, x, y);
        return;
      }
      const size = { resizeWidth: this.side, resizeHeight: this.side, resizeQuality: "medium" };
      const bitmap = await createImageBitmap(blob, this.side < 512 ? size : undefined);
      this.kept.set(key, this._tinted(bitmap));
      this._forget();
    } catch (error) {
      this.absent.add(key); // a damaged tile: its parent stands in
    }
  }

  _forget() {
    const most = Math.max(TILE_MEMORY / (this.side * this.side * 4), 2 * this.needed);
    for (const [key, bitmap] of this.kept) {
      if (this.kept.size <= most) return;
      if (!key.startsWith(`${this.minZoom}/`)) {
        bitmap.close();
        this.kept.delete(key);
      }
    }
  }
}

class BasemapPainter {
  constructor(store) {
    this.store = store;
    this.timer = 0;
  }

  /** Whether tiles are on their way, or about to be. */
  get pending() {
    return this.store.pending + (this.timer ? 1 : 0);
  }

  /** The zoom level whose pictures suit a view: never enlarged by more than a fifth. */
  level(view) {
    const wished = Math.ceil(view.zoom - 0.25);
    return Math.max(this.store.minZoom, Math.min(this.store.maxZoom, wished));
  }

  /** The tiles of a level that a view touches. Columns beyond the antimeridian do not exist. */
  range(view, z) {
    const side = view.scale / 2 ** z;
    const last = 2 ** z - 1;
    const clamp = (value) => Math.max(0, Math.min(last, Math.floor(value)));
    return {
      side,
      x0: clamp(view.left / side),
      x1: clamp((view.left + view.width - 1) / side),
      y0: clamp(view.top / side),
      y1: clamp((view.top + view.height - 1) / side),
    };
  }

  /** Load what a view needs as soon as nothing else is wanted for a moment. */
  want(view) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = 0;
      this.wantNow(view);
    }, REST_MS);
  }

  /** Load what a view needs, the picture that stands in for all others first. */
  wantNow(view) {
    this.store.want([...this._tiles(view, this.store.minZoom), ...this._tiles(view, this.level(view))]);
    this.store.arrived();
  }

  /** The tiles of a level in a view, from its middle outwards. */
  _tiles(view, z) {
    const { x0, x1, y0, y1 } = this.range(view, z);
    const tiles = [];
    for (let y = y0; y <= y1; y++) for (let x = x0; x <= x1; x++) tiles.push([z, x, y]);
    const away = ([, x, y]) => Math.hypot(x - (x0 + x1) / 2, y - (y0 + y1) / 2);
    return tiles.sort((one, other) => away(one) - away(other));
  }

  paint(ctx, view) {
    const z = this.level(view);
    const range = this.range(view, z);
    for (let y = range.y0; y <= range.y1; y++) {
      for (let x = range.x0; x <= range.x1; x++) this._tile(ctx, view, z, x, y, range.side);
    }
  }

  _tile(ctx, view, z, x, y, side) {
    // Whole pixels, so that no seam shows between neighbours.
    const left = Math.round(x * side - view.left);
    const top = Math.round(y * side - view.top);
    const width = Math.round((x + 1) * side - view.left) - left;
    const height = Math.round((y + 1) * side - view.top) - top;
    for (let up = 0; up <= z - this.store.minZoom; up++) {
      const bitmap = this.store.get(`${z - up}/${x >> up}/${y >> up}`);
      if (!bitmap) continue;
      const part = bitmap.width / 2 ** up;
      const inX = (x - ((x >> up) << up)) * part;
      const inY = (y - ((y >> up) << up)) * part;
      ctx.drawImage(bitmap, inX, inY, part, part, left, top, width, height);
      return;
    }
  }
}
