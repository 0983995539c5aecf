import type { FaceMetrics, FontBook, InkBox } from '../base/ports';
import type { Em } from '../base/units';
import { C, classOf, isHan } from './classes';
import { carries, clothe, isAccent } from './clusters';
import { joinsLatin } from './gapkinds';
import type { Gaps } from './gaps';
import { bodyWidth, type Glyphs } from './glyphs';
import { type Cluster, type Drawn, Gap, NO_GLYPH, Stand, type Upright } from './prepared';
import { EM_MIDDLE, EM_TOP } from './standing';

/** Air between a base and a mark over or under it, and between two marks. */
const AIR: Em = 0.06;
/** Han carries its marks outside its em box, so that they stand in a row whatever the characters are like. */
const HAN_INK: InkBox = { left: 0, bottom: EM_TOP - 1, right: 1, top: EM_TOP };
/** Height of letters whose ink is not known. */
const LETTER_TOP: Em = 0.72;
const MARK_INK: InkBox = { left: -0.35, bottom: 0.6, right: -0.1, top: 0.75 };
/** Free space at either side of a mark that stands alone. */
const ALONE_MARGIN: Em = 0.05;
const SPACE = 0x20;

/** What the pass over the characters' faces reads and changes. */
interface Faced {
  readonly n: number;
  readonly codePoints: Uint32Array;
  readonly classes: Uint8Array;
  readonly faceOf: Uint16Array;
  readonly faces: readonly FaceMetrics[];
  /** The index of a face at the size and height of another index. */
  like(index: number, face: FaceMetrics): number;
}

/**
 * The bases that carry combining marks; undefined where the paragraph has none. Each is taken whole from one face: its
 * own, where that has the base with its marks or all of them apart, else the nearest one that has.
 */
export function clothesOf(characters: Faced, fonts: FontBook): readonly Cluster[] | undefined {
  const { n, codePoints, faceOf, faces } = characters;
  const clusters: Cluster[] = [];
  for (let i = 0; i < n; i++) {
    if (!isAccent(codePoints[i] ?? 0)) continue;
    const { base, marks, end } = clusterAt(characters, i);
    const first = base < 0 ? i : base;
    const index = faceOf[first] ?? 0;
    const own = faces[index] ?? fonts.fallback;
    const points = [base, ...marks].map((k) => (k < 0 ? SPACE : (codePoints[k] ?? 0)));
    const clothed = clothe(points, [own, ...fonts.instead(own.id)]);
    if (!clothed) continue;
    const { face, drawn, absorbed } = clothed;
    faceOf.fill(face === own ? index : characters.like(index, face), first, end);
    clusters.push({ base, marks, drawn, absorbed });
    i = end - 1;
  }
  return clusters.length > 0 ? clusters : undefined;
}

/** What the mark at i stands on, and all marks from it on that stand there. */
function clusterAt(
  { n, codePoints, classes }: Faced,
  i: number,
): Pick<Cluster, 'base' | 'marks'> & { end: number } {
  let base = i - 1;
  while (base >= 0 && classes[base] === C.Join) base--;
  if (base >= 0 && !carries((classes[base] ?? C.Han) as C)) base = -1;
  const marks: number[] = [];
  let end = i;
  for (; end < n && classes[end] === C.Join; end++) if (isAccent(codePoints[end] ?? 0)) marks.push(end);
  return { base, marks, end };
}

type Dressed = Pick<Faced, 'codePoints' | 'classes' | 'faceOf' | 'faces'> & {
  readonly scales: readonly number[];
  readonly clusters?: readonly Cluster[] | undefined;
};

/** Bases are as wide as what is drawn for them, marks have no width; one that stands alone has its own. */
export function widenBases(characters: Dressed, { box, advance }: Glyphs): void {
  const { codePoints, classes, faceOf, faces, scales } = characters;
  for (const { base, marks, drawn } of characters.clusters ?? []) {
    const [first = 0] = marks;
    const index = faceOf[first] ?? 0;
    const face = faces[index];
    const scale = scales[index] ?? 1;
    for (const k of marks) advance[k] = 0;
    if (base < 0) {
      const { left, right } = face?.letterInk(codePoints[first] ?? 0) ?? MARK_INK;
      box[first] = (right - left + 2 * ALONE_MARGIN) * scale;
    } else if (drawn !== codePoints[base]) {
      const own = (face?.advance(drawn) ?? 1) * scale;
      advance[base] = own;
      box[base] = bodyWidth((classes[base] ?? C.Han) as C, drawn, own, scale);
    }
  }
}

