// Where the page's data come from: the program's own scheme, or the page itself.

class FetchedData {
  constructor(base) {
    this.base = base;
    this.tiles = new FetchedTiles(`${base}tiles/`);
  }

  async _get(path) {
    const answer = await fetch(this.base + path, { cache: "no-store" });
    if (!answer.ok) throw new Error(`${path} is missing`);
    return answer;
  }

  async places() {
    return (await this._get("data/places.json")).json();
  }

  async steps() {
    return (await this._get("data/steps.bin")).arrayBuffer();
  }

  async labels(language) {
    return (await this._get(`data/labels/${language}.json`)).json();
  }

  async overlay(name) {
    return (await this._get(`data/overlays/${name}.json`)).json();
  }
}

class EmbeddedData {
  constructor(block, tiles) {
    this.block = block;
    this.tiles = new EmbeddedTiles(tiles);
  }

  async places() {
    return this.block.places;
  }

  async steps() {
    return Uint8Array.from(atob(this.block.steps), (letter) => letter.charCodeAt(0)).buffer;
  }

  async labels(language) {
    return this.block.labels[language];
  }

  async overlay(name) {
    return this.block.overlays[name];
  }
}

/** One block of JSON that stands in the page. */
function jsonBlock(id) {
  const element = document.getElementById(id);
  return element ? JSON.parse(element.textContent) : null;
}
