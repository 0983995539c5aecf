import { describe, expect, it } from 'vitest';
import type { ComposedFrame, ComposedLine, ComposedPage } from '../../core/page/composed';
import { changedLines, compareListings, describeChanges } from './difference';
import { readManuscript } from './make/manuscript';
import { lineFaults, loneFaults } from './oracle';
import { presenceFaults } from './presence';
import { comparePictures } from './raster/compare';
import { type GreyPicture, readGreyPng, toLevels, writeGreyPng } from './raster/greypng';
import { IDENTITY, Plate } from './raster/plate';
import { roomFaults } from './room';

const inked = (plate: Plate): number => plate.grey.reduce((sum, grey) => sum + 1 - grey, 0);

/** A bar of 4 by 6 pixels that begins at x. */
function bar(x: number): GreyPicture {
  const plate = new Plate(15, 9);
  plate.paint([[x, 1, x + 4, 1, x + 4, 7, x, 7]], IDENTITY, 0);
  return toLevels(15, 9, plate.grey);
}

describe('the plate', () => {
  it('covers as much of its pixels as an outline has area, wherever it lies', () => {
    for (const shift of [0, 0.25, 0.5, 0.99]) {
      const plate = new Plate(20, 20);
      plate.paint([[2, 2, 12, 4, 6, 15]], [1, 0, 0, 1, shift, shift / 3], 0);
      expect(inked(plate)).toBeCloseTo(61, 2);
    }
  });

  it('leaves the counter of a letter white and cuts at its edges', () => {
    const ring = new Plate(20, 20);
    const outside = [1, 1, 11, 1, 11, 11, 1, 11];
    const inside = [3, 3, 3, 9, 9, 9, 9, 3];
    ring.paint([outside, inside], IDENTITY, 0);
    expect(inked(ring)).toBeCloseTo(64, 3);
    const cut = new Plate(20, 20);
    cut.paint([[-10, -10, 5, -10, 5, 30, -10, 30]], IDENTITY, 0);
    expect(inked(cut)).toBeCloseTo(100, 3);
  });

  it('keeps its picture through the file, and a moved edge differs', () => {
    const picture = bar(3.4);
    expect(readGreyPng(writeGreyPng(picture))).toEqual(picture);
    expect(comparePictures(picture, bar(3.45)).pixels).toBe(0);
    expect(comparePictures(picture, bar(4.4))).toMatchObject({ pixels: 24, from: 1, to: 6 });
  });
});

describe('the difference of two listings', () => {
  const before = '[a/body/0]\n  一二三\n  四五六\n[a/body/1]\n  七八九\n';

  it('names frame, line, old and new text', () => {
    const lines = compareListings(before, before.replace('四五六', '四五'));
    expect(changedLines(lines)).toBe(1);
    expect(describeChanges(lines)).toEqual(['a/body/0, line 2: was “四五六”, is “四五”']);
    expect(changedLines(compareListings(before, before))).toBe(0);
  });

  it('sees a line that went over to the next frame', () => {
    const moved = '[a/body/0]\n  一二三\n[a/body/1]\n  四五六\n  七八九\n';
    expect(changedLines(compareListings(before, moved))).toBe(1);
  });
});

const line = (text: string, x: number, y: number, block = 'b1'): ComposedLine => ({
  frame: 'f',
  text,
  x,
  y,
  width: text.length * 10,
  runs: [
    {
      face: 'song-text',
      size: 10,
      ink: { c: 0, m: 0, y: 0, k: 100 },
      text,
      xs: [...text].map((_, i) => x + i * 10),
      advances: [...text].map(() => 10),
    },
  ],
  top: y - 9,
  bottom: y + 1,
  source: { story: 's', field: 'body', block, start: 0, end: text.length },
});

const frame = (n: number, lines: readonly ComposedLine[]): ComposedFrame => ({
  id: `item/body/${n}`,
  item: 'item',
  role: 'body',
  story: 's',
  rect: { x: 0, y: 0, width: 100, height: 100 },
  lines,
  overset: { characters: 0, lines: 0 },
  underset: { lines: 0 },
});

const page = (...frames: readonly ComposedFrame[]): ComposedPage => ({
  page: 'page',
  number: 1,
  width: 300,
  height: 300,
  bleed: 0,
  grid: { area: { x: 0, y: 0, width: 300, height: 300 }, columns: [], size: 10, pitch: 12, baseline: 9 },
  marks: [],
  frames,
  stories: [
    {
      item: 'item',
      story: 's',
      rect: { x: 0, y: 0, width: 100, height: 100 },
      fit: { state: 'even', lines: 0, characters: 0 },
      lines: [],
      capacity: { lines: 0, measure: 0 },
    },
  ],
  diagnostics: [],
});

const what = (...texts: readonly string[]) =>
  lineFaults(
    page(
      frame(
        0,
        texts.map((text, i) => line(text, 0, 20 + 12 * i)),
      ),
    ),
  ).map((fault) => fault.what);

const lone = (...columns: readonly (readonly string[])[]) =>
  loneFaults(
    page(
      ...columns.map((texts, n) =>
        frame(
          n,
          texts.map((t, i) => line(t, 0, 20 + 12 * i)),
        ),
      ),
    ),
  );

describe('the oracle', () => {
  it('finds what may not begin or end a line, and what is torn', () => {
    expect(what('他说', '，好')).toEqual(['begins with what may not begin a line']);
    expect(what('他说“', '好')).toEqual(['ends with what may not end a line']);
    expect(what('全年1', '286件')).toEqual(['tears what belongs together']);
    expect(what('他说—', '—好')).toEqual([
      'tears what belongs together',
      'begins with what may not begin a line',
    ]);
    expect(what('他说', '——好')).toEqual([]);
    expect(what('他说，', '好。')).toEqual([]);
  });

  it('finds lone characters and lone lines', () => {
    expect(lone(['一二三', '四。'])).toMatchObject([{ what: '孤字' }]);
    expect(lone(['一二三'], ['四五六', '七八'])).toMatchObject([{ what: '孤行 at a column foot' }]);
    expect(lone(['一二三', '四五六'], ['七八'])).toMatchObject([{ what: '孤行 at a column top' }]);
    expect(lone(['一', '二三四五', '六七'])).toMatchObject([{ what: 'one character before the last line' }]);
    expect(lone(['一二三', '四五六'], ['七八九', '十一'])).toEqual([]);
  });

  it('misses no text and finds lines on one another', () => {
    const { s } = readManuscript('=== s\n\n他说好。\n就走了。');
    const records = { paper: {}, style: {}, issue: {}, page: {}, story: s ? { s } : {}, picture: {} };
    const whole = [line('他说好。', 0, 20), line('就走了。', 0, 32, 'b2')];
    expect(presenceFaults(page(frame(0, whole)), records)).toEqual([]);
    expect(presenceFaults(page(frame(0, whole.slice(0, 1))), records)).toHaveLength(1);
    expect(presenceFaults(page(frame(0, [...whole, ...whole])), records)).toHaveLength(1);
    expect(roomFaults(page(frame(0, whole)), new Set())).toEqual([]);
    expect(roomFaults(page(frame(0, [line('上', 0, 20), line('下', 4, 25)])), new Set())).toHaveLength(1);
  });
});
