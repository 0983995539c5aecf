import type { Point, Rect } from '../../base/geometry';
import type { FaceId } from '../../base/ids';
import { BLACK, grey, type Ink, sameInk } from '../../base/ink';
import type { Pt } from '../../base/units';
import type { ComposedLine, ComposedPage, PictureMark, RuleMark, TintMark } from '../../page/composed';
import type { Painter } from '../painter';
import { BAR_SIZE, type Bar, Bars } from './bars';
import { Extents } from './extent';
import type { FontUse, FontUses } from './fontuse';
import { num } from './number';
import type { PdfAssets, PdfPicture } from './ports';
import type { Content, StructureTree } from './structure';
import { BLANKS, blank, blankOf, glyphArray, showLine, textString } from './text';

/** Names of the two graphics states: black prints over what lies under it, everything else knocks out. */
export const OVERPRINT = 'Go';
export const KNOCKOUT = 'Gk';

const CROSS_WEIGHT: Pt = 0.5;
const ink = (i: Ink): string => [i.c, i.m, i.y, i.k].map((v) => num(v / 100)).join(' ');

/** Where the trimmed page lies on the sheet, in PDF's own direction (up). */
export interface Origin {
  readonly x: Pt;
  /** Top edge of the trimmed page, from the sheet's bottom. */
  readonly top: Pt;
}

/** Writes the marks of one page as PDF operators, tagged with the parts of the stories they belong to. */
export class ContentPainter implements Painter {
  readonly pictures: PdfPicture[] = [];
  readonly #out: string[] = [];
  readonly #set = new Map<string, string>();
  readonly #extents: Extents;
  readonly #bars: Bars;
  /** Face of blanks that belong to no text. */
  readonly #blankFace: FaceId | undefined;
  #open: string | undefined;

  constructor(
    private readonly origin: Origin,
    private readonly assets: PdfAssets,
    private readonly fonts: FontUses,
    private readonly tree: StructureTree,
    page: ComposedPage,
  ) {
    this.#extents = new Extents(page);
    this.#bars = new Bars(page);
    this.#blankFace = page.frames.flatMap((frame) => frame.lines)[0]?.runs[0]?.face;
    tree.openPage(page);
  }

  /** All operators so far; nothing may be painted afterwards. */
  finish(after: readonly string[]): string {
    this.#close();
    return [...this.#out, ...after, ''].join('\n');
  }

  tint(mark: TintMark): void {
    this.#artifact();
    this.#fill(mark.ink);
    this.#out.push(`${this.#rect(mark.rect)} re f`);
  }

  rule(mark: RuleMark): void {
    this.#artifact();
    this.#stroke(mark.ink, mark.weight);
    this.#out.push(`${this.#point(mark.x1, mark.y1)} m ${this.#point(mark.x2, mark.y2)} l S`);
  }

  picture(mark: PictureMark): void {
    const picture = mark.missing ? undefined : this.assets.picture(mark);
    this.#begin(this.tree.figure(mark, this.assets.describe(mark.picture)));
    if (picture) this.#image(mark.rect, picture);
    else this.#crossed(mark.rect);
    this.#close();
    const cover = this.#bars.cover(mark);
    if (cover) this.#bar(cover);
  }

  line(line: ComposedLine): void {
    const lintel = this.#bars.over(line);
    if (lintel) this.#bar(lintel);
    const key = this.tree.keyOf(line);
    if (key === undefined) this.#artifact();
    else if (this.#open !== key) {
      this.#begin(this.tree.text(line, key));
      this.#open = key;
    }
    this.#text(line);
  }

  #text(line: ComposedLine): void {
    const shown = showLine(line, this.#extents.of(line), (run) => this.fonts.use(run.face));
    if (!shown) return;
    this.#out.push(`/Span <</ActualText ${textString(shown.text)}>> BDC`);
    const { foot } = shown;
    const last = shown.runs.length - 1;
    for (const [i, piece] of shown.runs.entries()) {
      const { run, use } = piece;
      this.#fill(run.ink);
      this.#state('font', `/${use.resource} ${num(run.size)} Tf`);
      const at = (x: Pt, y = line.y): string => `1 0 0 1 ${this.#point(x, y)} Tm`;
      const before = i === 0 ? `${at(shown.before, foot)} ${blank(piece)} Tj ` : '';
      const after = i === last && foot === undefined ? ` ${at(shown.after)} ${blank(piece)} Tj` : '';
      const start = `${num(run.widen ?? 1)} 0 0 1 ${this.#point(run.xs[0] ?? line.x, line.y)} Tm`;
      this.#out.push(`BT ${before}${start} ${glyphArray(piece)} TJ${after} ET`);
    }
    const end = shown.runs[last];
    if (foot !== undefined && end) this.#blanksAt(end.use, BAR_SIZE, [{ x: shown.after, y: foot }]);
    this.#out.push('EMC');
    if (line.dots) this.#dots(line.dots);
  }

  /** A dot is a stroke of no length with round ends. */
  #dots({ xs, y, radius, ink: colour }: NonNullable<ComposedLine['dots']>): void {
    this.#stroke(colour, 2 * radius);
    const strokes = xs.map((x) => `${this.#point(x, y)} m ${this.#point(x, y)} l`);
    this.#out.push('1 J', ...strokes, 'S', '0 J');
  }

