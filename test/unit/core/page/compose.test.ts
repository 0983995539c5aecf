import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { storyCharacters } from '../../../../core/document/records/story';
import { type ComposeInput, composePage, createComposer } from '../../../../core/page/compose';
import type { ComposedPage } from '../../../../core/page/composed';
import { baselineOf, gridOf } from '../../../../core/page/grid';
import { block, fonts, input, paper, paragraphs, picture, story } from './fixture';
import { modelPage } from './model';

const compose = (given: ComposeInput): ComposedPage => composePage({ ...given, fonts: fonts() });
const rules = (page: ComposedPage): string[] => page.diagnostics.map((d) => d.rule);
const bodyFrames = (page: ComposedPage, item: string) =>
  page.frames.filter((f) => f.item === item && f.role === 'body');
const characters = (text: string): number => [...text.replace(/\s/gu, '')].length;

const lineCounts = (page: ComposedPage): number[] => bodyFrames(page, 'a').map((f) => f.lines.length);

describe('the fit of a block', () => {
  it('counts free lines exactly', () => {
    const page = compose(
      input([block('a', { x: 0, y: 0, w: 13, h: 10 })], [story('a', { body: paragraphs(40) })]),
    );
    const [frame] = bodyFrames(page, 'a');
    expect(frame?.lines.length).toBe(4);
    expect(frame?.underset.lines).toBe(6);
    expect(page.stories[0]?.fit).toEqual({ state: 'under', lines: 6, characters: 78 });
    expect(rules(page)).toContain('PAGE-UNDERSET');
  });

  it('counts text that is over by lines and characters', () => {
    const one = story('a', { body: paragraphs(200) });
    const page = compose(input([block('a', { x: 0, y: 0, w: 13, h: 10 })], [one]));
    const placed = bodyFrames(page, 'a').flatMap((f) => f.lines.map((l) => characters(l.text)));
    const fit = page.stories[0]?.fit;
    expect(fit?.state).toBe('over');
    expect(placed).toHaveLength(10);
    expect(fit?.characters).toBe(storyCharacters(one) - placed.reduce((a, b) => a + b, 0));
    expect(page.diagnostics.find((d) => d.rule === 'PAGE-OVERSET')?.params).toEqual({
      slug: '稿a',
      characters: fit?.characters,
      lines: fit?.lines,
    });
  });

  it('is even when text and room are equal', () => {
    const item = block('a', { x: 0, y: 0, w: 13, h: 4 });
    const page = compose(input([item], [story('a', { body: paragraphs(40) })]));
    expect(page.stories[0]?.fit).toEqual({ state: 'even', lines: 0, characters: 0 });
  });

  it('says all is over where a block has no room for its body', () => {
    const one = story('a', { headline: '标题', body: paragraphs(40) });
    const page = compose(input([block('a', { x: 0, y: 0, w: 40, h: 3 })], [one]));
    expect(page.stories[0]?.fit).toMatchObject({ state: 'over', characters: storyCharacters(one) });
    expect(bodyFrames(page, 'a')[0]?.overset.characters).toBe(storyCharacters(one));
  });
});

