import type { StoryField } from '../base/diagnostic';
import type { BlockId, FaceId } from '../base/ids';
import { type Block, blockText, type Mark, type Story } from '../document/records/story';
import type { Style } from '../document/records/style';
import type { ThreadParagraph } from '../typeset/thread';
import type { TextRun } from '../typeset/types';
import type { PageGrid } from './grid';
import type { PieceMaker } from './piece';
import { paragraphStyle, rowsOf } from './styles';

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
}

/** A dateline that does not end in a mark is parted from the text by one space of its size. */
const leadOf = (dateline: string): string =>
  dateline === '' || /[\p{P}\s]$/u.test(dateline) ? dateline : `${dateline}\u3000`;

const faceOf = (marks: readonly Mark[] | undefined, style: Style): FaceId =>
  markFaces.find(([mark]) => marks?.includes(mark))?.[1] ?? style.face;

/** A stretch of a paragraph in one face. */
interface Part {
  readonly face: FaceId;
  readonly text: string;
  readonly emphasis: boolean;
}

/** Paragraphs are made once a block and style: an edit of one leaves the others the same objects. */
interface Made {
  readonly grid: PageGrid;
  readonly style: Style;
  readonly leadStyle: Style;
  readonly lead: string;
  readonly copy: Copy;
  readonly parts: readonly Part[];
}
export type CopyCache = WeakMap<Block, Made>;

function rowsFor(maker: PieceMaker, style: Style, body: Style): number {
  const plain = style.size <= body.size && style.before === 0 && style.after === 0;
  return plain ? 1 : rowsOf(style, 1, maker.bench.grid.pitch);
}

function makeCopy(
  maker: PieceMaker,
  parts: readonly Part[],
  about: Omit<Copy, 'paragraph'> & { readonly key: string; readonly body: Style; readonly keep: boolean },
): Copy {
  const { key, body, keep, ...copy } = about;
  const { style } = about;
  const runs: TextRun[] = parts
    .filter(({ text }) => text !== '')
    .map(({ face, text, emphasis }) => ({
      face: maker.face(face, text),
      text,
      ...(emphasis && { emphasis }),
    }));
  return {
    ...copy,
    paragraph: {
      key,
      input: { runs, style: paragraphStyle(style) },
      scale: style.size / maker.bench.grid.size,
      rows: rowsFor(maker, style, body),
      keepWithNext: keep,
    },
  };
}

export interface CopyStyles {
  readonly body: Style;
  readonly subhead: Style;
  readonly dateline: Style;
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
    known.leadStyle === styles.dateline &&
    known.lead === lead
  ) {
    // Missing faces and characters belong to every composition, not only to the first.
    for (const { face, text } of known.parts) maker.face(face, text);
    return known.copy;
  }
  const parts: Part[] = block.runs.map(({ marks, text }) => ({
    face: faceOf(marks, style),
    text,
    emphasis: marks?.includes('emphasis') === true,
  }));
  if (lead !== '') parts.unshift({ face: styles.dateline.face, text: lead, emphasis: false });
  const copy = makeCopy(maker, parts, {
    field: 'body',
    block: block.id,
    style,
    lead: lead.length,
    key: block.id,
    body: styles.body,
    keep: subhead,
  });
  cache.set(block, { grid, style, leadStyle: styles.dateline, lead, copy, parts });
  return copy;
}

/**
 * The running text of a story as it goes into the columns: the dateline run into the first paragraph, the
 * blocks of the body, source and credit flush right on lines of their own.
 */
export function copyOf(maker: PieceMaker, cache: CopyCache, story: Story, styles: CopyStyles): Copy[] {
  const copies: Copy[] = [];
  const { body } = styles;
  let lead = leadOf(story.dateline.trim());
  for (const block of story.body) {
    const own = block.kind === 'paragraph' ? lead : '';
    if (own === '' && blockText(block).trim() === '') continue;
    copies.push(blockCopy(maker, cache, block, styles, own));
    if (own !== '') lead = '';
  }
  const tail = (field: 'dateline' | 'source' | 'credit', text: string, style: Style): void => {
    if (text.trim() === '') return;
    const about = { field, block: undefined, style, lead: 0, key: `:${field}`, body, keep: false } as const;
    copies.push(makeCopy(maker, [{ face: style.face, text, emphasis: false }], about));
  };
  if (lead !== '') tail('dateline', lead, { ...styles.body, face: styles.dateline.face });
  if (story.source !== '') tail('source', story.source, maker.style(undefined, 'source'));
  if (story.credit !== '') tail('credit', story.credit, maker.style(undefined, 'credit'));
  return copies;
}
