import { greyPixels, type PageFont, type ReadPage } from './pdf';
import { IDENTITY, type Matrix, Plate, times } from './plate';

const TOKEN =
  /<<|>>|<[0-9A-Fa-f\s]*>|\[|\]|\/[^\s<>[\]()/%]*|\((?:\\[\s\S]|[^\\()])*\)|[-+]?(?:\d+\.?\d*|\.\d+)|[A-Za-z'"*]+\d*/gu;

/** Points of a curve in an outline or a stroke. */
const CURVE = 8;
const ROUND_CAP = 1;

interface State {
  matrix: Matrix;
  fill: number;
  stroke: number;
  weight: number;
  cap: number;
  font: PageFont | undefined;
  size: number;
  /** Horizontal scaling (Tz) as a factor, character spacing (Tc), rise (Ts). */
  stretch: number;
  spacing: number;
  rise: number;
  /** Black where the clipping path lets ink through. */
  clip: Plate | undefined;
}

type Operand = string | readonly string[];

/** Draws a PDF page on a grey plate of `dpi` pixels an inch. */
export async function drawPage(page: ReadPage, dpi: number): Promise<Plate> {
  const scale = dpi / 72;
  const plate = new Plate(Math.round(page.width * scale), Math.round(page.height * scale));
  const pen = new Pen(page, plate, [scale, 0, 0, -scale, 0, page.height * scale]);
  let operands: Operand[] = [];
  let list: string[] | undefined;
  for (const [token] of page.content.matchAll(TOKEN)) {
    if (token === '[') list = [];
    else if (token === ']') {
      operands.push(list ?? []);
      list = undefined;
    } else if (list) list.push(token);
    else if (/^[A-Za-z'"*]/u.test(token)) {
      await pen.operator(token, operands);
      operands = [];
    } else operands.push(token);
  }
  return plate;
}

/** Light that a mix of inks leaves on paper. */
const toneOf = ([c = 0, m = 0, y = 0, k = 0]: readonly number[]): number =>
  (1 - k) * (0.3 * (1 - c) + 0.59 * (1 - m) + 0.11 * (1 - y));

const START: Omit<State, 'matrix'> = {
  fill: 0,
  stroke: 0,
  weight: 1,
  cap: 0,
  font: undefined,
  size: 1,
  stretch: 1,
  spacing: 0,
  rise: 0,
  clip: undefined,
};

class Pen {
  #state: State;
  #saved: State[] = [];
  #paths: number[][] = [];
  #closed = new Set<number[]>();
  #clipping = false;
  #text: Matrix = IDENTITY;
  #line: Matrix = IDENTITY;

  constructor(
    private readonly page: ReadPage,
    private readonly plate: Plate,
    matrix: Matrix,
  ) {
    this.#state = { ...START, matrix };
  }

  async operator(name: string, operands: readonly Operand[]): Promise<void> {
    const n = operands.map((o) => (typeof o === 'string' ? Number(o) : Number.NaN));
    if (name === 'Do') await this.#image(operands[0]);
    else if (!(this.#graphics(name, n) || this.#path(name, n) || this.#texts(name, n, operands)))
      if (!IGNORED.has(name)) throw new Error(`the page uses an operator that is not drawn: ${name}`);
  }

  #graphics(name: string, n: readonly number[]): boolean {
    const state = this.#state;
    switch (name) {
      case 'q':
        this.#saved.push({ ...state });
        return true;
      case 'Q':
        this.#state = this.#saved.pop() ?? state;
        return true;
      case 'cm':
        state.matrix = times(matrixOf(n), state.matrix);
        return true;
      case 'w':
        state.weight = n[0] ?? 1;
        return true;
      case 'J':
        state.cap = n[0] ?? 0;
        return true;
      case 'k':
        state.fill = toneOf(n);
        return true;
      case 'K':
        state.stroke = toneOf(n);
        return true;
      case 'g':
        state.fill = n[0] ?? 0;
        return true;
      case 'G':
        state.stroke = n[0] ?? 0;
        return true;
      default:
        return false;
    }
  }

  #path(name: string, n: readonly number[]): boolean {
    const last = this.#paths.at(-1);
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = n;
    switch (name) {
      case 'm':
        this.#paths.push([a, b]);
        return true;
      case 'l':
        last?.push(a, b);
        return true;
      case 'c':
        if (last) curve(last, [a, b, c, d, e, f]);
        return true;
      case 're':
        this.#paths.push([a, b, a + c, b, a + c, b + d, a, b + d]);
        this.#close();
        return true;
      case 'h':
        this.#close();
        return true;
      default:
        return this.#finish(name);
    }
  }

  /** Fills or strokes the path so far, and forgets it. */
  #finish(name: string): boolean {
    // Outlines that cross themselves, where the two rules differ, are not among the pages.
    const clips = name === 'W' || name === 'W*';
    if (clips) this.#clipping = true;
    if (!['f', 'S', 'B', 's', 'n'].includes(name)) return clips;
    if (name === 's') this.#close();
    if (name === 'f' || name === 'B') this.plate.paint(this.#paths, this.#state.matrix, this.#state.fill);
    if (name === 'S' || name === 'B' || name === 's') this.#stroke();
    if (this.#clipping) this.#clip();
    this.#paths = [];
    this.#closed.clear();
    return true;
  }

  /** The path becomes the clip of the pictures that follow; a clip inside a clip is not among what we write. */
  #clip(): void {
    const clip = new Plate(this.plate.width, this.plate.height);
    clip.paint(this.#paths, this.#state.matrix, 0);
    this.#state.clip = clip;
    this.#clipping = false;
  }

  #close(): void {
    const last = this.#paths.at(-1);
    if (last) this.#closed.add(last);
  }

  #texts(name: string, n: readonly number[], operands: readonly Operand[]): boolean {
    const state = this.#state;
    switch (name) {
      case 'BT':
        this.#text = IDENTITY;
        this.#line = IDENTITY;
        return true;
      case 'Tf':
        state.font = this.page.fonts.get(nameOf(operands[0]));
        state.size = n[1] ?? 1;
        if (!state.font) throw new Error(`the page has no font ${nameOf(operands[0])}`);
        return true;
      case 'Tm':
        this.#line = matrixOf(n);
        this.#text = this.#line;
        return true;
      case 'Td':
        this.#line = times([1, 0, 0, 1, n[0] ?? 0, n[1] ?? 0], this.#line);
        this.#text = this.#line;
        return true;
      case 'Tz':
        state.stretch = (n[0] ?? 100) / 100;
        return true;
      case 'Tc':
        state.spacing = n[0] ?? 0;
        return true;
      case 'Ts':
        state.rise = n[0] ?? 0;
        return true;
      case 'Tj':
      case 'TJ':
        this.#show(operands[0]);
        return true;
      default:
        return false;
    }
  }

  #show(operand: Operand | undefined): void {
    for (const piece of typeof operand === 'string' ? [operand] : (operand ?? [])) {
      if (!piece.startsWith('<')) this.#advance((-Number(piece) / 1000) * this.#state.size);
      else for (const glyph of glyphsOf(piece)) this.#glyph(glyph);
    }
  }

  #advance(width: number): void {
    this.#text = times([1, 0, 0, 1, width * this.#state.stretch, 0], this.#text);
  }

  #glyph(glyph: number): void {
    const { font, size, stretch, rise, matrix, fill, spacing } = this.#state;
    if (!font) return;
    const outlines = font.outlines(glyph);
    if (outlines.length > 0) {
      const own: Matrix = [size * stretch, 0, 0, size, 0, rise];
      this.plate.paint(outlines, times(own, times(this.#text, matrix)), fill);
    }
    this.#advance((font.width(glyph) / 1000) * size + spacing);
  }

  /** Every piece of a line by itself, as wide as the pen; joints are drawn by running over. */
  #stroke(): void {
    const { weight, cap, matrix, stroke } = this.#state;
    const half = weight / 2;
    const pieces: number[][] = [];
    for (const path of this.#paths) {
      const ends = this.#closed.has(path) ? [...path, path[0] ?? 0, path[1] ?? 0] : path;
      for (let i = 0; i + 3 < ends.length; i += 2) pieces.push(bar(ends.slice(i, i + 4), half, i > 0));
      if (cap === ROUND_CAP)
        for (let i = 0; i + 1 < ends.length; i += 2) pieces.push(disc(ends[i] ?? 0, ends[i + 1] ?? 0, half));
    }
    this.plate.paint(pieces, matrix, stroke);
  }

  async #image(operand: Operand | undefined): Promise<void> {
    const image = this.page.images.get(nameOf(operand));
    if (!image) throw new Error(`the page has no picture ${nameOf(operand)}`);
    const [a, , , d, e, f] = this.#state.matrix;
    const left = Math.round(e);
    const top = Math.round(Math.min(f, f + d));
    const width = Math.max(1, Math.round(e + a) - left);
    const height = Math.max(1, Math.round(Math.max(f, f + d)) - top);
    this.plate.copy(await greyPixels(image, width, height), width, left, top, this.#state.clip);
  }
}

