import type { Area, Rect } from '../base/geometry';
import { type Em, type GridLine, mmToPt, type Pt } from '../base/units';
import type { Paper } from '../document/records/paper';
import type { ComposedGrid } from './composed';

/** Where the Han em box lies about its baseline: 0.88 em above, 0.12 em below. */
export const HAN_ASCENT: Em = 0.88;
/** Lengths that differ by less are the same: areas come from arithmetic on fractions. */
export const TOLERANCE = 1e-6;

/** The sheet of a paper in pt: type area, 基本栏, body lines. */
export interface PageGrid extends ComposedGrid {
  readonly width: Pt;
  readonly height: Pt;
  readonly bleed: Pt;
  readonly lines: GridLine;
  /** Free space above and below the Han em box of a body line inside its pitch. */
  readonly lead: Pt;
}

/** 13n + (n − 1) characters for n columns of 13: the width of n columns in em of the body. */
export const columnsWidth = (n: number, measure: Em, gutter: Em): Em => n * measure + (n - 1) * gutter;

/** The type area stands in the middle of the sheet, its line 0 `top` mm under the trim. */
export function gridOf(paper: Paper): PageGrid {
  const { columns: n, measure, gutter, size, pitch, lines, top } = paper.grid;
  const width = mmToPt(paper.sheet.width);
  const area: Rect = {
    x: (width - columnsWidth(n, measure, gutter) * size) / 2,
    y: mmToPt(top),
    width: columnsWidth(n, measure, gutter) * size,
    height: lines * pitch,
  };
  const columns = Array.from({ length: n }, (_, i) => ({
    x: area.x + i * (measure + gutter) * size,
    width: measure * size,
  }));
  const lead = (pitch - size) / 2;
  return {
    width,
    height: mmToPt(paper.sheet.height),
    bleed: mmToPt(paper.sheet.bleed),
    area,
    columns,
    size,
    pitch,
    baseline: area.y + lead + HAN_ASCENT * size,
    lines,
    lead,
  };
}

export const xOf = (grid: PageGrid, x: Em): Pt => grid.area.x + x * grid.size;
/** The upper edge of a body line's box. */
export const topOf = (grid: PageGrid, line: GridLine): Pt => grid.area.y + line * grid.pitch;
/** Body text on `line` stands on this. The Han em box lies in the middle of the pitch. */
export const baselineOf = (grid: PageGrid, line: GridLine): Pt => grid.baseline + line * grid.pitch;

/** An area of the type area in pt. */
export const rectOf = (grid: PageGrid, area: Area): Rect => ({
  x: xOf(grid, area.x),
  y: topOf(grid, area.y),
  width: area.w * grid.size,
  height: area.h * grid.pitch,
});

/** An area given relative to another, relative to what that one is relative to. */
export const within = (outer: Area, inner: Area): Area => ({
  x: outer.x + inner.x,
  y: outer.y + inner.y,
  w: inner.w,
  h: inner.h,
});

/** First whole body line inside an area: text never leaves the page grid, wherever the area begins. */
export const firstLine = (area: Area): GridLine => Math.ceil(area.y - TOLERANCE);
/** The line after the last whole body line inside an area. */
export const lastLine = (area: Area): GridLine => Math.floor(area.y + area.h + TOLERANCE);

/**
 * Whole body lines that a part of the page takes (单行占N行). `height` is in body lines. A seventh of a line
 * may be borrowed from the air that line heights contain, so that 11 pt with half a line above and below
 * takes two lines of 12.4 pt, as the trade counts it, and not three.
 */
export const wholeLines = (height: GridLine): GridLine => Math.max(1, Math.ceil(height - 1 / 7));
