import { describe, expect, it } from 'vitest';
import {
  baselineOf,
  columnsWidth,
  firstLine,
  gridOf,
  lastLine,
  rectOf,
  topOf,
  wholeLines,
} from '../../../../core/page/grid';
import { paper } from './fixture';

describe('grid arithmetic', () => {
  const grid = gridOf(paper);

  it('counts 13n + (n − 1) characters for n columns', () => {
    expect([1, 2, 3, 8].map((n) => columnsWidth(n, 13, 1))).toEqual([13, 27, 41, 111]);
  });

  it('stands the type area in the middle of the sheet', () => {
    expect(grid.area.width).toBeCloseTo(111 * 9);
    expect(grid.area.x * 2 + grid.area.width).toBeCloseTo(grid.width);
    expect(grid.columns).toHaveLength(8);
    const last = grid.columns.at(-1);
    expect((last?.x ?? 0) + (last?.width ?? 0)).toBeCloseTo(grid.area.x + grid.area.width);
  });

  it('centres the Han em box in the pitch', () => {
    const above = baselineOf(grid, 5) - 0.88 * grid.size - topOf(grid, 5);
    const below = topOf(grid, 6) - (baselineOf(grid, 5) + 0.12 * grid.size);
    expect(above).toBeCloseTo(below);
    expect(baselineOf(grid, 5) - baselineOf(grid, 4)).toBeCloseTo(12.4);
  });

  it('turns an area into points', () => {
    const rect = rectOf(grid, { x: 14, y: 10, w: 13, h: 4 });
    expect(rect.x).toBeCloseTo(grid.columns[1]?.x ?? 0);
    expect(rect.width).toBeCloseTo(117);
    expect(rect.y).toBeCloseTo(grid.area.y + 124);
    expect(rect.height).toBeCloseTo(49.6);
  });

  it('keeps text of an area with broken lines on whole ones', () => {
    const area = { x: 0, y: 2.5, w: 13, h: 4 };
    expect([firstLine(area), lastLine(area)]).toEqual([3, 6]);
    const sum = { x: 0, y: 0.1 + 0.2, w: 13, h: 2.7 };
    expect([firstLine(sum), lastLine(sum)]).toEqual([1, 3]);
  });

  it('counts a display part in whole lines', () => {
    expect(wholeLines((11 * 1.15) / 12.4 + 1)).toBe(2);
    expect(wholeLines((46 * 1.15) / 12.4 + 0.5)).toBe(5);
    expect(wholeLines(0.2)).toBe(1);
  });
});
