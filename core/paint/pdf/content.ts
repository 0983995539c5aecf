import type { Point, Rect } from '../../base/geometry';
import type { FaceId } from '../../base/ids';
import { BLACK, grey, type Ink, sameInk } from '../../base/ink';
import type { Pt } from '../../base/units';
import type {
  ComposedLine,
  ComposedPage,
  GlyphRun,
  PictureMark,
  RuleMark,
  TintMark,
} from '../../page/composed';
import type { Painter } from '../painter';
import { type Bar, Bars } from './bars';
import { Extents } from './extent';
import type { FontUse, FontUses } from './fontuse';
import { type Placing, showGlyphs } from './glyphs';
import { num } from './number';
import type { PdfAssets, PdfPicture } from './ports';
import { Stacks } from './stacks';
import { dotPaths, strokePath } from './strokes';
import type { Content, StructureTree } from './structure';
import {
  BLANKS,
  blank,
  blankOf,
  type Shown,
  type ShownLine,
  type ShownPiece,
  showLine,
  showRuns,
  textString,
} from './text';

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
    const stacks = new Stacks(page);
    this.#extents = new Extents(page, stacks);
    this.#bars = new Bars(page, stacks, this.#extents);
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
    if (picture) this.#image(mark, picture);
    else this.#crossed(mark.rect);
    this.#close();
    const cover = this.#bars.cover(mark);
    if (cover) this.#bar(cover);
  }

  line(line: ComposedLine): void {
    const lintel = this.#bars.over(line);
    if (lintel) this.#bar(lintel);
    const shown = showLine(line, this.#extents.of(line), this.#useOf);
    if (!shown) return;
    const key = this.tree.keyOf(line);
    if (key !== undefined && line.ruby?.length) this.#annotated(line, key, shown);
    else this.#plain(line, key, shown);
    this.#beside(line);
  }

  readonly #useOf = (run: GlyphRun): FontUse | undefined => this.fonts.use(run.face);

  #plain(line: ComposedLine, key: string | undefined, shown: ShownLine): void {
    if (key === undefined) this.#artifact();
    else if (this.#open !== key) {
      this.#begin(this.tree.text(line, key));
      this.#open = key;
    }
    this.#span(shown, ({ runs }) => this.#runs(runs, shown, line.y));
    for (const ruby of line.ruby ?? []) this.#reading(ruby, line.y);
  }

  /**
   * A line with ruby. Characters that are explained and what explains them are parts of a Ruby of their own, as
   * PDF/UA asks (ISO 14289-1 by way of ISO 32000-1, 14.8.4.4.3): ruby is text and no decoration. The line's text
   * spans all of them, because readers without structure are to find the story as it was written.
   */
  #annotated(line: ComposedLine, key: string, shown: ShownLine): void {
    this.#close();
    const readings = new Map<GlyphRun, Content>();
    this.#span(shown, ({ runs, ruby }) => {
      const parts = ruby && this.tree.ruby(line, key, ruby.text);
      if (parts) readings.set(ruby, parts.reading);
      this.#begin(parts ? parts.base : this.tree.text(line, key));
      this.#runs(runs, shown, line.y);
      this.#close();
    });
    for (const ruby of line.ruby ?? []) {
      this.#begin(readings.get(ruby) ?? 'artifact');
      this.#reading(ruby, line.y);
    }
    this.#artifact();
  }

  /** The pieces of a line under its text. */
  #span(shown: ShownLine, show: (piece: ShownPiece) => void): void {
    this.#out.push(`/Span <</ActualText ${textString(shown.text)}>> BDC`);
    for (const piece of shown.pieces) show(piece);
    this.#out.push('EMC');
  }

  /** Runs of a line, with the blanks at its ends. */
  #runs(runs: readonly Shown[], line: ShownLine, baseline: Pt): void {
    const { first, last, before, after, foot, size } = line;
    for (const shown of runs) {
      const { run, use } = shown;
      this.#fill(run.ink);
      this.#font(use, run.size);
      const at = (x: Pt): string => `1 0 0 1 ${this.#point(x, foot ?? baseline)} Tm ${blank(shown)} Tj`;
      const start = shown === first ? `${at(before)} ` : '';
      const end = shown === last && size === undefined ? ` ${at(after)}` : '';
      this.#out.push(`BT ${start}${showGlyphs(shown, baseline, this.#placing)}${end} ET`);
      if (shown === last && size !== undefined)
        this.#blanksAt(use, size, [{ x: after, y: foot ?? baseline }]);
    }
  }

  /** Ruby says nothing to readers by place, to which it would be a line between two others. */
  #reading(ruby: GlyphRun, baseline: Pt): void {
    for (const shown of showRuns([ruby], this.#useOf)) {
      this.#out.push(`/Span <</ActualText ${textString('')}>> BDC`);
      this.#fill(ruby.ink);
      this.#font(shown.use, ruby.size);
      this.#out.push(`BT ${showGlyphs(shown, baseline, this.#placing)} ET`, 'EMC');
    }
  }

  /** Strokes and dots beside a line. */
  #beside({ strokes = [], dots }: ComposedLine): void {
    for (const stroke of strokes) {
      this.#stroke(stroke.ink, stroke.weight);
      this.#out.push(...strokePath(stroke, this.#at), 'S');
    }
    if (!dots) return;
    this.#stroke(dots.ink, 2 * dots.radius);
    this.#out.push('1 J', ...dotPaths(dots, this.#at), 'S', '0 J');
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
    this.#font(use, size);
    const shown = places.map(({ x, y }) => `1 0 0 1 ${this.#point(x, y)} Tm ${blankOf(use)} Tj`);
    this.#out.push(`BT 0.1 Tz ${shown.join(' ')} 100 Tz ET`);
  }

  #image({ rect, clip }: PictureMark, picture: PdfPicture): void {
    let index = this.pictures.indexOf(picture);
    if (index < 0) index = this.pictures.push(picture) - 1;
    const { x, y, width, height } = rect;
    this.#state('overprint', `/${KNOCKOUT} gs`);
    const cut = clip ? `${this.#outline(clip)} W* n ` : '';
    this.#out.push(
      `q ${cut}${num(width)} 0 0 ${num(height)} ${this.#point(x, y + height)} cm /Im${index + 1} Do Q`,
    );
  }

  #outline(corners: readonly Point[]): string {
    const [first, ...others] = corners.map(({ x, y }) => this.#point(x, y));
    return `${first} m ${others.map((corner) => `${corner} l `).join('')}h`;
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

  #font(use: FontUse, size: Pt): void {
    this.#state('font', `/${use.resource} ${num(size)} Tf`);
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

  readonly #placing: Placing = {
    x: (x) => this.origin.x + x,
    y: (y) => this.origin.top - y,
  };

  readonly #at = (x: Pt, y: Pt): string => this.#point(x, y);

  #point(x: Pt, y: Pt): string {
    return `${num(this.#placing.x(x))} ${num(this.#placing.y(y))}`;
  }

  #rect(rect: Rect): string {
    return `${this.#point(rect.x, rect.y + rect.height)} ${num(rect.width)} ${num(rect.height)}`;
  }
}
