import { HeadingNode, registerRichText } from '@lexical/rich-text';
import { mergeRegister } from '@lexical/utils';
import {
  $createTextNode,
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  createEditor,
  FORMAT_TEXT_COMMAND,
  INSERT_LINE_BREAK_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  KEY_DOWN_COMMAND,
  type LexicalEditor,
  PASTE_COMMAND,
  ParagraphNode,
  RootNode,
  TextNode,
} from 'lexical';
import type { Mark } from '../../core/document/records/story';
import { $blockElement, $createBlockElement, formatOf, KNOWN_FORMATS } from './blockNodes';
import { $ensureBlockId } from './bodyBinding';
import { $setKind } from './kinds';
import { blocksOfDocument, blocksOfText, type PastedBlock } from './paste';

export const lexicalFormat = {
  bold: 'bold',
  kai: 'italic',
  emphasis: 'underline',
  name: 'code',
  title: 'highlight',
  superscript: 'superscript',
} as const satisfies Record<Mark, string>;

/** A Lexical editor that can hold a story's body and nothing else. */
export function createBodyEditor(onError: (error: Error) => void): LexicalEditor {
  return createEditor({
    namespace: 'banxin-body',
    nodes: [HeadingNode],
    onError,
    theme: {
      paragraph: 'body-paragraph',
      heading: { h3: 'body-subhead' },
      text: { bold: 'body-bold', italic: 'body-kai', underline: 'body-emphasis' },
    },
  });
}

/** The rules every body keeps, with a window or without. */
export const registerBodyRules = (editor: LexicalEditor, newId: () => string): (() => void) =>
  mergeRegister(
    editor.registerNodeTransform(ParagraphNode, (node) => $ensureBlockId(node, newId)),
    editor.registerNodeTransform(HeadingNode, (node) => $ensureBlockId(node, newId)),
    editor.registerNodeTransform(TextNode, (node) => {
      const format = node.getFormat() & KNOWN_FORMATS;
      if (format !== node.getFormat()) node.setFormat(format);
    }),
    editor.registerNodeTransform(RootNode, (root) => {
      if (root.isEmpty()) root.append($createBlockElement('paragraph', newId()));
    }),
    editor.registerCommand(
      INSERT_LINE_BREAK_COMMAND,
      () => editor.dispatchCommand(INSERT_PARAGRAPH_COMMAND, undefined),
      COMMAND_PRIORITY_HIGH,
    ),
  );

/** Keys and paste of the window's editor. */
export const registerBodyHands = (editor: LexicalEditor, newId: () => string): (() => void) =>
  mergeRegister(
    registerRichText(editor),
    registerBodyRules(editor, newId),
    editor.registerCommand(KEY_DOWN_COMMAND, (event) => onKey(editor, event), COMMAND_PRIORITY_HIGH),
    editor.registerCommand(
      PASTE_COMMAND,
      (event) => {
        const data = event instanceof ClipboardEvent ? event.clipboardData : null;
        if (!data) return false;
        event.preventDefault();
        editor.update(() => $insertBlocks(pastedBlocks(data), newId), { tag: 'paste' });
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
  );

function onKey(editor: LexicalEditor, event: KeyboardEvent): boolean {
  if (event.isComposing || !(event.ctrlKey || event.metaKey)) return false;
  const key = event.key.toLowerCase();
  if (event.shiftKey && key === 'k') editor.dispatchCommand(FORMAT_TEXT_COMMAND, 'italic');
  else if (event.shiftKey && key === 'e') editor.dispatchCommand(FORMAT_TEXT_COMMAND, 'underline');
  else if (event.altKey && key === '3') editor.update(() => $setKind('toggle'));
  else return false;
  event.preventDefault();
  return true;
}

function pastedBlocks(data: DataTransfer): readonly PastedBlock[] {
  const html = data.getData('text/html');
  if (html !== '') {
    const blocks = blocksOfDocument(new DOMParser().parseFromString(html, 'text/html').body);
    if (blocks.length > 0) return blocks;
  }
  return blocksOfText(data.getData('text/plain'));
}

/** One paragraph goes into the line; several open paragraphs of their own. */
export function $insertBlocks(blocks: readonly PastedBlock[], newId: () => string): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || blocks.length === 0) return;
  const texts = blocks.map(({ runs }) =>
    runs.map((run) => $createTextNode(run.text).setFormat(formatOf(run))),
  );
  const [only] = texts;
  if (blocks.length === 1 && only) {
    selection.insertNodes(only);
    return;
  }
  const elements = blocks.map(({ kind }, at) => {
    const element = $createBlockElement(kind, newId());
    return element.append(...(texts[at] ?? []));
  });
  const start = $blockElement(selection.anchor.getNode());
  selection.insertNodes(elements);
  if (start?.isAttached() && start.isEmpty()) start.remove();
}