/** Marked content, graphics state and line joints leave nothing on the plate. */
const IGNORED = new Set(['BDC', 'BMC', 'EMC', 'gs', 'ET', 'j', 'M', 'd', 'i', 'ri', 'Tr', 'Tw', 'TL']);

const nameOf = (operand: Operand | undefined): string =>
  typeof operand === 'string' ? operand.replace(/^\//u, '') : '';

const matrixOf = ([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: readonly number[]): Matrix => [
  a,
  b,
  c,
  d,
  e,
  f,
];

function* glyphsOf(hex: string): Generator<number> {
  const digits = hex.replace(/[^0-9A-Fa-f]/gu, '');
  for (let i = 0; i + 4 <= digits.length; i += 4) yield Number.parseInt(digits.slice(i, i + 4), 16);
}

function curve(
  path: number[],
  [x1, y1, x2, y2, x3, y3]: readonly [number, number, number, number, number, number],
): void {
  const x0 = path.at(-2) ?? 0;
  const y0 = path.at(-1) ?? 0;
  for (let i = 1; i <= CURVE; i += 1) {
    const t = i / CURVE;
    const s = 1 - t;
    path.push(
      s ** 3 * x0 + 3 * s * s * t * x1 + 3 * s * t * t * x2 + t ** 3 * x3,
      s ** 3 * y0 + 3 * s * s * t * y1 + 3 * s * t * t * y2 + t ** 3 * y3,
    );
  }
}

/** A straight piece with width; `joined` begins half a width earlier so that no notch is left at the joint. */
function bar([x1 = 0, y1 = 0, x2 = 0, y2 = 0]: readonly number[], half: number, joined: boolean): number[] {
  const length = Math.hypot(x2 - x1, y2 - y1);
  if (length === 0) return [];
  const u = ((x2 - x1) / length) * half;
  const v = ((y2 - y1) / length) * half;
  const [x, y] = joined ? [x1 - u, y1 - v] : [x1, y1];
  return [x - v, y + u, x2 - v, y2 + u, x2 + v, y2 - u, x + v, y - u];
}

function disc(x: number, y: number, radius: number): number[] {
  const points: number[] = [];
  for (let i = 0; i < 16; i += 1) {
    // The way round of the bars, or the two would cut each other out.
    const angle = (-i / 16) * 2 * Math.PI;
    points.push(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
  }
  return points;
}
