import { BLACK } from '../base/ink';
import type { Pt } from '../base/units';
import type { BannerItem, PictureItem, RuleItem } from '../document/records/page';
import { rectOf } from './grid';
import { displayHeight, placeDisplay, setDisplay } from './head/display';
import { noteTroubles } from './head/notes';
import { placePicture } from './pictures';
import type { PieceMaker } from './piece';

const unsourced = (): undefined => undefined;

/** A line of text across its area, in the middle of it; its rule lies on the area's foot. */
export function composeBanner(maker: PieceMaker, item: BannerItem): void {
  const { grid } = maker.bench;
  const rect = rectOf(grid, item.area);
  const style = maker.style(item.style, 'banner');
  const text = setDisplay(maker, item.text, style, { align: style.align, width: rect.width });
  const height = displayHeight(text);
  const over = Math.ceil((height - rect.height) / grid.pitch - 0.01);
  if (over > 0 || text.tooWide)
    maker.note('PAGE-HEADLINE', 'error', { slug: item.text, lines: Math.max(over, 0) });
  noteTroubles(maker, text.troubles, { slug: item.text, field: 'banner' });
  const frame = maker.frame('banner', 0);
  const top = rect.y + (rect.height - item.rule - height) / 2;
  placeDisplay(frame, text, { x: rect.x, top }, style.ink, unsourced);
  frame.close(rect);
  if (item.rule === 0) return;
  const y = rect.y + rect.height - item.rule / 2;
  maker.rule({ x1: rect.x, y1: y, x2: rect.x + rect.width, y2: y, weight: item.rule, ink: BLACK });
}

/** A rule along the longer side of its area, through the middle. */
export function composeRule(maker: PieceMaker, item: RuleItem): void {
  const r = rectOf(maker.bench.grid, item.area);
  const { weight, ink } = item;
  const x = r.x + r.width / 2;
  const y = r.y + r.height / 2;
  if (r.width >= r.height) maker.rule({ x1: r.x, y1: y, x2: r.x + r.width, y2: y, weight, ink });
  else maker.rule({ x1: x, y1: r.y, x2: x, y2: r.y + r.height, weight, ink });
}

/** `above` and `below` are kept free inside its area, where text stands there. */
export function composePicture(maker: PieceMaker, item: PictureItem, above: Pt, below: Pt): void {
  const { picture, area, caption, wrap } = item;
  placePicture(maker, { picture, area, caption, wrap, n: 0, story: undefined, above, below });
}
