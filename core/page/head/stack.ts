import type { StoryField } from '../../base/diagnostic';
import type { Rect } from '../../base/geometry';
import { BLACK, coverage, WHITE } from '../../base/ink';
import type { GridLine, Pt } from '../../base/units';
import type { StoryItem } from '../../document/records/page';
import type { Story } from '../../document/records/story';
import type { Style } from '../../document/records/style';
import type { StyleRole } from '../../document/roles';
import type { LineSource } from '../composed';
import { topOf } from '../grid';
import type { PieceMaker } from '../piece';
import { displayPitch, rowsOf } from '../styles';
import { type DisplayAlign, type DisplayText, displayHeight, placeDisplay, setDisplay } from './display';

/** Free space inside the flag's box left and right, and its height, in em of the flag. */
const FLAG_SIDE = 0.5;
const FLAG_HEIGHT = 1.5;
const FLAG_SIGN = '▶';

type HeadField = Extract<StoryField, 'flag' | 'kicker' | 'headline' | 'deck' | 'summary' | 'byline'>;

/** A part of the head that has been set but not yet placed. */
interface HeadPart {
  readonly field: HeadField;
  readonly text: DisplayText;
  readonly align: DisplayAlign;
  readonly rows: GridLine;
  /** Characters the composer put before the part's own text. */
  readonly lead: number;
}

/** The head of a story block, ready to be placed; every part occupies whole body lines. */
export interface HeadStack {
  readonly parts: readonly HeadPart[];
  readonly rows: GridLine;
  readonly tooWide: boolean;
}

/** A part that opens with a sign of its own gets no second one. */
const needsSign = (maker: PieceMaker, style: Style, text: string): boolean =>
  /^[\p{L}\p{N}《“]/u.test(text) && (maker.bench.fonts.face(style.face)?.glyph(0x25b6) ?? 0) !== 0;

function headPart(
  maker: PieceMaker,
  field: HeadField,
  text: string,
  style: Style,
  align: DisplayAlign,
  width: Pt,
): HeadPart {
  const flag = field === 'flag';
  const sign = flag && needsSign(maker, style, text) ? `${FLAG_SIGN} ` : '';
  const room = flag ? width - 2 * FLAG_SIDE * style.size : width;
  const set = setDisplay(maker, sign + text, style, flag ? 'start' : align, room);
  return {
    field,
    text: set,
    align,
    rows: rowsOf(style, set.lines.length, maker.bench.grid.pitch),
    lead: sign.length,
  };
}

const roles: readonly (readonly [HeadField, StyleRole])[] = [
  ['flag', 'flag'],
  ['kicker', 'kicker'],
  ['headline', 'headline-1'],
  ['deck', 'deck'],
  ['summary', 'deck'],
  ['byline', 'byline'],
];

function namedStyle(item: StoryItem, field: HeadField): string | undefined {
  if (field === 'summary') return item.head.deck;
  return field === 'byline' ? undefined : item.head[field];
}

/** Sets the parts of a story's head to a width; `without` leaves out what stands elsewhere. */
export function setHead(
  maker: PieceMaker,
  item: StoryItem,
  story: Story,
  width: Pt,
  without: readonly HeadField[] = [],
): HeadStack {
  const parts: HeadPart[] = [];
  for (const [field, role] of roles) {
    const text = story[field].trim() === '' ? '' : story[field];
    if (text === '' || without.includes(field)) continue;
    const own = field === 'summary' ? 'start' : item.head.align;
    parts.push(headPart(maker, field, text, maker.style(namedStyle(item, field), role), own, width));
  }
  return {
    parts,
    rows: parts.reduce((sum, part) => sum + part.rows, 0),
    tooWide: parts.some((part) => part.text.tooWide),
  };
}

const sourceOf =
  (story: Story, part: Pick<HeadPart, 'field' | 'lead'>) =>
  (start: number, end: number): LineSource => {
    const own = Math.max(0, start - part.lead);
    const base = { story: story.id, field: part.field, start: own, end: Math.max(own, end - part.lead) };
    return start < part.lead ? { ...base, lead: { field: part.field, length: part.lead - start } } : base;
  };

/** The text of a part stands in the middle of what its style's air above and below leaves of its lines. */
function partTop(maker: PieceMaker, part: HeadPart, row: GridLine): Pt {
  const { grid } = maker.bench;
  const { before, after } = part.text.style;
  const air = part.rows * grid.pitch - displayHeight(part.text);
  return topOf(grid, row) + (air + (before - after) * grid.pitch) / 2;
}

