import { $isTextNode, $setSelection, type ElementNode, type PointType, type RangeSelection } from 'lexical';
import { $blockElement } from './blockNodes';

/** A caret inside one paragraph of the editor. */
export interface BlockPoint {
  readonly element: ElementNode;
  readonly offset: number;
  /** The caret stands before the next character, not after the last: at a line end the two look different. */
  readonly forward: boolean;
}

/** Offset of a point in its paragraph's text, UTF-16 code units. */
export function $blockPoint(point: PointType): BlockPoint | undefined {
  const node = point.getNode();
  const element = $blockElement(node);
  if (!element) return undefined;
  const before = $isTextNode(node)
    ? node.getPreviousSiblings()
    : node.is(element)
      ? element.getChildren().slice(0, point.offset)
      : node.getPreviousSiblings();
  const start = before.reduce((sum, sibling) => sum + sibling.getTextContentSize(), 0);
  const inside = $isTextNode(node) ? point.offset : 0;
  return { element, offset: start + inside, forward: inside === 0 };
}

/** Puts a point of the selection at an offset of a paragraph. */
export function $setPoint(point: PointType, { element, offset, forward }: BlockPoint): void {
  let rest = offset;
  const texts = element.getChildren().filter($isTextNode);
  for (const [index, node] of texts.entries()) {
    const size = node.getTextContentSize();
    const next = texts[index + 1];
    if (rest < size || (rest === size && (!forward || !next))) {
      point.set(node.getKey(), rest, 'text');
      return;
    }
    rest -= size;
  }
  const last = texts.at(-1);
  if (last) point.set(last.getKey(), last.getTextContentSize(), 'text');
  else point.set(element.getKey(), 0, 'element');
}

/** Runs a change of the nodes and puts the selection back at the same characters, as far as they are left. */
export function $keepingSelection(selection: RangeSelection | null, change: () => void): void {
  const anchor = selection ? $blockPoint(selection.anchor) : undefined;
  const focus = selection ? $blockPoint(selection.focus) : undefined;
  change();
  if (!selection || !anchor || !focus) return;
  if (!anchor.element.isAttached() || !focus.element.isAttached()) {
    // The paragraph is gone; whoever took it away says where the caret goes.
    $setSelection(null);
    return;
  }
  // Putting one node in another's place leaves a copy of the selection behind.
  $setSelection(selection);
  $setPoint(selection.anchor, anchor);
  $setPoint(selection.focus, focus);
  $inheritLook(selection);
}

/**
 * What is typed next looks like the text it is typed into. An input method starts cleanly only where the
 * selection agrees with its node in this.
 */
export function $inheritLook(selection: RangeSelection): void {
  const node = selection.anchor.getNode();
  selection.setStyle($isTextNode(node) ? node.getStyle() : '');
  if ($isTextNode(node) && selection.isCollapsed()) selection.setFormat(node.getFormat());
}
