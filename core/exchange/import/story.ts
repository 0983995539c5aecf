import { emptyStory, type ImportedBlock, type ImportedPage, type ImportedStory, kindOf } from './imported';
import { readLines } from './page/lines';
import { datelineOf, isByline, isCredit, isFlag, isSource, splitMarks } from './page/marks';
import { measuresOf, reflow } from './page/reflow';
import { closeUp, endingOf, widthOf } from './page/text';

/** A line of a plain manuscript with what its notation says about it. */
export interface ManuscriptLine {
  readonly text: string;
  /** 1 for `#` or `<h1>`, and so on; 0 for copy; undefined where the notation says nothing. */
  readonly level?: number;
}

/** One manuscript, plain text or Markdown: the headline first, then byline, copy and subheads. */
export function importStoryText(input: string): ImportedPage {
  const raw = readLines(input);
  const pieces = measuresOf(raw).length > 0 ? reflow(raw) : raw;
  return importManuscript(pieces.map(({ text }) => fromMarkdown(text)));
}

const HEADING = /^(#{1,6})\s+(.*?)(?:\s+#+)?$/u;

function fromMarkdown(text: string): ManuscriptLine {
  const heading = HEADING.exec(text);
  if (heading?.[1] !== undefined && heading[2] !== undefined)
    return { text: heading[2], level: heading[1].length };
  return { text };
}

/**
 * Manuscripts as lines: every heading of the highest level that has more than one opens a new story, deeper
 * ones are subheads. Without headings the first line is the headline where it reads like one.
 */
export function importManuscript(lines: readonly ManuscriptLine[]): ImportedPage {
  const levels = lines.flatMap((line) => (line.level === undefined || line.level === 0 ? [] : [line.level]));
  const top = levels.length > 0 ? Math.min(...levels) : 0;
  const stories: ManuscriptLine[][] = [];
  for (const line of lines) {
    const current = stories.at(-1);
    if (current === undefined || (top > 0 && line.level === top && current.some((l) => l.level === top)))
      stories.push([line]);
    else current.push(line);
  }
  const found = stories.map((story) => readStory(story, top));
  return { theme: '', packages: [], stories: found, other: [] };
}

interface Parts {
  flag: string;
  heads: string[];
  deck: string[];
  byline: string[];
  source: string[];
  credit: string[];
  dateline: string;
  blocks: ImportedBlock[];
}

function readStory(lines: readonly ManuscriptLine[], top: number): ImportedStory {
  const parts: Parts = {
    flag: '',
    heads: [],
    deck: [],
    byline: [],
    source: [],
    credit: [],
    dateline: '',
    blocks: [],
  };
  const headed = top > 0 && lines.some((line) => line.level === top);
  lines.forEach((line, i) => {
    if (line.level !== undefined && line.level > 0) takeHeading(parts, line.text, line.level === top);
    else
      for (const text of splitMarks(line.text))
        takeLine(parts, text, { headed, next: lines[i + 1]?.text ?? '' });
  });
  const story = {
    ...emptyStory,
    flag: parts.flag,
    headline: parts.heads.map(closeUp).join('\n'),
    deck: parts.deck.join('\n'),
    byline: parts.byline.join(' '),
    dateline: parts.dateline,
    source: parts.source.join(' '),
    credit: parts.credit.join(' '),
    blocks: parts.blocks,
  };
  return { ...story, kind: kindOf(story) };
}

function takeHeading(parts: Parts, text: string, isTop: boolean): void {
  if (isTop && parts.heads.length === 0) parts.heads.push(text);
  else parts.blocks.push({ kind: 'subhead', text });
}

function takeLine(parts: Parts, text: string, around: { headed: boolean; next: string }): void {
  const begun = parts.blocks.length > 0;
  if (isCredit(text)) parts.credit.push(text);
  else if (isSource(text)) parts.source.push(text);
  else if (isByline(text, parts.heads.length > 0 && !begun)) parts.byline.push(text);
  else if (!begun && parts.flag === '' && parts.heads.length === 0 && isFlag(text)) parts.flag = text;
  else if (!begun && !around.headed && parts.heads.length === 0 && isHeadline(text)) parts.heads.push(text);
  else if (!begun && parts.deck.length === 0 && /^[—―–]{1,2}\s*\S/u.test(text) && widthOf(text) <= 40)
    parts.deck.push(text);
  else takeCopy(parts, text, around.next);
}

function takeCopy(parts: Parts, text: string, next: string): void {
  if (parts.blocks.length > 0 && isSubhead(text, next)) {
    parts.blocks.push({ kind: 'subhead', text });
    return;
  }
  const dateline = parts.blocks.length === 0 ? datelineOf(text) : '';
  if (dateline !== '') parts.dateline = dateline;
  parts.blocks.push({ kind: 'paragraph', text: text.slice(dateline.length).trim() });
}

const isHeadline = (text: string): boolean =>
  widthOf(text) <= 44 &&
  !/[。；;，,]$/u.test(text) &&
  datelineOf(text) === '' &&
  !(endingOf(text) === 'closed' && text.endsWith('.'));

/** Short, without a stop, and longer copy under it. */
const isSubhead = (text: string, next: string): boolean =>
  widthOf(text) <= 18 &&
  endingOf(text) === 'open' &&
  !/[，、,]$/u.test(text) &&
  widthOf(next) > widthOf(text) * 1.5;