function placeFlag(
  maker: PieceMaker,
  part: HeadPart,
  room: { readonly x: Pt; readonly width: Pt },
  top: Pt,
): Pt {
  const { size, ink } = part.text.style;
  const widest = Math.max(...part.text.lines.map(({ set }) => set.width)) * size;
  const width = widest + 2 * FLAG_SIDE * size;
  const x = part.align === 'center' ? room.x + (room.width - width) / 2 : room.x;
  const height = displayHeight(part.text) + (FLAG_HEIGHT - 1) * size;
  const box: Rect = { x, y: top - ((FLAG_HEIGHT - 1) * size) / 2, width, height };
  maker.tint({ rect: box, ink: coverage(ink) === 0 ? BLACK : ink });
  return x + FLAG_SIDE * size;
}

/** Places a head from body line `row` downwards. */
export function placeHead(
  maker: PieceMaker,
  story: Story,
  head: HeadStack,
  room: { readonly x: Pt; readonly width: Pt },
  row: GridLine,
): void {
  const { grid } = maker.bench;
  let line = row;
  for (const part of head.parts) {
    const top = partTop(maker, part, line);
    const flag = part.field === 'flag';
    const frame = maker.frame(part.field, 0, story.id);
    const x = flag ? placeFlag(maker, part, room, top) : room.x;
    const ink = flag ? WHITE : part.text.style.ink;
    placeDisplay(frame, part.text, { x, width: room.width, top }, ink, sourceOf(story, part));
    frame.close({ x: room.x, y: topOf(grid, line), width: room.width, height: part.rows * grid.pitch });
    line += part.rows;
  }
}

/** Distance of the characters of a standing headline in em. */
const STACK_PITCH = 1.06;
/** Free space between a standing headline and the body, in body em. */
const STACK_GAP = 1;

export interface StandingHead {
  /** Width of the strip with the space beside it, in body em. */
  readonly strip: number;
  /** Body lines the longest stack takes. */
  readonly rows: GridLine;
}

const stacksOf = (headline: string): string[][] =>
  headline
    .split('\n')
    .map((part) => [...part].filter((c) => !/\s/u.test(c)))
    .filter((stack) => stack.length > 0);

/** How much room a headline takes that stands at the left, one character a line; stacks go right to left. */
export function measureStanding(maker: PieceMaker, story: Story, style: Style): StandingHead {
  const { grid } = maker.bench;
  const stacks = stacksOf(story.headline);
  if (stacks.length === 0) return { strip: 0, rows: 0 };
  const width = stacks.length * displayPitch(style) - (displayPitch(style) - style.size);
  const tallest = Math.max(...stacks.map((stack) => stack.length));
  return {
    strip: Math.ceil(width / grid.size + STACK_GAP),
    rows: Math.ceil((tallest * STACK_PITCH * style.size + 2 * grid.lead) / grid.pitch),
  };
}

/** Places a standing headline: its first character is level with the top of the first body line. */
export function placeStanding(
  maker: PieceMaker,
  story: Story,
  style: Style,
  at: { readonly x: Pt; readonly strip: Pt },
  row: GridLine,
): void {
  const { grid } = maker.bench;
  const face = maker.face(style.face, story.headline);
  const stacks = story.headline.split('\n');
  const count = stacksOf(story.headline).length;
  const frame = maker.frame('headline', 0, story.id);
  const room = at.strip - STACK_GAP * grid.size;
  const pitch = displayPitch(style);
  let x = at.x + (room - (count * pitch - (pitch - style.size))) / 2 + (count - 1) * pitch;
  let offset = 0;
  let tallest = 0;
  for (const stack of stacks) {
    let y = topOf(grid, row) + grid.lead;
    let placed = 0;
    for (const character of stack) {
      if (!/\s/u.test(character)) {
        const single = { ...style, face, indent: 0 };
        const text = setDisplay(maker, character, single, 'center', style.size);
        const start = offset;
        placeDisplay(frame, text, { x, width: style.size, top: y }, style.ink, () => ({
          story: story.id,
          field: 'headline',
          start,
          end: start + character.length,
        }));
        y += STACK_PITCH * style.size;
        placed++;
      }
      offset += character.length;
    }
    offset++;
    tallest = Math.max(tallest, placed);
    if (placed > 0) x -= pitch;
  }
  const height = tallest * STACK_PITCH * style.size;
  frame.close({ x: at.x, y: topOf(grid, row), width: room, height: height + 2 * grid.lead });
}
