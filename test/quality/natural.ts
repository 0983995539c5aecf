import type { FaceMetrics } from '../../core/base/ports';
import type { PunctuationStyle } from '../../core/document/records/style';

/**
 * The natural cells of the rules, written down a second time: what a character takes before justification
 * (composition.md rules 9–13, 16 and 26). What a cell has beyond is the gap behind it.
 */
export interface Setting {
  readonly punctuation: PunctuationStyle;
  readonly vertical: boolean;
  readonly face: FaceMetrics;
}

/** One cell: its characters, and whether they lie on their side in a vertical line. */
export interface Piece {
  readonly text: string;
  readonly turned: boolean;
}

export type Between = 'plain' | 'latin' | 'word' | 'rigid';

const OPEN = new Set('“‘（《〈【〖〔［｛「『');
const CLOSE = new Set('”’）》〉】〗〕］｝」』，、；：。．？！');
const STOP = new Set('。．？！');
/** In vertical text these fill their em and never change (rule 9). */
const RIGID_DOWN = new Set('：；？！');
const HALF_BODY = new Set('·‧・／–');
const EXCLAIM = /^[？！]$/u;
/** Long strokes and dots keep their distance: no Han–Latin gap beside them (rule 16). */
const STROKES = new Set('—～－…');
const WESTERN = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{N}!-~°‰℃¥€£±₂²]/u;
const COUNTS_LATIN = /^[\p{Script=Latin}\d%‰℃°¥$€£±²₂]/u;

const HAN_LATIN = 1 / 8;
const WORD_SPACE = 1 / 3;
const NOTHING: Piece = { text: '', turned: false };

export class Natural {
  constructor(
    private readonly setting: Setting,
    private readonly pieces: readonly Piece[],
  ) {}

  private at(i: number): Piece {
    return this.pieces[i] ?? NOTHING;
  }

  /** A letter or figure that stands upright in a vertical line is set like a Han character. */
  private western({ text, turned }: Piece): boolean {
    return WESTERN.test(text) && (turned || !this.setting.vertical);
  }

  private latin(piece: Piece): boolean {
    return this.western(piece) && COUNTS_LATIN.test(piece.text);
  }

  private opens = ({ text }: Piece): boolean => OPEN.has(text);
  private closes = ({ text }: Piece): boolean =>
    CLOSE.has(text) && !(this.setting.vertical && RIGID_DOWN.has(text));

  private han(piece: Piece): boolean {
    const { text } = piece;
    if (text === '' || text === ' ' || this.western(piece)) return false;
    return !OPEN.has(text) && !CLOSE.has(text) && !HALF_BODY.has(text) && !STROKES.has(text);
  }

  /** What the space behind piece i is: word and Han–Latin spaces have limits of their own (rule 18). */
  between(i: number): Between {
    const [a, b] = [this.at(i), this.at(i + 1)];
    if (a.text === ' ') return this.mixed(this.at(i - 1), b) ? 'latin' : 'word';
    if (b.text === ' ') return this.mixed(a, this.at(i + 2)) ? 'latin' : 'word';
    if (this.western(a) && this.western(b)) return 'rigid';
    return this.mixed(a, b) ? 'latin' : 'plain';
  }

  private mixed(a: Piece, b: Piece): boolean {
    return (this.han(a) && this.latin(b)) || (this.latin(a) && this.han(b));
  }

  /** The natural advance of piece i; NaN for the last, which has no gap behind it. */
  advance(i: number): number {
    const piece = this.at(i);
    if (i + 1 >= this.pieces.length) return Number.NaN;
    if (piece.text === ' ') return this.between(i) === 'latin' ? HAN_LATIN : WORD_SPACE;
    if (this.opens(piece) || this.closes(piece)) return 0.5 + this.blanks(i);
    return this.body(piece) + (this.between(i) === 'latin' && this.at(i + 1).text !== ' ' ? HAN_LATIN : 0);
  }

  private body(piece: Piece): number {
    if (HALF_BODY.has(piece.text)) return 0.5;
    return this.western(piece) ? this.setting.face.advance(piece.text.codePointAt(0) ?? 0) : 1;
  }

  /** Blank at the start of the cell of piece i, before the body of a mark that opens. */
  blankBefore(i: number): number {
    return this.opens(this.at(i)) ? this.blanks(i) : 0;
  }

  /** Whether the body of piece i is the right half of its em, or stands in the middle of it. */
  bodyOffset(i: number): number {
    const piece = this.at(i);
    if (this.opens(piece)) return 0.5;
    return HALF_BODY.has(piece.text) ? 0.25 : 0;
  }

  /** Blank halves inside the cell of a mark: behind one that closes, before one that opens; neighbours share. */
  private blanks(i: number): number {
    const [before, piece, next] = [this.at(i - 1), this.at(i), this.at(i + 1)];
    if (this.opens(piece)) return i === 0 || this.opens(before) || this.closes(before) ? 0 : this.own(piece);
    if (this.closes(next)) return 0;
    if (EXCLAIM.test(piece.text) && EXCLAIM.test(before.text)) return this.exclaims(i);
    return this.opens(next) ? Math.max(this.own(piece), this.own(next)) : this.own(piece);
  }

  /** `？！` is one em and `！！！` two, whatever the style (rule 5). */
  private exclaims(i: number): number {
    let row = 1;
    while (EXCLAIM.test(this.at(i - row).text)) row++;
    return row === 3 ? 0.5 : 0;
  }

  private own({ text }: Piece): number {
    const { punctuation } = this.setting;
    if (punctuation === 'banjiao') return 0;
    return punctuation === 'kaiming' && !STOP.has(text) ? 0 : 0.5;
  }
}