/**
 * Puts the marks on their bases, when these have their last places: over or under their ink, in its middle. The faces
 * of a newspaper have no anchors for combining marks (GPOS), and their own places for them suit no letter. `grows`:
 * whether a character may take more than its em of a vertical line.
 */
export function placeMarks(
  characters: Dressed,
  glyphs: Glyphs,
  upright: Upright | undefined,
  grows: boolean,
): Drawn | undefined {
  const { clusters } = characters;
  if (!clusters) return undefined;
  const drawn: Drawn = { glyphs: new Map(), rise: new Map() };
  for (const cluster of clusters)
    if (cluster.base < 0) placeAlone(characters, cluster, glyphs, upright, drawn);
    else placeCluster(characters, cluster, glyphs, upright, drawn, grows);
  return drawn;
}

/** A mark before which nothing stands lies on the line like a letter, and what follows on it. */
function placeAlone(
  { codePoints, faceOf, faces, scales }: Dressed,
  { marks }: Cluster,
  { box, pen }: Glyphs,
  upright: Upright | undefined,
  drawn: Drawn,
): void {
  const [first = 0] = marks;
  const index = faceOf[first] ?? 0;
  const face = faces[index];
  const { left } = face?.letterInk(codePoints[first] ?? 0) ?? MARK_INK;
  for (const k of marks) {
    pen[k] = (ALONE_MARGIN - left) * (scales[index] ?? 1) - (k > first ? (box[first] ?? 0) : 0);
    nameGlyph(drawn, k, face?.glyph(codePoints[k] ?? 0));
    if (!upright) continue;
    upright.stand[k] = Stand.Turned;
    upright.across[k] = 0 - EM_MIDDLE;
  }
}

function placeCluster(
  characters: Dressed,
  cluster: Cluster,
  glyphs: Glyphs,
  upright: Upright | undefined,
  drawn: Drawn,
  grows: boolean,
): void {
  const { base, marks, absorbed } = cluster;
  const { box, pen } = glyphs;
  const { face, scale } = dressAt(characters, base);
  const stands = isUpright(upright, base);
  if (cluster.drawn !== characters.codePoints[base])
    nameGlyph(drawn, base, stands ? face?.verticalGlyph(cluster.drawn) : face?.glyph(cluster.drawn));
  const stack = new Stack(inkOf(characters, base, cluster.drawn));
  let back = 0;
  let before = base;
  for (const [place, mark] of marks.entries()) {
    for (; before < mark; before++) back += box[before] ?? 0;
    const point = characters.codePoints[mark] ?? 0;
    const seen = place >= absorbed;
    const [right, up] = seen ? stack.put(point, face?.letterInk(point) ?? MARK_INK) : [0, 0];
    nameGlyph(drawn, mark, seen ? face?.glyph(point) : NO_GLYPH);
    pen[mark] = (pen[base] ?? 0) - back + (stands ? 0 - up : right) * scale;
    if (upright) standOn(upright, glyphs.widen, mark, base, [right * scale, up * scale]);
    else drawn.rise.set(mark, up * scale);
  }
  if (grows && stands && !isShared(upright, marks))
    makeRoom(base, (stack.top - EM_TOP) * scale, { box, pen });
}

/** Others of its em (纵中横) stand where the first leaves them. */
const isShared = (upright: Upright | undefined, marks: readonly number[]): boolean =>
  upright?.stand[(marks.at(-1) ?? 0) + 1] === Stand.Beside;

/** The face and size that a character is drawn in. */
function dressAt(
  { faceOf, faces, scales }: Dressed,
  i: number,
): { readonly face: FaceMetrics | undefined; readonly scale: number } {
  const index = faceOf[i] ?? 0;
  return { face: faces[index], scale: scales[index] ?? 1 };
}

const isUpright = (upright: Upright | undefined, i: number): boolean =>
  upright !== undefined && upright.stand[i] !== Stand.Turned;

/** A mark of a vertical line stands as its base does, and is as narrow. */
function standOn(
  upright: Upright,
  widen: Map<number, number>,
  mark: number,
  base: number,
  [right, up]: readonly [right: Em, up: Em],
): void {
  const narrow = widen.get(base) ?? 1;
  if (narrow !== 1) widen.set(mark, narrow);
  upright.stand[mark] = upright.stand[base] ?? Stand.Upright;
  upright.across[mark] = (upright.across[base] ?? 0) + (isUpright(upright, base) ? right * narrow : up);
}

/** In a vertical line marks must not lie in the character above: all that they rise over the em box is added to it. */
function makeRoom(base: number, over: Em, { box, pen }: Pick<Glyphs, 'box' | 'pen'>): void {
  if (over <= 0) return;
  box[base] = (box[base] ?? 0) + over;
  pen[base] = (pen[base] ?? 0) + over;
}

