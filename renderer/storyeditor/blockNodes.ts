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
import { $createRubyNode, $isRubyNode, $rubyOver } from './rubyNode';

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
  const ruby = $rubyOver(node);
  return { text, ...(set.length > 0 && { marks: set }), ...(ruby !== undefined && { ruby }) };
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
  /** Stands over the whole segment, which is then a piece of its own. */
  readonly ruby?: string;
}

/** The text node that shows a segment. */
export function $createSegment(segment: Segment): TextNode {
  const { text, ruby } = segment;
  return $dress(ruby === undefined ? $createTextNode(text) : $createRubyNode(text, ruby), segment);
}

/** Puts segments into a paragraph, changing only the nodes that differ. */
export function $fill(element: ElementNode, segments: readonly Segment[]): void {
  const children = element.getChildren();
  segments.forEach((segment, index) => {
    const child = children[index];
    if ($isTextNode(child) && $mayShow(child, segment)) $dress(child, segment);
    else {
      const node = $createSegment(segment);
      if (child) child.replace(node);
      else element.append(node);
    }
  });
  for (const surplus of children.slice(segments.length)) surplus.remove(true);
}

/** A piece with ruby is made anew where text or ruby differ: it is not edited inside. */
const $mayShow = (node: TextNode, { text, ruby }: Segment): boolean =>
  ruby === undefined ? !$isRubyNode(node) : $rubyOver(node) === ruby && node.getTextContent() === text;

function $dress<Node extends TextNode>(node: Node, { text, format, style }: Segment): Node {
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
    segments.every((segment, index) => {
      const { text, format, style } = segment;
      const node = children[index];
      return (
        $isTextNode(node) &&
        $mayShow(node, segment) &&
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
