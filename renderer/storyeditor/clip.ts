import { mergeRegister } from '@lexical/utils';
import {
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  COPY_COMMAND,
  CUT_COMMAND,
  type LexicalEditor,
  type RangeSelection,
} from 'lexical';
import { type Mark, marks, type Run } from '../../core/document/records/story';
import { sliceRuns } from '../../core/document/text';
import { parseForeign } from '../widgets/trusted';
import { $blockOf } from './blockNodes';
import { $blockPoint } from './caret';
import { blocksOfDocument, blocksOfText, type PastedBlock } from './paste';

/** Our own form on the clipboard: every mark and ruby as the record has it. */
const OWN = 'application/x-banxin-body';

/** The selected words with their marks, paragraph by paragraph. */
export function $copiedBlocks(selection: RangeSelection): readonly PastedBlock[] {
  const points = [selection.anchor, selection.focus].flatMap((point) => $blockPoint(point) ?? []);
  const [from, to] = selection.isBackward() ? points.toReversed() : points;
  if (!from || !to) return [];
  const elements = $getRoot().getChildren().filter($isElementNode);
  const first = elements.findIndex((element) => element.is(from.element));
  const last = elements.findIndex((element) => element.is(to.element));
  return elements.slice(first, last + 1).map((element, i) => {
    const { kind, runs } = $blockOf(element);
    const end = first + i === last ? to.offset : undefined;
    return { kind, runs: sliceRuns(runs, i === 0 ? from.offset : 0, end) };
  });
}

/** How each mark is said to programs that do not know ours. */
const tags: Readonly<Record<Mark, readonly [open: string, close: string]>> = {
  bold: ['<b>', '</b>'],
  kai: ['<i>', '</i>'],
  emphasis: ['<u data-mark="emphasis" style="text-decoration:none;text-emphasis:dot">', '</u>'],
  name: ['<span data-mark="name" style="text-decoration:underline">', '</span>'],
  title: ['<span data-mark="title" style="text-decoration:underline wavy">', '</span>'],
  superscript: ['<sup>', '</sup>'],
};

const escaped = (text: string): string =>
  text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;');

function htmlOfRun({ text, marks: set = [], ruby }: Run): string {
  const around = marks.filter((mark) => set.includes(mark)).map((mark) => tags[mark]);
  const base = escaped(text);
  const words = ruby === undefined ? base : `<ruby>${base}<rt>${escaped(ruby)}</rt></ruby>`;
  return around.reduceRight((inner, [open, close]) => open + inner + close, words);
}

/** Blocks as a web page, for other programs; what `blocksOfDocument` reads back. */
export const htmlOfBlocks = (blocks: readonly PastedBlock[]): string =>
  blocks
    .map(({ kind, runs }) => {
      const tag = kind === 'subhead' ? 'h3' : 'p';
      return `<${tag}>${runs.map(htmlOfRun).join('')}</${tag}>`;
    })
    .join('');

const textOfBlocks = (blocks: readonly PastedBlock[]): string =>
  blocks.map(({ runs }) => runs.map((run) => run.text).join('')).join('\n');

const isRun = (value: unknown): value is Run => {
  if (typeof value !== 'object' || value === null) return false;
  const { text, marks: set, ruby } = value as Record<string, unknown>;
  return (
    typeof text === 'string' &&
    (ruby === undefined || typeof ruby === 'string') &&
    (set === undefined || (Array.isArray(set) && set.every((mark) => marks.includes(mark as Mark))))
  );
};

const isBlock = (value: unknown): value is PastedBlock => {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, runs } = value as Record<string, unknown>;
  return (kind === 'paragraph' || kind === 'subhead') && Array.isArray(runs) && runs.every(isRun);
};

/** Blocks from our own form; nothing where another program made it up. */
export function readOwn(json: string): readonly PastedBlock[] {
  try {
    const value: unknown = JSON.parse(json);
    return Array.isArray(value) && value.every(isBlock) ? value : [];
  } catch {
    return [];
  }
}

/** What is on the clipboard, by the form that keeps most. */
export function pastedBlocks(data: DataTransfer): readonly PastedBlock[] {
  const own = readOwn(data.getData(OWN) || '[]');
  if (own.length > 0) return own;
  const html = data.getData('text/html');
  if (html !== '') {
    const blocks = blocksOfDocument(parseForeign(html).body);
    if (blocks.length > 0) return blocks;
  }
  return blocksOfText(data.getData('text/plain'));
}

function $copy(event: ClipboardEvent | KeyboardEvent | null): boolean {
  const selection = $getSelection();
  const data = event instanceof ClipboardEvent ? event.clipboardData : null;
  if (!data || !event || !$isRangeSelection(selection) || selection.isCollapsed()) return false;
  const blocks = $copiedBlocks(selection);
  data.setData(OWN, JSON.stringify(blocks));
  data.setData('text/html', htmlOfBlocks(blocks));
  data.setData('text/plain', textOfBlocks(blocks));
  event.preventDefault();
  return true;
}

/** Copying and cutting keep marks and ruby, for this editor and for others. */
export const registerClip = (editor: LexicalEditor): (() => void) =>
  mergeRegister(
    editor.registerCommand(COPY_COMMAND, $copy, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(
      CUT_COMMAND,
      (event) => {
        if (!$copy(event)) return false;
        const selection = $getSelection();
        if ($isRangeSelection(selection)) selection.removeText();
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
  );
