import { HeadingNode, registerRichText } from '@lexical/rich-text';
import { mergeRegister } from '@lexical/utils';
import {
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  createCommand,
  createEditor,
  FORMAT_TEXT_COMMAND,
  INSERT_LINE_BREAK_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  KEY_DOWN_COMMAND,
  type LexicalCommand,
  type LexicalEditor,
  PASTE_COMMAND,
  ParagraphNode,
  RootNode,
  TextNode,
} from 'lexical';
import type { Mark } from '../../core/document/records/story';
import { $blockElement, $createBlockElement, $createSegment, KNOWN_FORMATS } from './blockNodes';
import { $ensureBlockId } from './bodyBinding';
import { pastedBlocks, registerClip } from './clip';
import { $setKind } from './kinds';
import type { PastedBlock } from './paste';
import { RubyNode } from './rubyNode';
import { segmentOf } from './segments';

export const lexicalFormat = {
  bold: 'bold',
  kai: 'italic',
  emphasis: 'underline',
  name: 'code',
  title: 'highlight',
  superscript: 'superscript',
} as const satisfies Record<Mark, string>;

/** What a body is made of, beside paragraphs and plain text. */
export const bodyNodes = [HeadingNode, RubyNode];

/** A Lexical editor that can hold a story's body and nothing else. */
export function createBodyEditor(onError: (error: Error) => void): LexicalEditor {
  return createEditor({
    namespace: 'banxin-body',
    nodes: bodyNodes,
    onError,
    theme: {
      paragraph: 'body-paragraph',
      heading: { h3: 'body-subhead' },
      text: {
        bold: 'body-bold',
        italic: 'body-kai',
        underline: 'body-emphasis',
        code: 'body-name',
        highlight: 'body-title',
        superscript: 'body-superscript',
      },
    },
  });
}

/** Asks for the 注音 panel. */
export const RUBY_COMMAND: LexicalCommand<void> = createCommand('ruby');

/** The rules every body keeps, with a window or without. */
export const registerBodyRules = (editor: LexicalEditor, newId: () => string): (() => void) =>
  mergeRegister(
    editor.registerNodeTransform(ParagraphNode, (node) => $ensureBlockId(node, newId)),
    editor.registerNodeTransform(HeadingNode, (node) => $ensureBlockId(node, newId)),
    editor.registerNodeTransform(TextNode, $keepKnownFormats),
    editor.registerNodeTransform(RubyNode, $keepKnownFormats),
    editor.registerNodeTransform(RootNode, (root) => {
      if (root.isEmpty()) root.append($createBlockElement('paragraph', newId()));
    }),
    editor.registerCommand(
      INSERT_LINE_BREAK_COMMAND,
      () => editor.dispatchCommand(INSERT_PARAGRAPH_COMMAND, undefined),
      COMMAND_PRIORITY_HIGH,
    ),
  );

function $keepKnownFormats(node: TextNode): void {
  const format = node.getFormat() & KNOWN_FORMATS;
  if (format !== node.getFormat()) node.setFormat(format);
}

/** Keys and paste of the window's editor. */
export const registerBodyHands = (editor: LexicalEditor, newId: () => string): (() => void) =>
  mergeRegister(
    registerRichText(editor),
    registerBodyRules(editor, newId),
    registerClip(editor),
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

/** Keys with Ctrl (⌘) and Shift that put a mark on the selection. */
export const markKeys: Readonly<Record<Exclude<Mark, 'bold'>, string>> = {
  kai: 'K',
  emphasis: 'E',
  name: 'U',
  title: 'Y',
  superscript: 'P',
};

const markOfKey = new Map(
  Object.entries(markKeys).map(([mark, key]) => [key.toLowerCase(), mark as keyof typeof markKeys]),
);

function onKey(editor: LexicalEditor, event: KeyboardEvent): boolean {
  if (event.isComposing || !(event.ctrlKey || event.metaKey)) return false;
  const key = event.key.toLowerCase();
  const mark = event.shiftKey ? markOfKey.get(key) : undefined;
  if (mark !== undefined) editor.dispatchCommand(FORMAT_TEXT_COMMAND, lexicalFormat[mark]);
  else if (event.altKey && key === '3') editor.update(() => $setKind('toggle'));
  else if (event.shiftKey && key === 'r') editor.dispatchCommand(RUBY_COMMAND, undefined);
  else return false;
  event.preventDefault();
  return true;
}

/** One paragraph goes into the line; several open paragraphs of their own. */
export function $insertBlocks(blocks: readonly PastedBlock[], newId: () => string): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || blocks.length === 0) return;
  const texts = blocks.map(({ runs }) => runs.map((run) => $createSegment(segmentOf(run))));
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
