import {
  $getRoot,
  $getSelection,
  $getState,
  $isElementNode,
  $isRangeSelection,
  type ElementNode,
} from 'lexical';
import { type Block, blockText } from '../../core/document/records/story';
import { rubyOf, rubyText, wholeRuby } from '../../core/document/text';
import { $blockOf, $fill, blockState } from './blockNodes';
import { $blockPoint, $keepingSelection } from './caret';
import { plainSegments } from './segments';

/** What the 注音 panel is about: some words of one paragraph. */
export interface RubyTarget {
  readonly block: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly ruby: string;
}

interface Found {
  readonly element: ElementNode;
  readonly block: Block;
  readonly start: number;
  readonly end: number;
}

/** The selected words, or the word with ruby the caret is in or behind; nothing over two paragraphs. */
function $find(): Found | undefined {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return undefined;
  const anchor = $blockPoint(selection.anchor);
  const focus = $blockPoint(selection.focus);
  if (!anchor || !focus || !anchor.element.is(focus.element)) return undefined;
  const { element } = anchor;
  const block = $blockOf(element);
  const from = Math.min(anchor.offset, focus.offset);
  const to = Math.max(anchor.offset, focus.offset);
  const selected = wholeRuby(block.runs, from, to);
  const { start, end } = selected.start === selected.end ? behindRuby(block.runs, selected.end) : selected;
  return start < end ? { element, block, start, end } : undefined;
}

/** The run with ruby that ends at an offset. */
function behindRuby(runs: Block['runs'], at: number): { readonly start: number; readonly end: number } {
  let start = 0;
  for (const run of runs) {
    const end = start + run.text.length;
    if (end === at && run.ruby !== undefined) return { start, end };
    start = end;
  }
  return { start: at, end: at };
}

export function $rubyTarget(): RubyTarget | undefined {
  const found = $find();
  if (!found) return undefined;
  const { element, block, start, end } = found;
  return {
    block: $getState(element, blockState),
    start,
    end,
    text: blockText(block).slice(start, end),
    ruby: rubyOf(block, start, end),
  };
}

/** Puts ruby over the words of a target, or takes it away where it is empty; nothing where they have changed since. */
export function $setRuby(ruby: string, target = $rubyTarget()): void {
  const selection = $getSelection();
  const element = $getRoot()
    .getChildren()
    .find((one): one is ElementNode => $isElementNode(one) && $getState(one, blockState) === target?.block);
  if (!element || !target) return;
  const block = $blockOf(element);
  if (blockText(block).slice(target.start, target.end) !== target.text) return;
  const segments = plainSegments(rubyText(block, target.start, target.end, ruby));
  $keepingSelection($isRangeSelection(selection) ? selection : null, () => $fill(element, segments));
}
