import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PageItem, PlacedPicture } from '../../../../core/document/records/page';
import type { Story } from '../../../../core/document/records/story';
import { type ComposeInput, composePage } from '../../../../core/page/compose';
import type { ComposedLine, ComposedPage, RuleMark } from '../../../../core/page/composed';
import { gridOf } from '../../../../core/page/grid';
import { apart } from './distance';
import { block, fonts, input, paper, paragraphs, picture, story } from './fixture';

const compose = (given: ComposeInput): ComposedPage => composePage({ ...given, fonts: fonts() });
const grid = gridOf(paper);
const { size, pitch, area } = grid;
const bodyLines = (page: ComposedPage): readonly ComposedLine[] =>
  page.frames.filter((frame) => frame.role === 'body').flatMap((frame) => frame.lines);
const emsFrom = (x: number): number => (x - area.x) / size;
const rowOf = (line: ComposedLine): number => Math.round((line.y - grid.baseline) / pitch);

/** Em boxes of a body line. */
const inkBox = (line: ComposedLine) =>
  line.vertical
    ? { x: line.x - size / 2, y: line.y, width: size, height: line.width }
    : { x: line.x, y: line.y - 0.88 * size, width: line.width, height: size };

const placed = (fields: Partial<PlacedPicture>): PlacedPicture => ({
  picture: 'p',
  area: { x: 0, y: 0, w: 10, h: 8 },
  caption: false,
  distance: 1,
  ...fields,
});

function expectWhole(page: ComposedPage, stories: readonly Story[]): void {
  for (const one of stories) {
    const lines = page.stories.find((s) => s.story === one.id)?.lines ?? [];
    for (const b of one.body) {
      const text = b.runs.map((r) => r.text).join('');
      const own = lines.filter((l) => l.block === b.id);
      expect(own.map((l) => text.slice(l.start, l.end)).join('')).toBe(text);
    }
  }
}

describe('text round an outline', () => {
  const unit = fc.double({ min: -0.1, max: 1.1, noNaN: true });
  const shape = fc.record({
    x: fc.double({ min: -3, max: 40, noNaN: true }),
    y: fc.double({ min: -2, max: 20, noNaN: true }),
    w: fc.double({ min: 2, max: 30, noNaN: true }),
    h: fc.double({ min: 2, max: 20, noNaN: true }),
    outline: fc.array(fc.tuple(unit, unit), { minLength: 3, maxLength: 9 }),
    sides: fc.constantFrom('wider' as const, 'both' as const),
    distance: fc.constantFrom(0, 0.5, 1, 2),
    loose: fc.boolean(),
  });

  it('never comes nearer than the distance, stays on the grid, and loses nothing', () => {
    fc.assert(
      fc.property(
        fc.array(shape, { minLength: 1, maxLength: 2 }),
        fc.integer({ min: 1, max: 3 }),
        fc.constantFrom('horizontal' as const, 'vertical' as const),
        (shapes, columns, direction) => {
          const own = shapes.filter((s) => !s.loose);
          const item = block(
            'a',
            { x: 4, y: 3, w: 41, h: 26 },
            {
              columns,
              direction,
              fill: 'level',
              pictures: own.map(({ x, y, w, h, outline, sides, distance }) =>
                placed({ area: { x, y, w, h }, distance, wrap: { outline, sides } }),
              ),
            },
          );
          const loose = shapes
            .filter((s) => s.loose)
            .map(
              ({ x, y, w, h, outline, sides, distance }, n): PageItem => ({
                kind: 'picture',
                id: `p${n}`,
                ...placed({ area: { x: x + 4, y: y + 3, w, h }, distance, wrap: { outline, sides } }),
              }),
            );
          const one = story('a', { body: paragraphs(180, 60, 150, 90) });
          const page = compose(input([item, ...loose], [one], [picture('p')]));
          expectWhole(page, [one]);
          for (const line of bodyLines(page)) {
            const step =
              direction === 'vertical' ? (area.x + 45 * size - size / 2 - line.x) / pitch : rowOf(line);
            expect(step).toBeCloseTo(Math.round(step), 4);
            if (direction === 'horizontal') expect(line.y).toBeCloseTo(grid.baseline + step * pitch, 4);
            for (const { x, y, w, h, outline, distance } of shapes) {
              const corners = outline.map(([u, v]): readonly [number, number] => [
                area.x + (4 + x + u * w) * size,
                area.y + (3 + y + v * h) * pitch,
              ]);
              const clear = apart(inkBox(line), corners);
              expect(clear).toBeGreaterThan(distance * size - 1e-4 || -1);
            }
          }
        },
      ),
      { numRuns: 80 },
    );
  });

  it('goes round a picture that is cut out along it', () => {
    const outline: [number, number][] = [
      [0.5, 0],
      [1, 1],
      [0, 1],
    ];
    const pictures = [placed({ area: { x: 8, y: 2, w: 12, h: 10 }, wrap: { outline } }), placed({})];
    const page = compose(
      input([block('a', { x: 4, y: 0, w: 30, h: 30 }, { pictures })], [story('a')], [picture('p')]),
    );
    const [cut, whole] = page.marks.filter((mark) => mark.kind === 'picture');
    const [top, right, left] = cut?.clip ?? [];
    expect(top?.x).toBeCloseTo(area.x + 18 * size);
    expect(top?.y).toBeCloseTo(area.y + 2 * pitch);
    expect((right?.x ?? 0) - (left?.x ?? 0)).toBeCloseTo(12 * size);
    expect(whole?.clip).toBeUndefined();
  });

  it('keeps clear of the caption over its full width', () => {
    const triangle: [number, number][] = [
      [0.5, 0],
      [0.6, 0.5],
      [0.4, 0.5],
    ];
    const pictures = [
      placed({ area: { x: 8, y: 2, w: 12, h: 10 }, caption: true, distance: 1, wrap: { outline: triangle } }),
    ];
    const page = compose(
      input(
        [block('a', { x: 0, y: 0, w: 20, h: 30 }, { pictures })],
        [story('a', { body: paragraphs(420) })],
        [picture('p')],
      ),
    );
    const caption = page.frames.find((frame) => frame.role === 'caption');
    const beside = bodyLines(page).filter(
      ({ y }) =>
        y > (caption?.rect.y ?? 0) && y - size < (caption?.rect.y ?? 0) + (caption?.rect.height ?? 0),
    );
    expect(beside.length).toBeGreaterThan(0);
    for (const line of beside) expect(emsFrom(line.x + line.width)).toBeLessThan(7 + 1e-6);
  });
});

