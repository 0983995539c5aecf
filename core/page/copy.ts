import type { StoryField } from '../base/diagnostic';
import type { BlockId, FaceId } from '../base/ids';
import { type Block, blockText, type Mark, type Run, type Story } from '../document/records/story';
import type { Style } from '../document/records/style';
import type { ThreadParagraph } from '../typeset/thread';
import type { TextRun } from '../typeset/types';
import { type FaceNote, findFace } from './faces';
import { type PageGrid, TOLERANCE } from './grid';
import type { PieceMaker } from './piece';
import { type Direction, rowsOf, rowsTogether, runningStyle } from './styles';

/** Faces of the marks inside a paragraph. */
const markFaces: readonly (readonly [Mark, FaceId])[] = [
  ['bold', 'hei'],
  ['kai', 'kai'],
];

/** A paragraph of the thread and what it was made of. */
export interface Copy {
  readonly paragraph: ThreadParagraph;
  readonly field: StoryField;
  readonly block: BlockId | undefined;
  readonly style: Style;
  /** UTF-16 length of the dateline in front of the body text. */
  readonly lead: number;
  /** Missing faces and characters: said at every composition, not only at the first. */
  readonly notes: readonly FaceNote[];
}

/** A dateline that does not end in a mark is parted from the text by one space of its size. */
const leadOf = (dateline: string): string =>
  dateline === '' || /[\p{P}\s]$/u.test(dateline) ? dateline : `${dateline}\u3000`;

const faceOf = (marks: readonly Mark[] | undefined, style: Style): FaceId =>
  markFaces.find(([mark]) => marks?.includes(mark))?.[1] ?? style.face;

/** A stretch of a paragraph with the same marks, in whose style its faces are named. */
interface Part {
  readonly text: string;
  readonly style: Style;
  /** Undefined for most. */
  readonly marks: PartMarks | undefined;
}

type PartMarks = Omit<TextRun, 'text' | 'face' | 'latin'>;

const strokeOf = (marks: readonly Mark[] | undefined): TextRun['underline'] => {
  if (marks?.includes('name')) return 'name';
  return marks?.includes('title') ? 'title' : undefined;
};

/** What the marks of a run ask for. Bold and Kai stand in a face of their own, letters and digits too. */
function partOf({ text, marks, ruby }: Run, style: Style): Part {
  const explained = ruby !== undefined && ruby !== '';
  if (!explained && (marks === undefined || marks.length === 0)) return { text, style, marks: undefined };
  const face = faceOf(marks, style);
  const underline = strokeOf(marks);
  return {
    text,
    style: face === style.face ? style : { ...style, face, latin: undefined },
    marks: {
      ...(marks?.includes('emphasis') && { emphasis: true }),
      ...(marks?.includes('superscript') && { superscript: true }),
      ...(underline && { underline }),
      ...(explained && { ruby }),
    },
  };
}

/** Paragraphs are made once a block and style: an edit of one leaves the others the same objects. */
interface Made {
  readonly grid: PageGrid;
  readonly style: Style;
  readonly body: Style;
  readonly leadStyle: Style;
  readonly lead: string;
  readonly direction: Direction;
  readonly copy: Copy;
}
export type CopyCache = WeakMap<Block, Made>;

/** One line of the grid, unless the style is larger than the block's own, asks for air, or for a pitch that the grid has not. */
function rowsFor(maker: PieceMaker, style: Style, body: Style): number {
  const { pitch } = maker.bench.grid;
  const fits = (style.pitch ?? style.size) <= pitch + TOLERANCE;
  const plain = fits && style.size <= body.size && style.before === 0 && style.after === 0;
  return plain ? 1 : rowsOf(style, 1, pitch);
}

interface About extends Omit<Copy, 'paragraph' | 'notes'> {
  readonly key: string;
  readonly styles: CopyStyles;
  readonly keep: boolean;
}

