// Where labels go: greedily, the most important first, into the best free one of a few positions.

const EDGE = 6;

function rectsMeet(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function rectAround(x, y, half) {
  return { left: x - half, top: y - half, right: x + half, bottom: y + half };
}

function rectAt(left, top, { width, height }) {
  return { left, top, right: left + width, bottom: top + height };
}

/** Corners of a rectangle and the middles of its sides. */
function pointsRound({ left, top, right, bottom }) {
  const [across, down] = [(left + right) / 2, (top + bottom) / 2];
  return [
    ...[left, across, right].flatMap((x) => [[x, top], [x, bottom]]),
    ...[left, right].map((x) => [x, down]),
  ];
}

/** The eight positions round a point, the best first: to the right, to the left, above, below. */
function* positionsAround(x, y, gap, size) {
  const { width, height } = size;
  const slant = gap * 0.85;
  const middle = { x: x - width / 2, y: y - height / 2 };
  yield ["right", rectAt(x + gap, middle.y, size)];
  yield ["left", rectAt(x - gap - width, middle.y, size)];
  yield ["right", rectAt(x + slant, y - slant - height, size)];
  yield ["right", rectAt(x + slant, y + slant, size)];
  yield ["left", rectAt(x - slant - width, y - slant - height, size)];
  yield ["left", rectAt(x - slant - width, y + slant, size)];
  yield ["middle", rectAt(middle.x, y - gap - height, size)];
  yield ["middle", rectAt(middle.x, y + gap, size)];
}

/** The positions beside a box, the best first: to the right, to the left, above, below. */
function* positionsBeside(box, gap, size) {
  const { width, height } = size;
  const middle = { x: (box.left + box.right - width) / 2, y: (box.top + box.bottom - height) / 2 };
  const right = box.right + gap;
  const left = box.left - gap - width;
  yield ["right", rectAt(right, middle.y, size)];
  yield ["left", rectAt(left, middle.y, size)];
  yield ["middle", rectAt(middle.x, box.top - gap - height, size)];
  yield ["middle", rectAt(middle.x, box.bottom + gap, size)];
  for (const top of [box.top, box.bottom - height]) {
    yield ["right", rectAt(right, top, size)];
    yield ["left", rectAt(left, top, size)];
  }
}

/** Positions inside a shape's box, nearest to (x, y) first. */
function* positionsInside(x, y, box, holds, size) {
  const spots = [[x, y]];
  for (let i = 1; i < 10; i++) {
    for (let j = 1; j < 10; j++) {
      const spot = [
        box.left + ((box.right - box.left) * i) / 10,
        box.top + ((box.bottom - box.top) * j) / 10,
      ];
      if (holds(...spot)) spots.push(spot);
    }
  }
  const distance = ([a, b]) => Math.hypot(a - x, b - y);
  spots.sort((one, other) => distance(one) - distance(other));
  for (const [a, b] of spots) {
    yield ["middle", rectAt(a - size.width / 2, b - size.height / 2, size)];
  }
}

/** What labels must keep clear of in one view. `lines` are points on lines: better not covered. */
class Clearings {
  constructor(view, { taken, lines }) {
    this.bounds = {
      left: EDGE,
      top: EDGE,
      right: view.width - EDGE,
      bottom: view.height - EDGE,
    };
    this.taken = taken;
    this.lines = lines;
  }

  _outside(rect) {
    const b = this.bounds;
    return rect.left < b.left || rect.top < b.top || rect.right > b.right || rect.bottom > b.bottom;
  }

  free(rect) {
    return !this._outside(rect) && !this.taken.some((taken) => rectsMeet(taken, rect));
  }

  /** How many points of lines a label would cover. */
  covers(rect) {
    let count = 0;
    for (const [x, y] of this.lines) {
      if (x > rect.left && x < rect.right && y > rect.top && y < rect.bottom) count++;
    }
    return count;
  }

  /** The best free position, or null. An early position is worth some covered line. */
  best(positions) {
    let best = null;
    let least = Infinity;
    let order = 0;
    for (const [side, rect] of positions) {
      if (this.free(rect)) {
        const cost = order * 0.4 + this.covers(rect);
        if (cost < least) [best, least] = [{ side, rect }, cost];
        if (least <= order * 0.4) break;
      }
      order++;
    }
    if (best) this.taken.push(best.rect);
    return best;
  }
}
