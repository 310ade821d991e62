// To the program round the page, through one object of QWebChannel. The exported page has none.

const BEAT_MS = 1000;

class Bridge {
  constructor() {
    this.remote = null;
    this.beats = 0;
  }

  /** Resolves when the program answers, or at once where there is none. */
  connect() {
    if (typeof qt === "undefined" || typeof QWebChannel === "undefined") return Promise.resolve();
    return new Promise((resolve) => {
      new QWebChannel(qt.webChannelTransport, (channel) => {
        this.remote = channel.objects.bridge;
        setInterval(() => afterPaint(() => this._send("beat", ++this.beats)), BEAT_MS);
        resolve();
      });
    });
  }

  _send(slot, value) {
    if (this.remote) this.remote[slot](value);
  }

  ready(steps) {
    this._send("ready", steps);
  }

  painted(sequence) {
    this._send("painted", sequence);
  }

  placeTapped(id) {
    this._send("placeTapped", id);
  }

  stepTapped(index) {
    this._send("stepTapped", index);
  }

  problem(text) {
    this._send("problem", String(text));
  }
}

/** Call back once the next frame is painted: its task runs after the frame's. */
function afterPaint(callback) {
  requestAnimationFrame(() => setTimeout(callback));
}
