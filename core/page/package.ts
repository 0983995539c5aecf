import type { Area } from '../base/geometry';
import { BLACK, grey } from '../base/ink';
import type { GridLine, Pt } from '../base/units';
import type { PackageItem, StoryItem } from '../document/records/page';
import { firstLine, rectOf, topOf, within, xOf } from './grid';
import { displayHeight, placeDisplay, setDisplay } from './head/display';
import { drawBorder } from './head/frame';
import { noteTroubles } from './head/notes';
import type { PieceMaker } from './piece';
import { displayPitch } from './styles';

const HAIRLINE: Pt = 0.25;
/** Where the hairline under the series head stands above the stories, in body lines. */
const HEAD_RULE: GridLine = 0.5;
/** Lines of a series head stand this much further apart than the lines of a headline. */
const HEAD_AIR = 1.2;
const DIVIDER = { weight: 0.3, ink: grey(60) } as const;

/** Left and right edge of what stands in the box, in em of the type area. */
function extent(item: PackageItem): readonly [number, number] {
  const areas = item.items.map((inner) => inner.area);
  if (areas.length === 0) return [item.area.x + 1, item.area.x + item.area.w - 1];
  const left = Math.min(...areas.map((a) => a.x));
  const right = Math.max(...areas.map((a) => a.x + a.w));
  return [item.area.x + left, item.area.x + right];
}

/** The series head: its lines in their styles, one under the other, in the middle of the room over the stories. */
function seriesHead(maker: PieceMaker, item: PackageItem, inside: Pt): void {
  const heads = item.head.filter((line) => line.text.trim() !== '');
  if (heads.length === 0) return;
  const { grid } = maker.bench;
  const [left, right] = extent(item);
  const x = xOf(grid, left);
  const width = (right - left) * grid.size;
  const parts = heads.map((line) => {
    const style = maker.style(line.style, 'series');
    const text = setDisplay(maker, line.text, style, { align: style.align, width });
    const lines = (text.lines.length * displayPitch(style) * HEAD_AIR) / grid.pitch;
    return { text, slug: line.text, rows: lines + style.before + style.after };
  });
  const rows = parts.reduce((sum, part) => sum + part.rows, 0);
  const stories = item.items.map((inner) => item.area.y + inner.area.y);
  const foot = stories.length > 0 ? Math.min(...stories) : item.area.y + Math.ceil(rows) + 1;
  const room = foot - item.area.y - (item.headRule ? HEAD_RULE : 0);
  const over = Math.ceil(rows - room - 0.01);
  if (over > 0) maker.note('PAGE-HEADLINE', 'error', { slug: heads[0]?.text ?? '', lines: over });
  const air = Math.max(0, (room - rows) * grid.pitch - inside) / 2;
  let top = topOf(grid, item.area.y) + inside + air;
  parts.forEach(({ text, slug, rows: own }, n) => {
    noteTroubles(maker, text.troubles, { slug, field: 'series' });
    const frame = maker.frame('series', n);
    const height = own * grid.pitch;
    const at = { x, top: top + (height - displayHeight(text)) / 2 };
    placeDisplay(frame, text, at, text.style.ink, () => undefined);
    frame.close({ x, y: top, width, height });
    top += height;
  });
  if (!item.headRule) return;
  const y = topOf(grid, foot - HEAD_RULE);
  maker.rule({ x1: x, y1: y, x2: x + width, y2: y, weight: HAIRLINE, ink: BLACK });
}

const sideBySide = (a: Area, b: Area): boolean =>
  b.x >= a.x + a.w - 0.01 && a.y < b.y + b.h && b.y < a.y + a.h;

/** A rule in the middle of the space between two stories that stand side by side. */
function dividers(maker: PieceMaker, item: PackageItem): void {
  const { grid } = maker.bench;
  const areas = item.items.map((inner) => within(item.area, inner.area));
  for (const a of areas) {
    const next = areas
      .filter((b) => b !== a && sideBySide(a, b))
      .sort((b, c) => b.x - c.x)
      .at(0);
    if (!next) continue;
    const x = xOf(grid, (a.x + a.w + next.x) / 2);
    const from = Math.min(firstLine(a), firstLine(next));
    const y1 = topOf(grid, from) + grid.lead;
    const y2 = topOf(grid, Math.max(a.y + a.h, next.y + next.h)) - grid.lead;
    maker.rule({ x1: x, y1, x2: x, y2, ...DIVIDER });
  }
}

/** A boxed package without its stories: tint, border, series head, rules between the stories. */
export function composeBox(maker: PieceMaker, item: PackageItem): void {
  const rect = rectOf(maker.bench.grid, item.area);
  if (item.tint) maker.tint({ rect, ink: item.tint });
  const inside = drawBorder(maker, item.border, rect);
  seriesHead(maker, item, inside);
  dividers(maker, item);
}

/** The area of a story inside a box, relative to the type area. */
export const innerArea = (item: PackageItem, inner: StoryItem): Area => within(item.area, inner.area);