/** Moves letters before and behind those with marks by what the face kerns the glyphs by that are drawn. */
export function kernClusters(
  { n, codePoints, faceOf, faces, scales, clusters }: Dressed & Pick<Faced, 'n'>,
  blanks: Uint8Array,
  { gap, kind }: Pick<Gaps, 'gap' | 'kind'>,
): void {
  if (!clusters) return;
  const drawn = new Map(clusters.map((cluster) => [cluster.base, cluster.drawn]));
  const letterAt = (i: number): number => drawn.get(i) ?? codePoints[i] ?? 0;
  const kern = (last: number, base: number, next: number): void => {
    const index = faceOf[base] ?? 0;
    if (next >= n || kind[last] !== Gap.Rigid || index !== faceOf[next]) return;
    if (!joinsLatin((blanks[base] ?? C.Han) as C) || !joinsLatin((blanks[next] ?? C.Han) as C)) return;
    const own = faces[index]?.kern(letterAt(base), letterAt(next)) ?? 0;
    const known = last === base ? (faces[index]?.kern(codePoints[base] ?? 0, codePoints[next] ?? 0) ?? 0) : 0;
    gap[last] = (gap[last] ?? 0) + (own - known) * (scales[index] ?? 1);
  };
  for (const { base, marks } of clusters) {
    if (base < 0) continue;
    if (base > 0 && blanks[base - 1] !== C.Join) kern(base - 1, base - 1, base);
    const last = marks.at(-1) ?? base;
    kern(last, base, last + 1);
  }
}

/** Marks are drawn by their glyphs, each where it belongs: what draws text would put them elsewhere. */
function nameGlyph(drawn: Drawn, i: number, glyph: number | undefined): void {
  if (glyph) drawn.glyphs.set(i, glyph);
}

/** Ink of what is drawn for a base, in em of its face. */
const inkOf = ({ classes, faceOf, faces }: Dressed, base: number, character: number): InkBox =>
  baseInk(faces[faceOf[base] ?? 0], character, (classes[base] ?? C.Han) as C);

function baseInk(face: FaceMetrics | undefined, character: number, cls: C): InkBox {
  const width = face?.advance(character) ?? 1;
  const ink = face?.letterInk(character);
  if (ink) return ink;
  if (isHan(cls)) return { ...HAN_INK, right: width };
  return { left: 0, bottom: 0, right: width, top: LETTER_TOP };
}

/** How far from the pen position of what is drawn for a base its marks stand, in em of the face. */
export function stackMarks(
  face: FaceMetrics,
  drawn: number,
  marks: readonly number[],
): readonly (readonly [right: Em, up: Em])[] {
  const stack = new Stack(baseInk(face, drawn, classOf(drawn)));
  return marks.map((mark) => stack.put(mark, face.letterInk(mark) ?? MARK_INK));
}

/** Marks wholly below this height belong under their base, those with their middle below the next through it. */
const UNDER: Em = 0.1;
const THROUGH: Em = 0.45;
/** A mark that begins above this hangs free of the base; what lies on the baseline (a cedilla) touches it. */
const TOUCHES: Em = 0;
/** Marks that join two letters stand over the end of the first (Unicode, “double diacritics”). */
const isDouble = (codePoint: number): boolean => codePoint >= 0x35c && codePoint <= 0x362;

/** More marks than these on one side of a base lie on the last of them: no text may grow over the page. */
const MOST_LEVELS = 3;

/** The marks of one base, each beyond the one before on its side. */
class Stack {
  top: Em;
  private bottom: Em;
  private over = 0;
  private under = 0;

  constructor(private readonly base: InkBox) {
    this.top = base.top;
    this.bottom = Math.min(0, base.bottom);
  }

  /** How far from the pen position of the base that of the mark stands. */
  put(codePoint: number, ink: InkBox): readonly [right: Em, up: Em] {
    const { left, right } = this.base;
    const middle = isDouble(codePoint) ? right : (left + right) / 2;
    return [middle - (ink.left + ink.right) / 2, this.level(ink)];
  }

  private level({ top, bottom }: InkBox): Em {
    const middle = (top + bottom) / 2;
    if (top <= UNDER) {
      if (this.under++ >= MOST_LEVELS) return this.bottom - bottom;
      const up = this.bottom - (top > TOUCHES ? 0 : AIR) - top;
      this.bottom = bottom + up;
      return up;
    }
    if (middle < THROUGH) return (this.base.top + this.base.bottom) / 2 - middle;
    if (this.over++ >= MOST_LEVELS) return this.top - top;
    const up = this.top + AIR - bottom;
    this.top = top + up;
    return up;
  }
}
