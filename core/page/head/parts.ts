import type { StoryField } from '../../base/diagnostic';
import type { Em, Pt } from '../../base/units';
import type { StoryItem } from '../../document/records/page';
import type { Story } from '../../document/records/story';
import type { Style } from '../../document/records/style';
import type { StyleRole } from '../../document/roles';
import type { LineSource } from '../composed';
import type { PieceMaker } from '../piece';
import type { Direction } from '../styles';
import { type DisplayAlign, type DisplayText, resized, type Setting, setDisplay } from './display';
import type { Steps } from './fit';
import { byGrades, gradesBetween } from './grades';

export type HeadField = Extract<StoryField, 'flag' | 'kicker' | 'headline' | 'deck' | 'summary' | 'byline'>;

/** Free space inside the flag's box left and right (vertical: above and below), in em of the flag. */
export const FLAG_SIDE: Em = 0.5;
const FLAG_SIGN = '▶';

/** A part of the head that has been set but not yet placed. */
export interface HeadPart {
  readonly field: HeadField;
  readonly text: DisplayText;
  readonly align: DisplayAlign;
  /** Characters the composer put before the part's own text. */
  readonly lead: number;
}

/** How much room the parts of a head have, and which way their lines run. */
export interface HeadRoom {
  readonly width: Pt;
  readonly depth?: Pt;
  readonly direction?: Direction;
}

const roles: readonly (readonly [HeadField, StyleRole])[] = [
  ['flag', 'flag'],
  ['kicker', 'kicker'],
  ['headline', 'headline-1'],
  ['deck', 'deck'],
  ['summary', 'summary'],
  ['byline', 'byline'],
];

/** How far a headline may be condensed or expanded where its style does not say. */
const HEADLINE_CONDENSE = 0.1;

/** A part that opens with a sign of its own gets no second one. */
const needsSign = (maker: PieceMaker, style: Style, text: string): boolean =>
  /^[\p{L}\p{N}《“]/u.test(text) && (maker.bench.fonts.face(style.face)?.glyph(0x25b6) ?? 0) !== 0;

const named = (item: StoryItem, field: HeadField): string | undefined =>
  field === 'byline' ? undefined : item.head[field];

/**
 * The style of a part. 引题 and 副题 whose style the page does not name keep their distance in grades from the
 * headline: those of the style sheet are made for the second headline, and go up or down with another (rule 28).
 */
function styleOf(maker: PieceMaker, item: StoryItem, field: HeadField, role: StyleRole, main: Pt): Style {
  const id = named(item, field);
  const { styles } = maker.bench;
  if (field === 'summary' && id === undefined && !styles[role]) return maker.style(undefined, 'deck');
  const style = maker.style(id, role);
  const usual = styles['headline-1'];
  if (id !== undefined || !usual || (field !== 'kicker' && field !== 'deck')) return style;
  return resized(style, byGrades(style.size, gradesBetween(main, usual.size)));
}

/** A part that follows the headline up is not made so large that it takes more lines than in its own size. */
function fewestLines(set: (style: Style) => DisplayText, own: Style, derived: Style): DisplayText {
  const large = set(derived);
  if (derived.size <= own.size || large.lines.length < 2) return large;
  const plain = set(own);
  return plain.lines.length < large.lines.length ? plain : large;
}

/** Where a head is fitted by steps, its headline fills the width and 引题 and 副题 give way to save a line. */
const stepsFor: Partial<Record<HeadField, Steps>> = { kicker: 'smaller', headline: 'fill', deck: 'smaller' };

function settingOf(item: StoryItem, field: HeadField, style: Style, room: HeadRoom): Setting {
  const side = field === 'flag' ? 2 * FLAG_SIDE * style.size : 0;
  const align = field === 'flag' ? 'start' : field === 'summary' ? style.align : item.head.align;
  const steps = item.head.fit === 'steps' ? stepsFor[field] : undefined;
  return {
    align: align === 'end' ? 'start' : align,
    width: Math.max(style.size, room.width - side),
    ...(room.depth !== undefined && field === 'headline' && { depth: room.depth }),
    ...(room.direction && { direction: room.direction }),
    ...(steps && { steps }),
    ...(field === 'headline' && { condense: style.condense ?? HEADLINE_CONDENSE }),
  };
}

/** Sets the parts of a story's head that are wanted, in reading order. */
export function setParts(
  maker: PieceMaker,
  item: StoryItem,
  story: Story,
  room: HeadRoom,
  wanted: (field: HeadField) => boolean,
): HeadPart[] {
  const main = maker.style(item.head.headline, 'headline-1');
  const part = (field: HeadField, style: Style): HeadPart => {
    const sign = field === 'flag' && room.direction !== 'vertical' && needsSign(maker, style, story.flag);
    const lead = sign ? `${FLAG_SIGN} ` : '';
    const text = fewestLines(
      (use) => setDisplay(maker, lead + story[field], use, settingOf(item, field, use, room)),
      maker.bench.styles[style.id] ?? style,
      style,
    );
    const align = field === 'flag' ? item.head.align : settingOf(item, field, style, room).align;
    return { field, text, align, lead: lead.length };
  };
  const present = roles.filter(([field]) => wanted(field) && story[field].trim() !== '');
  // The headline first: the sizes of the others follow from the one it was set in.
  const headline = present.some(([field]) => field === 'headline') ? part('headline', main) : undefined;
  const size = headline?.text.style.size ?? main.size;
  return present.map(([field, role]) =>
    field === 'headline' && headline ? headline : part(field, styleOf(maker, item, field, role, size)),
  );
}

/** Gives a line of a part its place in the story; a sign the composer put before it is told apart. */
export const sourceOf =
  (story: Story, part: Pick<HeadPart, 'field' | 'lead'>) =>
  (start: number, end: number): LineSource => {
    const own = Math.max(0, start - part.lead);
    const base = { story: story.id, field: part.field, start: own, end: Math.max(own, end - part.lead) };
    return start < part.lead ? { ...base, lead: { field: part.field, length: part.lead - start } } : base;
  };
