import { $isHeadingNode } from '@lexical/rich-text';
import { $getSelection, $getState, $isRangeSelection, type ElementNode } from 'lexical';
import type { Block } from '../../core/document/records/story';
import { $blockElement, $createBlockElement, blockState } from './blockNodes';

/** Makes the paragraphs of the selection subheads, or paragraphs again; they keep their ids. */
export function $setKind(kind: Block['kind'] | 'toggle'): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  const elements = new Map<string, ElementNode>();
  for (const node of [...selection.getNodes(), selection.anchor.getNode()]) {
    const element = $blockElement(node);
    if (element) elements.set(element.getKey(), element);
  }
  const all = [...elements.values()];
  const target = kind === 'toggle' ? (all.every($isHeadingNode) ? 'paragraph' : 'subhead') : kind;
  for (const element of all) {
    if ($isHeadingNode(element) === (target === 'subhead')) continue;
    element.replace($createBlockElement(target, $getState(element, blockState)), true);
  }
}

/** Puts the selected words into Chinese quotation marks; the caret goes between them where nothing is selected. */
export function $quote(): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  const words = selection.getTextContent();
  selection.insertText(`“${words}”`);
  if (words === '') selection.modify('move', true, 'character');
}