function makeCopy(maker: PieceMaker, parts: readonly Part[], about: About): Copy {
  const { key, styles, keep, field, block, style, lead } = about;
  const notes: FaceNote[] = [];
  const runs: TextRun[] = [];
  for (const { text, style: own, marks } of parts) {
    if (text === '') continue;
    const found = findFace(maker.bench.fonts, own.face, text + (marks?.ruby ?? ''), own.latin);
    notes.push(...found.notes);
    const { face, latin } = found;
    const run: TextRun = latin ? { text, face, latin } : { text, face };
    runs.push(marks ? { ...run, ...marks } : run);
  }
  const { pitch, size } = maker.bench.grid;
  const rows = rowsFor(maker, style, styles.body);
  const paragraph: ThreadParagraph = {
    key,
    input: { runs, style: runningStyle(style, styles.direction) },
    scale: style.size / size,
    rows,
    // Only subheads: what may part between two columns takes the same rows for every line.
    ...(keep && rows > 1 && { together: (lines: number) => rowsTogether(style, lines, pitch) }),
    keepWithNext: keep,
  };
  return { paragraph, field, block, style, lead, notes };
}

export interface CopyStyles {
  readonly body: Style;
  readonly subhead: Style;
  readonly dateline: Style;
  readonly direction: Direction;
}

function blockCopy(
  maker: PieceMaker,
  cache: CopyCache,
  block: Block,
  styles: CopyStyles,
  lead: string,
): Copy {
  const subhead = block.kind === 'subhead';
  const style = subhead ? styles.subhead : styles.body;
  const known = cache.get(block);
  const { grid } = maker.bench;
  if (
    known &&
    known.grid === grid &&
    known.style === style &&
    known.body === styles.body &&
    known.leadStyle === styles.dateline &&
    known.lead === lead &&
    known.direction === styles.direction
  )
    return known.copy;
  const parts: Part[] = block.runs.map((run) => partOf(run, style));
  if (lead !== '') parts.unshift({ text: lead, style: styles.dateline, marks: undefined });
  const copy = makeCopy(maker, parts, {
    field: 'body',
    block: block.id,
    style,
    lead: lead.length,
    key: block.id,
    styles,
    keep: subhead,
  });
  const { direction, body, dateline: leadStyle } = styles;
  cache.set(block, { grid, style, body, leadStyle, lead, direction, copy });
  return copy;
}

/**
 * The running text of a story as it goes into the columns: the dateline run into the first paragraph, the
 * blocks of the body, source and credit flush right on lines of their own. `before` are the copies of an earlier state
 * that differs in its body text alone.
 */
export function copyOf(
  maker: PieceMaker,
  cache: CopyCache,
  story: Story,
  styles: CopyStyles,
  before: readonly Copy[] | undefined,
): Copy[] {
  const copies: Copy[] = [];
  const add = (copy: Copy): void => {
    maker.noteFaces(copy.notes);
    copies.push(copy);
  };
  let lead = leadOf(story.dateline.trim());
  for (const block of story.body) {
    const own = block.kind === 'paragraph' ? lead : '';
    if (own === '' && !cache.has(block) && blockText(block).trim() === '') continue;
    add(blockCopy(maker, cache, block, styles, own));
    if (own !== '') lead = '';
  }
  const tail = (field: 'dateline' | 'source' | 'credit', text: string, style: Style): void => {
    if (text.trim() === '') return;
    const known = before?.find((copy) => copy.block === undefined && copy.field === field);
    const about: About = { field, block: undefined, style, lead: 0, key: `:${field}`, styles, keep: false };
    add(known ?? makeCopy(maker, [{ text, style, marks: undefined }], about));
  };
  if (lead !== '') {
    const { face, latin } = styles.dateline;
    tail('dateline', lead, { ...styles.body, face, latin });
  }
  if (story.source !== '') tail('source', story.source, maker.style(undefined, 'source'));
  if (story.credit !== '') tail('credit', story.credit, maker.style(undefined, 'credit'));
  return copies;
}
