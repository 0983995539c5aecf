import { $createHeadingNode, $isHeadingNode } from '@lexical/rich-text';
import {
  $createParagraphNode,
  $createTextNode,
  $getState,
  $isElementNode,
  $isTextNode,
  $setState,
  createState,
  type ElementNode,
  IS_BOLD,
  IS_CODE,
  IS_HIGHLIGHT,
  IS_ITALIC,
  IS_SUPERSCRIPT,
  IS_UNDERLINE,
  type LexicalNode,
  type TextNode,
} from 'lexical';
import { type Block, type Mark, marks, type Run } from '../../core/document/records/story';
import { tidyRuns } from '../../core/document/text';

/** The block a paragraph of the editor stands for. */
export const blockState = createState('block', {
  parse: (value) => (typeof value === 'string' ? value : ''),
});

/**
 * Kai is the italic of Chinese printing, emphasis dots its underline: so Word's keys do what is meant. The editor's
 * formats for code and highlight, which newspapers lack, carry 专名号 and 书名号.
 */
const formats: Readonly<Record<Mark, number>> = {
  bold: IS_BOLD,
  kai: IS_ITALIC,
  emphasis: IS_UNDERLINE,
  name: IS_CODE,
  title: IS_HIGHLIGHT,
  superscript: IS_SUPERSCRIPT,
};
export const KNOWN_FORMATS = Object.values(formats).reduce((all, format) => all | format, 0);

export const formatOf = (run: Run): number =>
  (run.marks ?? []).reduce((format, mark) => format | formats[mark], 0);

function runOf(node: LexicalNode): Run {
  const text = node.getTextContent();
  if (!$isTextNode(node)) return { text };
  const format = node.getFormat();
  const set = marks.filter((mark) => (format & formats[mark]) !== 0);
  return set.length > 0 ? { text, marks: set } : { text };
}

/** The record of a paragraph; what the editor does not know of the old record stays as it was. */
export function $blockOf(element: ElementNode, old?: Block): Block {
  return {
    ...old,
    id: $getState(element, blockState),
    kind: $isHeadingNode(element) ? 'subhead' : 'paragraph',
    runs: tidyRuns(element.getChildren().map(runOf)),
  };
}

/** A stretch of text as one text node: the look says where the page ends the line. */
export interface Segment {
  readonly text: string;
  readonly format: number;
  readonly style: string;
}

/** Puts segments into a paragraph, changing only the nodes that differ. */
export function $fill(element: ElementNode, segments: readonly Segment[]): void {
  const children = element.getChildren();
  segments.forEach((segment, index) => {
    const child = children[index];
    if ($isTextNode(child)) $dress(child, segment);
    else {
      const node = $dress($createTextNode(segment.text), segment);
      if (child) child.replace(node);
      else element.append(node);
    }
  });
  for (const surplus of children.slice(segments.length)) surplus.remove(true);
}

function $dress(node: TextNode, { text, format, style }: Segment): TextNode {
  if (node.getTextContent() !== text) node.setTextContent(text);
  if (node.getFormat() !== format) node.setFormat(format);
  if (node.getStyle() !== style) node.setStyle(style);
  return node;
}

/** True where the paragraph holds exactly these segments. */
export function $holds(element: ElementNode, segments: readonly Segment[]): boolean {
  const children = element.getChildren();
  return (
    children.length === segments.length &&
    segments.every(({ text, format, style }, index) => {
      const node = children[index];
      return (
        $isTextNode(node) &&
        node.getTextContent() === text &&
        node.getFormat() === format &&
        node.getStyle() === style
      );
    })
  );
}

/** An empty paragraph or subhead of the editor that stands for a block. */
export function $createBlockElement(kind: Block['kind'], id: string): ElementNode {
  return $setState(kind === 'subhead' ? $createHeadingNode('h3') : $createParagraphNode(), blockState, id);
}

/** The paragraph a node lies in. */
export function $blockElement(node: LexicalNode): ElementNode | undefined {
  const top = node.getTopLevelElement();
  return top && $isElementNode(top) ? top : undefined;
}