describe('text of a block', () => {
  it('is never lost, wherever it stands', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 160 }), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 4, max: 24 }),
        fc.constantFrom('level' as const, 'top' as const),
        fc.boolean(),
        (lengths, columns, h, fill, withPicture) => {
          const one = story('a', { dateline: '本报讯（记者 林乔）', body: paragraphs(...lengths) });
          const pictures = withPicture
            ? [{ picture: 'p', area: { x: 3, y: 2, w: 12, h: 5 }, caption: true, distance: 1 }]
            : [];
          const item = block('a', { x: 0, y: 3, w: 55, h }, { columns, fill, pictures });
          const page = compose(input([item], [one], [picture('p')]));
          const [fit] = page.stories;
          for (const b of one.body) {
            const text = b.runs.map((r) => r.text).join('');
            const lines = (fit?.lines ?? []).filter((l) => l.block === b.id);
            expect(lines.map((l) => text.slice(l.start, l.end)).join('')).toBe(text);
          }
          const placed = bodyFrames(page, 'a').reduce(
            (n, f) => n + f.lines.reduce((m, l) => m + characters(l.text), 0),
            0,
          );
          expect(placed + (fit?.fit.state === 'over' ? fit.fit.characters : 0)).toBe(
            storyCharacters(one) + characters(one.dateline),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it('carries the dateline in front of the first paragraph in its own face', () => {
    const one = story('a', { dateline: '本报讯（记者 林乔）', body: paragraphs(60, 30) });
    const page = compose(input([block('a', { x: 0, y: 0, w: 13, h: 12 })], [one]));
    const lines = bodyFrames(page, 'a').flatMap((f) => f.lines);
    expect(lines[0]?.text.startsWith('本报讯（记者')).toBe(true);
    expect(lines[0]?.runs[0]?.face).toBe('hei');
    const own = lines.flatMap(({ source }) => (source?.block === 'b0' ? [source] : []));
    expect(own[0]).toMatchObject({ start: 0, lead: { field: 'dateline', length: 10 } });
    expect(own.slice(1).some((source) => source.lead)).toBe(false);
    const text = one.body[0]?.runs[0]?.text ?? '';
    expect(own.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
    expect(text.slice(own[1]?.start, own[1]?.end)).toBe(lines[1]?.text);
  });

  it('sets marked runs in their faces', () => {
    const body = [
      {
        id: 'b',
        kind: 'paragraph' as const,
        runs: [
          { text: '正文' },
          { text: '粗体', marks: ['bold' as const] },
          { text: '楷体', marks: ['kai' as const] },
        ],
      },
    ];
    const page = compose(input([block('a', { x: 0, y: 0, w: 13, h: 2 })], [story('a', { body })]));
    const [line] = bodyFrames(page, 'a')[0]?.lines ?? [];
    expect(line?.runs.map((r) => [r.face, r.text])).toEqual([
      ['song-text', '正文'],
      ['hei', '粗体'],
      ['kai', '楷体'],
    ]);
  });

  it('ends with source and credit flush right', () => {
    const one = story('a', { body: paragraphs(40), source: '（转自《江城日报》）', credit: '许愿 摄影报道' });
    const page = compose(input([block('a', { x: 0, y: 0, w: 20, h: 12 })], [one]));
    const [frame] = bodyFrames(page, 'a');
    const last = frame?.lines.slice(-2) ?? [];
    expect(last.map((l) => l.source?.field)).toEqual(['source', 'credit']);
    for (const line of last) expect(line.x + line.width).toBeCloseTo((frame?.rect.x ?? 0) + 180, 0);
  });
});

const four = (fill: 'level' | 'top', length: number): number[] =>
  lineCounts(
    compose(
      input(
        [block('a', { x: 0, y: 0, w: 55, h: 20 }, { columns: 4, fill })],
        [story('a', { body: paragraphs(length) })],
      ),
    ),
  );

describe('level columns', () => {
  it('end on one line, the shortage in the last', () => {
    const [a = 0, b, c, d = 0] = four('level', 480);
    expect([b, c]).toEqual([a, a]);
    expect(d).toBeLessThanOrEqual(a);
    expect(a).toBeLessThan(20);
    expect(a - d).toBeLessThan(4);
  });

  it('fill in turn where the block says so', () => {
    const [a, b, c = 0, d] = four('top', 600);
    expect([a, b, d]).toEqual([20, 20, 0]);
    expect(c).toBeGreaterThan(0);
  });

  it('use the full height for text that does not fit', () => {
    expect(four('level', 1200)).toEqual([20, 20, 20, 20]);
  });
});

describe('the page grid', () => {
  it('carries every body baseline of every block, in boxes and beside pictures too', () => {
    const grid = gridOf(paper);
    const page = compose(modelPage());
    const baselines = new Set(Array.from({ length: 112 }, (_, n) => baselineOf(grid, n).toFixed(4)));
    const body = page.frames.filter((f) => f.role === 'body').flatMap((f) => f.lines);
    expect(body.length).toBeGreaterThan(400);
    for (const line of body)
      if (line.runs[0]?.size === grid.size) expect(baselines).toContain(line.y.toFixed(4));
  });

  it('carries subheads halfway between two lines', () => {
    const grid = gridOf(paper);
    const subheads = compose(modelPage())
      .frames.flatMap((f) => f.lines)
      .filter((line) => line.runs[0]?.size === 11);
    expect(subheads).toHaveLength(3);
    for (const line of subheads) {
      const rows = (line.y - grid.baseline) / grid.pitch;
      expect(rows - Math.floor(rows)).toBeCloseTo(0.5);
    }
  });

  it('lets a thread run through frames of different widths and heights', () => {
    const thread = [
      { x: 0, y: 2, w: 10, h: 5 },
      { x: 11, y: 4, w: 18, h: 3 },
      { x: 30, y: 0, w: 8, h: 9 },
    ];
    const item = block('a', { x: 5, y: 10, w: 40, h: 10 }, { thread });
    const page = compose(input([item], [story('a', { body: paragraphs(300) })]));
    const frames = bodyFrames(page, 'a');
    expect(frames.map((f) => f.id)).toEqual(['a/body/0', 'a/body/1', 'a/body/2']);
    expect(frames.map((f) => f.lines.length)).toEqual([5, 3, 9]);
    expect(frames.map((f) => Math.round(f.rect.width / 9))).toEqual([10, 18, 8]);
    expect(frames[2]?.overset.lines).toBeGreaterThan(0);
    for (const f of frames)
      for (const l of f.lines) expect(l.x + l.width).toBeLessThanOrEqual(f.rect.x + f.rect.width + 0.01);
  });
});

describe('any make-up', () => {
  it('composes to finite marks, however small, crowded or misplaced its blocks are', () => {
    const area = fc.record({
      x: fc.double({ min: -10, max: 110, noNaN: true }),
      y: fc.double({ min: -5, max: 112, noNaN: true }),
      w: fc.double({ min: 0.1, max: 60, noNaN: true }),
      h: fc.double({ min: 0.1, max: 40, noNaN: true }),
    });
    const shape = fc.record({
      area,
      photo: area,
      columns: fc.integer({ min: 1, max: 12 }),
      gutter: fc.double({ min: 0, max: 4, noNaN: true }),
      fill: fc.constantFrom('level' as const, 'top' as const),
      arrangement: fc.constantFrom('over' as const, 'left' as const),
      headline: fc.constantFrom('', '针线', '开发区总工会为外卖骑手送上免费体检', 'A\n\n长'),
    });
    fc.assert(
      fc.property(fc.array(shape, { minLength: 1, maxLength: 3 }), (shapes) => {
        const items = shapes.map((s, i) =>
          block(`s${i}`, s.area, {
            columns: s.columns,
            gutter: s.gutter,
            fill: s.fill,
            head: { arrangement: s.arrangement, align: 'center' },
            pictures: [{ picture: 'p', area: s.photo, caption: true, distance: s.gutter }],
          }),
        );
        const copy = shapes.map((s, i) => story(`s${i}`, { headline: s.headline, body: paragraphs(80, 40) }));
        const page = compose(input(items, copy, [picture('p')]));
        expect(JSON.stringify(page)).not.toContain('null');
        expect(page.stories).toHaveLength(shapes.length);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a composition', () => {
  it('is the same for the same input, byte for byte', () => {
    expect(JSON.stringify(compose(modelPage()))).toBe(JSON.stringify(compose(modelPage())));
  });

  it('does not depend on what was composed before', () => {
    const composer = createComposer(fonts());
    const given = modelPage();
    composer.compose(edited(given, 'lead', 3));
    composer.compose(edited(given, 'riders', 0));
    expect(JSON.stringify(composer.compose(given))).toBe(JSON.stringify(compose(given)));
  });

  it('is after any row of changes what it would be from nothing', () => {
    const change = fc.oneof(
      fc.record({
        kind: fc.constant('type' as const),
        place: fc.nat(),
        text: fc.constantFrom('工', '。', '——', '2026年'),
      }),
      fc.record({ kind: fc.constant('drop' as const), place: fc.nat(), text: fc.constant('') }),
      fc.record({
        kind: fc.constant('headline' as const),
        place: fc.nat(),
        text: fc.constantFrom('江城', '三百条提案条条有回音'),
      }),
      fc.record({
        kind: fc.constant('paragraph' as const),
        place: fc.nat(),
        text: fc.constantFrom('', '会后，代表们分组看了新建的更衣室。'),
      }),
    );
    fc.assert(
      fc.property(fc.array(change, { minLength: 2, maxLength: 6 }), (changes) => {
        const composer = createComposer(fonts());
        let given = modelPage();
        composer.compose(given);
        for (const one of changes) {
          given = touched(given, one);
          expect(JSON.stringify(composer.compose(given))).toBe(JSON.stringify(compose(given)));
        }
      }),
      { numRuns: 6 },
    );
  });

  it('comes back as the same object where nothing changed', () => {
    const composer = createComposer(fonts());
    const given = modelPage();
    expect(composer.compose({ ...given })).toBe(composer.compose(given));
  });

  it('keeps the lines an edit did not touch, in its block and in the others', () => {
    const composer = createComposer(fonts());
    const given = modelPage();
    const before = composer.compose(given);
    const after = composer.compose(edited(given, 'riders', 4));
    const old = new Set(before.frames.flatMap((f) => f.lines));
    const changed = after.frames.flatMap((f) => f.lines).filter((line) => !old.has(line));
    expect(changed.length).toBeGreaterThan(0);
    expect(new Set(changed.map((line) => line.source?.block))).toEqual(new Set(['riders4']));
    const oldFrames = new Set(before.frames);
    expect(after.frames.filter((f) => !oldFrames.has(f)).every((f) => f.item === 'riders')).toBe(true);
    expect(new Set(before.marks).has(after.marks[0] as (typeof after.marks)[number])).toBe(true);
  });

  it('sees a picture that has arrived', () => {
    const composer = createComposer(fonts());
    const given = modelPage({ present: () => false });
    const missing = composer.compose(given);
    expect(rules(missing).filter((r) => r === 'PAGE-MISSING-PICTURE')).toHaveLength(2);
    expect(missing.marks.filter((m) => m.kind === 'picture').every((m) => m.missing)).toBe(true);
    const there = composer.compose({ ...given, present: () => true });
    expect(rules(there)).not.toContain('PAGE-MISSING-PICTURE');
    expect(there.marks.filter((m) => m.kind === 'picture').some((m) => m.missing)).toBe(false);
  });
});

interface Change {
  readonly kind: 'type' | 'drop' | 'headline' | 'paragraph';
  readonly place: number;
  readonly text: string;
}

/** The page after something was typed, dropped, put into a headline, or a paragraph was added. */
function touched(given: ComposeInput, { kind, place, text }: Change): ComposeInput {
  const ids = Object.keys(given.stories);
  const id = ids[place % ids.length] ?? '';
  const one = given.stories[id];
  if (!one) return given;
  const at = place % Math.max(1, one.body.length);
  const typed = (old: string): string => {
    const offset = (place >> 3) % (old.length + 1);
    return old.slice(0, offset) + text + old.slice(offset + (kind === 'drop' ? 3 : 0));
  };
  const body =
    kind === 'paragraph'
      ? one.body.toSpliced(at, 0, { id: `new${place}`, kind: 'paragraph', runs: [{ text }] })
      : one.body.map((part, i) =>
          i === at ? { ...part, runs: part.runs.map((run) => ({ ...run, text: typed(run.text) })) } : part,
        );
  const next = kind === 'headline' ? { ...one, headline: one.headline + text } : { ...one, body };
  return { ...given, stories: { ...given.stories, [id]: next } };
}

/** The same page with one character of one paragraph changed. */
function edited(given: ComposeInput, id: string, index: number): ComposeInput {
  const one = given.stories[id];
  if (!one) throw new Error(id);
  const body = one.body.map((b, i) =>
    i === index ? { ...b, runs: b.runs.map((r) => ({ ...r, text: `新${r.text.slice(1)}` })) } : b,
  );
  return { ...given, stories: { ...given.stories, [id]: { ...one, body } } };
}