  /** Blanks that leave nothing on the plate; a single one would be skipped by readers. */
  #bar({ left, right, y, size }: Bar): void {
    const use = this.#blankFace === undefined ? undefined : this.fonts.use(this.#blankFace);
    if (!use) return;
    this.#artifact();
    this.#out.push(`/Span <</ActualText ${textString(BLANKS)}>> BDC`);
    this.#blanksAt(use, size, [
      { x: left, y },
      { x: right, y },
    ]);
    this.#out.push('EMC');
  }

  /** Blanks without any width, which only say where something begins or ends. */
  #blanksAt(use: FontUse, size: Pt, places: readonly Point[]): void {
    this.#state('font', `/${use.resource} ${num(size)} Tf`);
    const shown = places.map(({ x, y }) => `1 0 0 1 ${this.#point(x, y)} Tm ${blankOf(use)} Tj`);
    this.#out.push(`BT 0.1 Tz ${shown.join(' ')} 100 Tz ET`);
  }

  #image(rect: Rect, picture: PdfPicture): void {
    let index = this.pictures.indexOf(picture);
    if (index < 0) index = this.pictures.push(picture) - 1;
    const { x, y, width, height } = rect;
    this.#state('overprint', `/${KNOCKOUT} gs`);
    this.#out.push(
      `q ${num(width)} 0 0 ${num(height)} ${this.#point(x, y + height)} cm /Im${index + 1} Do Q`,
    );
  }

  #crossed(rect: Rect): void {
    const { x, y, width, height } = rect;
    this.#fill(grey(8));
    this.#out.push(`${this.#rect(rect)} re f`);
    this.#stroke(grey(60), CROSS_WEIGHT);
    this.#out.push(
      `${this.#rect(rect)} re S`,
      `${this.#point(x, y)} m ${this.#point(x + width, y + height)} l S`,
      `${this.#point(x + width, y)} m ${this.#point(x, y + height)} l S`,
    );
  }

  #fill(colour: Ink): void {
    this.#overprint(colour);
    this.#state('fill', `${ink(colour)} k`);
  }

  #stroke(colour: Ink, weight: Pt): void {
    this.#overprint(colour);
    this.#state('stroke', `${ink(colour)} K`);
    this.#state('weight', `${num(weight)} w`);
  }

  #overprint(colour: Ink): void {
    this.#state('overprint', `/${sameInk(colour, BLACK) ? OVERPRINT : KNOCKOUT} gs`);
  }

  /** Says a graphics parameter only where it changes. */
  #state(parameter: string, operator: string): void {
    if (this.#set.get(parameter) === operator) return;
    this.#set.set(parameter, operator);
    this.#out.push(operator);
  }

  #artifact(): void {
    if (this.#open === 'artifact') return;
    this.#begin('artifact');
    this.#open = 'artifact';
  }

  #begin(content: Content): void {
    this.#close();
    this.#out.push(
      content === 'artifact' ? '/Artifact BMC' : `/${content.type} <</MCID ${content.mcid}>> BDC`,
    );
    this.#open = '';
  }

  #close(): void {
    if (this.#open !== undefined) this.#out.push('EMC');
    this.#open = undefined;
  }

  #point(x: Pt, y: Pt): string {
    return `${num(this.origin.x + x)} ${num(this.origin.top - y)}`;
  }

  #rect(rect: Rect): string {
    return `${this.#point(rect.x, rect.y + rect.height)} ${num(rect.width)} ${num(rect.height)}`;
  }
}
