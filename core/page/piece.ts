import { concat } from '../base/concat';
import type { Diagnostic, Place } from '../base/diagnostic';
import type { Rect } from '../base/geometry';
import type { FaceId, ItemId, PageId, StoryId } from '../base/ids';
import type { FontBook } from '../base/ports';
import { tied } from '../base/tied';
import type { Pt } from '../base/units';
import type { Picture } from '../document/records/picture';
import type { Style } from '../document/records/style';
import type { StyleRole } from '../document/roles';
import type { SetLine, TextRun } from '../typeset/types';
import type { Typesetter } from '../typeset/typesetter';
import type {
  ComposedFrame,
  ComposedLine,
  ComposedStory,
  FrameRole,
  LineMark,
  PictureMark,
  RuleMark,
  TintMark,
} from './composed';
import { type FaceNote, findFace } from './faces';
import type { PageGrid } from './grid';
import { type PosedLine, poseLine } from './lines';
import type { Pose } from './pose';
import { findStyle } from './styles';

/** What one item of the page puts on it. The marks of one piece never change once it is made. */
export interface Piece {
  readonly item: ItemId;
  readonly tints: readonly TintMark[];
  readonly pictures: readonly PictureMark[];
  readonly rules: readonly RuleMark[];
  readonly texts: readonly LineMark[];
  readonly frames: readonly ComposedFrame[];
  readonly stories: readonly ComposedStory[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What all items of a page are set with. */
export interface Bench {
  readonly page: PageId;
  readonly grid: PageGrid;
  readonly styles: Readonly<Record<string, Style>>;
  readonly pictures: Readonly<Record<string, Picture>>;
  readonly present: (sha256: string) => boolean;
  readonly fonts: FontBook;
  readonly typesetter: Typesetter;
}

/** What a stretch of making a piece has put on the page. */
export type Part = Pick<Piece, 'tints' | 'pictures' | 'rules' | 'frames' | 'diagnostics'>;

export const NOTHING = { overset: { characters: 0, lines: 0 }, underset: { lines: 0 } } as const;

/** Collects the marks of one item; the item's last piece lends the lines that did not change. */
export class PieceMaker {
  readonly #tints: TintMark[] = [];
  readonly #pictures: PictureMark[] = [];
  readonly #rules: RuleMark[] = [];
  readonly #frames: ComposedFrame[] = [];
  readonly #stories: ComposedStory[] = [];
  readonly #diagnostics: Diagnostic[] = [];
  readonly #before = new Map<string, ComposedFrame>();

  constructor(
    readonly bench: Bench,
    readonly item: ItemId,
    before: Piece | undefined,
  ) {
    for (const frame of before?.frames ?? []) this.#before.set(frame.id, frame);
  }

  tint(mark: Omit<TintMark, 'kind' | 'item'>): void {
    this.#tints.push({ kind: 'tint', item: this.item, ...mark });
  }

  rule(mark: Omit<RuleMark, 'kind' | 'item'>): void {
    this.#rules.push({ kind: 'rule', item: this.item, ...mark });
  }

  picture(mark: Omit<PictureMark, 'kind' | 'item'>): void {
    this.#pictures.push({ kind: 'picture', item: this.item, ...mark });
  }

  story(story: ComposedStory): void {
    this.#stories.push(story);
  }

  note(
    rule: string,
    severity: Diagnostic['severity'],
    params: Diagnostic['params'],
    place: Omit<Place, 'page' | 'item'> = {},
  ): void {
    this.#diagnostics.push({
      rule,
      severity,
      place: { page: this.bench.page, item: this.item, ...place },
      params,
    });
  }

  /** The style of a part; a style the paper has lost is named in a diagnostic. */
  style(id: string | undefined, role: StyleRole): Style {
    const found = findStyle(this.bench.styles, id, role);
    if (found.tag === 'fallback') this.note('PAGE-STYLE', 'error', { style: found.missing });
    return found.style;
  }

  /** The face to set `text` in: one that is installed. Says what is missing, face or characters. */
  face(id: FaceId, text: string): FaceId {
    const found = findFace(this.bench.fonts, id, text);
    this.noteFaces(found.notes);
    return found.face;
  }

  /** `text` in the face of a style, its letters and digits in the style's Western face where it names one. */
  run({ face, latin }: Style, text: string): TextRun {
    const found = findFace(this.bench.fonts, face, text, latin);
    this.noteFaces(found.notes);
    return { text, face: found.face, ...(found.latin && { latin: found.latin }) };
  }

  noteFaces(notes: readonly FaceNote[]): void {
    for (const { rule, severity, params } of notes) this.note(rule, severity, params);
  }