describe('text on both sides of a picture', () => {
  const pictures = [placed({ area: { x: 8, y: 4, w: 8, h: 6 }, wrap: { sides: 'both' } })];
  const set = (body: Story['body']): ComposedPage =>
    compose(
      input([block('a', { x: 0, y: 0, w: 27, h: 30 }, { pictures })], [story('a', { body })], [picture('p')]),
    );

  it('is read across it, left then right, line by line', () => {
    const page = set(paragraphs(500));
    const lines = bodyLines(page);
    const rows = [4, 5, 6, 7, 8, 9].map((row) => lines.filter((line) => rowOf(line) === row));
    for (const row of rows) {
      expect(row.map((line) => Math.round(emsFrom(line.x)))).toEqual([0, 17]);
      expect(row.map((line) => Math.round(line.width / size))).toEqual([7, 10]);
      expect(row[0]?.source?.end).toBe(row[1]?.source?.start);
    }
    expect(lines.filter((line) => rowOf(line) === 3)).toHaveLength(1);
    expectWhole(page, [story('a', { body: paragraphs(500) })]);
  });

  it('stands on the wider side alone where the picture does not say so', () => {
    const wider = [placed({ area: { x: 8, y: 4, w: 8, h: 6 } })];
    const page = compose(
      input(
        [block('a', { x: 0, y: 0, w: 27, h: 30 }, { pictures: wider })],
        [story('a', { body: paragraphs(500) })],
        [picture('p')],
      ),
    );
    const row = bodyLines(page).filter((line) => rowOf(line) === 6);
    expect(row.map((line) => Math.round(emsFrom(line.x)))).toEqual([17]);
  });

  it('leaves a side free that is narrower than four characters', () => {
    const narrow = [placed({ area: { x: 4, y: 4, w: 8, h: 6 }, wrap: { sides: 'both' } })];
    const page = compose(
      input(
        [block('a', { x: 0, y: 0, w: 27, h: 30 }, { pictures: narrow })],
        [story('a', { body: paragraphs(500) })],
        [picture('p')],
      ),
    );
    const row = bodyLines(page).filter((line) => rowOf(line) === 6);
    expect(row.map((line) => Math.round(emsFrom(line.x)))).toEqual([13]);
  });

  it('begins a paragraph at the left of a row, never beside the end of another', () => {
    for (let length = 100; length < 190; length += 6) {
      const body = paragraphs(length, 60, 60, 120);
      const page = set(body);
      const lines = bodyLines(page);
      for (const b of body) {
        const first = lines.find((line) => line.source?.block === b.id);
        const others = lines.filter((line) => rowOf(line) === (first ? rowOf(first) : -1));
        expect(others[0]).toBe(first);
        expect(new Set(others.map((line) => line.source?.block))).toEqual(new Set([b.id]));
      }
      expectWhole(page, [story('a', { body })]);
    }
  });

  it('is no column of its own: lines beside the picture do not stand alone', () => {
    const page = set(paragraphs(130, 130, 130));
    expect(page.diagnostics.filter((d) => d.rule === 'PAGE-ORPHAN')).toEqual([]);
    expect(page.frames.filter((frame) => frame.role === 'body')).toHaveLength(1);
  });

  it('sets a subhead on the wider side and nothing beside it', () => {
    const body: Story['body'] = [
      ...paragraphs(130),
      { id: 'sub', kind: 'subhead', runs: [{ text: '桥上桥下' }] },
      { id: 'after', kind: 'paragraph', runs: [{ text: '灯'.repeat(200) }] },
    ];
    const page = set(body);
    const lines = bodyLines(page);
    const sub = lines.find((line) => line.source?.block === 'sub');
    const rows = (sub ? (sub.y - grid.baseline) / pitch : 0) - 0.5;
    expect(rows).toBeGreaterThanOrEqual(4);
    expect(rows).toBeLessThan(9);
    expect(emsFrom(sub?.x ?? 0)).toBeGreaterThanOrEqual(17 - 1e-6);
    const beside = lines.filter((line) => line !== sub && Math.abs(line.y - (sub?.y ?? 0)) < pitch);
    expect(beside).toEqual([]);
    expectWhole(page, [story('a', { body })]);
  });
});

