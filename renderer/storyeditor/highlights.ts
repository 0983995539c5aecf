import { $getRoot, $getState, $isElementNode, $isTextNode, type LexicalEditor } from 'lexical';
import type { Diagnostic, Severity } from '../../core/base/diagnostic';
import { blockState } from './blockNodes';

const severities: readonly Severity[] = ['error', 'advice', 'suspect'];

/** The DOM text and offset where a character of a block is shown. */
type Spot = readonly [node: Node, offset: number];

function spotOf(texts: readonly (readonly [Node, number])[], offset: number): Spot | undefined {
  let rest = offset;
  for (const [node, length] of texts) {
    if (rest <= length) return [node, rest];
    rest -= length;
  }
  return undefined;
}

/** The DOM texts of the wanted blocks in order, each with its length. */
function $textsByBlock(
  editor: LexicalEditor,
  wanted: ReadonlySet<string | undefined>,
): ReadonlyMap<string, readonly (readonly [Node, number])[]> {
  const blocks = new Map<string, (readonly [Node, number])[]>();
  for (const element of $getRoot().getChildren()) {
    if (!$isElementNode(element) || !wanted.has($getState(element, blockState))) continue;
    const texts = element.getChildren().flatMap((child) => {
      const dom = $isTextNode(child) ? editor.getElementByKey(child.getKey()) : null;
      const text = dom ? document.createTreeWalker(dom, NodeFilter.SHOW_TEXT).nextNode() : null;
      return text ? [[text, text.nodeValue?.length ?? 0] as const] : [];
    });
    blocks.set($getState(element, blockState), texts);
  }
  return blocks;
}

function rangeOf(texts: readonly (readonly [Node, number])[], start: number, end: number): Range | undefined {
  const from = spotOf(texts, start);
  const to = spotOf(texts, end);
  if (!from || !to) return undefined;
  const range = document.createRange();
  range.setStart(...from);
  range.setEnd(...to);
  return range;
}

/** Underlines the findings in the body without touching its nodes. */
function showHighlights(editor: LexicalEditor, findings: readonly Diagnostic[]): void {
  const wanted = new Set(findings.map(({ place }) => place.block));
  const blocks = editor.getEditorState().read(() => $textsByBlock(editor, wanted));
  for (const severity of severities) {
    const ranges = findings.flatMap(({ severity: of, place }) => {
      const texts = of === severity && place.block !== undefined ? blocks.get(place.block) : undefined;
      const range = texts ? rangeOf(texts, place.start ?? 0, place.end ?? 0) : undefined;
      return range ? [range] : [];
    });
    CSS.highlights.set(`finding-${severity}`, new Highlight(...ranges));
  }
}

function clearHighlights(): void {
  for (const severity of severities) CSS.highlights.delete(`finding-${severity}`);
}

/** Keeps the findings underlined while the editor changes, whenever there is a moment. Returns what ends it. */
export function keepHighlights(editor: LexicalEditor, findings: readonly Diagnostic[]): () => void {
  let waiting = 0;
  const later = (): void => {
    cancelIdleCallback(waiting);
    waiting = requestIdleCallback(() => showHighlights(editor, findings), { timeout: 500 });
  };
  if (findings.length === 0) {
    clearHighlights();
    return () => undefined;
  }
  later();
  const stop = editor.registerUpdateListener(later);
  return () => {
    stop();
    cancelIdleCallback(waiting);
    clearHighlights();
  };
}
