import type { ParagraphInput } from './types';

/** The text of a paragraph: what all offsets count in. */
export const textOf = ({ runs }: ParagraphInput): string => runs.map((run) => run.text).join('');
