/** Affine map of PDF: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** `inner` first, then `outer`. */
export const times = (inner: Matrix, outer: Matrix): Matrix => [
  inner[0] * outer[0] + inner[1] * outer[2],
  inner[0] * outer[1] + inner[1] * outer[3],
  inner[2] * outer[0] + inner[3] * outer[2],
  inner[2] * outer[1] + inner[3] * outer[3],
  inner[4] * outer[0] + inner[5] * outer[2] + outer[4],
  inner[4] * outer[1] + inner[5] * outer[3] + outer[5],
];

/** Closed polygons, each a list of x, y, x, y … */
export type Polygons = readonly ArrayLike<number>[];

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * A grey picture, 1 for paper and 0 for full black, with x to the right and y downwards in pixels. Areas are
 * filled by the exact share of each pixel they cover, so the same outlines give the same picture on every machine.
 */
export class Plate {
  readonly grey: Float32Array;
  #cells = new Float32Array(4096);

  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    this.grey = new Float32Array(width * height).fill(1);
  }

  /** Fills polygons by the non-zero rule, as far as they lie on the plate. */
  paint(polygons: Polygons, matrix: Matrix, tone: number): void {
    const placed = polygons.map((polygon) => place(polygon, matrix));
    const box = this.#boxOf(placed);
    const width = box.right - box.left;
    const height = box.bottom - box.top;
    if (width <= 0 || height <= 0) return;
    // Two cells more: an edge writes into the cell after its own.
    const row = width + 2;
    if (this.#cells.length < row * height) this.#cells = new Float32Array(row * height);
    this.#cells.fill(0, 0, row * height);
    for (const polygon of placed) this.#edges(polygon, box, row);
    this.#ink(box, row, tone);
  }

  /** Copies a grey picture to whole pixels, as far as `clip`, black on white, lets it through. */
  copy(grey: Uint8Array, width: number, left: number, top: number, clip?: Plate): void {
    grey.forEach((value, i) => {
      const x = left + (i % width);
      const y = top + Math.floor(i / width);
      if (x < 0 || x >= this.width || y < 0 || y >= this.height) return;
      const at = y * this.width + x;
      const share = 1 - (clip?.grey[at] ?? 0);
      this.grey[at] = (this.grey[at] ?? 1) * (1 - share) + (value / 255) * share;
    });
  }

  #boxOf(polygons: readonly Float64Array[]): Box {
    let left = Infinity;
    let top = Infinity;
    let right = -Infinity;
    let bottom = -Infinity;
    for (const polygon of polygons)
      for (let i = 0; i < polygon.length; i += 2) {
        const x = polygon[i] ?? 0;
        const y = polygon[i + 1] ?? 0;
        left = Math.min(left, x);
        right = Math.max(right, x);
        top = Math.min(top, y);
        bottom = Math.max(bottom, y);
      }
    return {
      left: Math.max(0, Math.floor(left)),
      top: Math.max(0, Math.floor(top)),
      right: Math.min(this.width, Math.ceil(right)),
      bottom: Math.min(this.height, Math.ceil(bottom)),
    };
  }

  #edges(polygon: Float64Array, box: Box, row: number): void {
    const width = box.right - box.left;
    const n = polygon.length;
    // What lies left or right of the box still counts for the pixels inside: it is moved to the border.
    const xOf = (i: number): number => Math.min(width, Math.max(0, (polygon[i % n] ?? 0) - box.left));
    const yOf = (i: number): number => (polygon[i % n] ?? 0) - box.top;
    for (let i = 0; i < n; i += 2) {
      const x0 = xOf(i);
      const y0 = yOf(i + 1);
      const x1 = xOf(i + 2);
      const y1 = yOf(i + 3);
      if (y0 < y1) this.#edge(x0, y0, x1, y1, 1, row, box.bottom - box.top);
      else if (y1 < y0) this.#edge(x1, y1, x0, y0, -1, row, box.bottom - box.top);
    }
  }

  /** Adds to each cell what an edge, going down, changes in the covered share of the pixels from there on. */
  #edge(x0: number, y0: number, x1: number, y1: number, turn: number, row: number, height: number): void {
    const slope = (x1 - x0) / (y1 - y0);
    let x = y0 < 0 ? x0 - y0 * slope : x0;
    const last = Math.min(height, Math.ceil(y1));
    for (let y = Math.max(0, Math.floor(y0)); y < last; y += 1) {
      const part = Math.min(y + 1, y1) - Math.max(y, y0);
      const next = x + slope * part;
      this.#span(y * row, Math.min(x, next), Math.max(x, next), part * turn);
      x = next;
    }
  }

  /** One row's share: spread over the pixels between `from` and `to`. */
  #span(start: number, from: number, to: number, share: number): void {
    const cells = this.#cells;
    const first = Math.floor(from);
    const count = Math.ceil(to) - first;
    const add = (i: number, value: number): void => {
      cells[start + i] = (cells[start + i] ?? 0) + value;
    };
    if (count <= 1) {
      const middle = (from + to) / 2 - first;
      add(first, share * (1 - middle));
      add(first + 1, share * middle);
      return;
    }
    // The covered area left of x grows by a parabola in the first and the last pixel, evenly between.
    const scale = 1 / (to - from);
    let before = 0;
    let passed = 0;
    for (let i = 0; i < count; i += 1) {
      const pixel = first + i;
      const a = Math.max(from, pixel);
      const b = Math.min(to, pixel + 1);
      const crossing = (b - a) * scale;
      const covered = passed + crossing * (pixel + 1 - (a + b) / 2);
      add(pixel, share * (covered - before));
      passed += crossing;
      before = covered;
    }
    add(first + count, share * (1 - before));
  }

  #ink(box: Box, row: number, tone: number): void {
    for (let y = box.top; y < box.bottom; y += 1) {
      let covered = 0;
      const start = (y - box.top) * row;
      for (let x = box.left; x < box.right; x += 1) {
        covered += this.#cells[start + x - box.left] ?? 0;
        const share = Math.min(1, Math.abs(covered));
        if (share < 1e-4) continue;
        const at = y * this.width + x;
        this.grey[at] = (this.grey[at] ?? 1) * (1 - share) + tone * share;
      }
    }
  }
}

function place(polygon: ArrayLike<number>, [a, b, c, d, e, f]: Matrix): Float64Array {
  const placed = new Float64Array(polygon.length);
  for (let i = 0; i < polygon.length; i += 2) {
    const x = polygon[i] ?? 0;
    const y = polygon[i + 1] ?? 0;
    placed[i] = a * x + c * y + e;
    placed[i + 1] = b * x + d * y + f;
  }
  return placed;
}
