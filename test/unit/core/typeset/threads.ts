import type { ThreadParagraph } from '../../../../core/typeset/thread';
import type { ParagraphStyle } from '../../../../core/typeset/types';
import { paragraph } from './fonts';

/** A paragraph of copy in a thread, indented by two ems. */
export const body = (key: string, text: string, style: Partial<ParagraphStyle> = {}): ThreadParagraph => ({
  key,
  input: paragraph(text, { indent: 2, ...style }),
  scale: 1,
  rows: 1,
  keepWithNext: false,
});

/** A subhead in a thread: 11 pt over a body of 9 pt, on two lines of the grid where nothing else is said. */
export const subhead = (
  key: string,
  text: string,
  style: Partial<ParagraphStyle> = {},
  { rows = 2, scale = 11 / 9 }: Partial<Pick<ThreadParagraph, 'rows' | 'scale'>> = {},
): ThreadParagraph => ({
  key,
  input: paragraph(text, { align: 'center', ...style }),
  scale,
  rows,
  keepWithNext: true,
});