describe('a picture over a gutter', () => {
  const pictures = [placed({ area: { x: 8, y: 4, w: 12, h: 6 } })];
  const page = compose(
    input(
      [block('a', { x: 0, y: 0, w: 27, h: 20 }, { columns: 2, pictures })],
      [story('a', { body: paragraphs(470) })],
      [picture('p')],
    ),
  );

  it('cuts both columns, to whole characters at their outer edges', () => {
    const row = bodyLines(page).filter((line) => rowOf(line) === 6);
    expect(row.map((line) => [Math.round(emsFrom(line.x)), Math.round(line.width / size)])).toEqual([
      [0, 7],
      [21, 6],
    ]);
  });

  it('interrupts the rule between them', () => {
    const rules = page.marks.filter((mark): mark is RuleMark => mark.kind === 'rule' && mark.item === 'a');
    expect(rules).toHaveLength(2);
    for (const rule of rules)
      expect(rule.y2 <= area.y + 4 * pitch + 0.01 || rule.y1 >= area.y + 10 * pitch - 0.01).toBe(true);
  });
});

describe('a picture of the page over a block', () => {
  it('keeps its distance to the lines over and under it', () => {
    const photo: PageItem = { kind: 'picture', id: 'x', ...placed({ area: { x: 0, y: 5, w: 20, h: 8 } }) };
    const page = compose(
      input(
        [block('a', { x: 0, y: 0, w: 20, h: 20 }), photo],
        [story('a', { body: paragraphs(300) })],
        [picture('p')],
      ),
    );
    const mark = page.marks.find((m) => m.kind === 'picture');
    expect((mark?.rect.y ?? 0) - (grid.baseline + 4 * pitch + 0.12 * size)).toBeCloseTo(size);
    const foot = (mark?.rect.y ?? 0) + (mark?.rect.height ?? 0);
    expect(grid.baseline + 13 * pitch - 0.88 * size - foot).toBeCloseTo(size);
  });
});