  /** Starts a frame; its lines are added in reading order. */
  frame(role: FrameRole, n: number, story?: StoryId): FrameMaker {
    const { item } = this;
    const id = `${item}/${role}/${n}`;
    const head: FrameHead = story ? { id, item, role, story } : { id, item, role };
    return new FrameMaker(this, head, this.#before.get(id));
  }

  /** Makes a part of the piece, or puts the very same on the page as in an earlier composition. */
  part(before: Part | undefined, make: () => void): Part {
    if (before) {
      this.#again(before);
      return before;
    }
    const tints = this.#tints.length;
    const pictures = this.#pictures.length;
    const rules = this.#rules.length;
    const frames = this.#frames.length;
    const diagnostics = this.#diagnostics.length;
    make();
    return {
      tints: this.#tints.slice(tints),
      pictures: this.#pictures.slice(pictures),
      rules: this.#rules.slice(rules),
      frames: this.#frames.slice(frames),
      diagnostics: this.#diagnostics.slice(diagnostics),
    };
  }

  #again(part: Part): void {
    this.#tints.push(...part.tints);
    this.#pictures.push(...part.pictures);
    this.#rules.push(...part.rules);
    this.#frames.push(...part.frames);
    this.#diagnostics.push(...part.diagnostics);
  }

  keep(frame: ComposedFrame): void {
    this.#frames.push(frame);
  }

  finish(): Piece {
    return {
      item: this.item,
      tints: this.#tints,
      pictures: this.#pictures,
      rules: this.#rules,
      texts: concat(this.#frames.map(marksOf)),
      frames: this.#frames,
      stories: this.#stories,
      diagnostics: this.#diagnostics,
    };
  }
}

/** What the lines of a frame were made from, and their marks. */
interface Posed {
  readonly lines: readonly PosedLine[];
  readonly marks: readonly LineMark[];
}

const posed = tied<ComposedFrame, Posed>();

const marksOf = (frame: ComposedFrame): readonly LineMark[] => posed.get(frame)?.marks ?? [];

type FrameHead = Pick<ComposedFrame, 'id' | 'item' | 'role' | 'story'>;
export type FrameEnd = Pick<ComposedFrame, 'overset' | 'underset'>;

export const sameEnd = (a: FrameEnd, b: FrameEnd): boolean =>
  a.overset.characters === b.overset.characters &&
  a.overset.lines === b.overset.lines &&
  a.underset.lines === b.underset.lines;

const sameRect = (a: Rect, b: Rect): boolean =>
  a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;

/** Fills one frame, taking from its predecessor the lines that stand as they stood. */
export class FrameMaker {
  readonly #lines: ComposedLine[] = [];
  readonly #posed: PosedLine[] = [];
  readonly #before: readonly PosedLine[];
  #old = 0;

  constructor(
    readonly maker: PieceMaker,
    readonly head: FrameHead,
    readonly before: ComposedFrame | undefined,
  ) {
    this.#before = (before && posed.get(before)?.lines) ?? [];
  }

  get id(): string {
    return this.head.id;
  }

  /** Adds line k of the predecessor once more; false where it had none. */
  again(k: number): boolean {
    const before = this.#before[k];
    if (!before) return false;
    this.#old = k + 1;
    this.#add(before);
    return true;
  }

  /** Adds a line that is as it was, where one was: cheaper than to give its pose only to find that out. */
  stays(set: SetLine, x: Pt, y: Pt, origin: object): boolean {
    const before = this.#before[this.#old];
    if (before?.set !== set || before.origin !== origin) return false;
    if (before.pose.x !== x || before.pose.y !== y || this.before?.story !== this.head.story) return false;
    this.#old++;
    this.#add(before);
    return true;
  }

  line(set: SetLine, pose: Pose, origin?: object): void {
    this.#add(poseLine(set, pose, this.#predecessor(pose), origin));
  }

  #add(added: PosedLine): void {
    this.#lines.push(added.line);
    this.#posed.push(added);
  }

  /** The frame is done. One that equals its predecessor becomes it. */
  close(rect: Rect, end: FrameEnd = NOTHING): ComposedFrame {
    const { before } = this;
    const lines = this.#lines;
    const same =
      before !== undefined &&
      sameRect(before.rect, rect) &&
      sameEnd(before, end) &&
      before.story === this.head.story &&
      before.lines.length === lines.length &&
      lines.every((line, i) => line === before.lines[i]);
    const frame = same ? before : this.#fresh(rect, end);
    const marks: LineMark[] = [];
    for (const { mark } of this.#posed) marks.push(mark);
    posed.set(frame, { lines: this.#posed, marks });
    this.maker.keep(frame);
    return frame;
  }

  #fresh(rect: Rect, { overset, underset }: FrameEnd): ComposedFrame {
    const { id, item, role, story } = this.head;
    const lines = this.#lines;
    if (story === undefined) return { id, item, role, rect, lines, overset, underset };
    return { id, item, role, story, rect, lines, overset, underset };
  }

  /** The line that stood at this place; lines come in the order of their places, so the search goes on from the last. */
  #predecessor({ x, y }: Pose): PosedLine | undefined {
    for (let i = this.#old; i < this.#before.length; i++) {
      const candidate = this.#before[i];
      if (candidate?.pose.y !== y || candidate.pose.x !== x) continue;
      this.#old = i + 1;
      return candidate;
    }
    return undefined;
  }
}
