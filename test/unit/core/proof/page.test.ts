import { describe, expect, it } from 'vitest';
import { BLACK, type Ink, WHITE } from '../../../../core/base/ink';
import type { Page } from '../../../../core/document/records/page';
import type { Picture } from '../../../../core/document/records/picture';
import type { Story } from '../../../../core/document/records/story';
import type { ComposedFrame, ComposedLine, ComposedPage, Mark } from '../../../../core/page/composed';
import { inspectPage } from '../../../../core/proof/page';

const AREA = { x: 50, y: 50, width: 400, height: 600 };

const line = (
  text: string,
  about: Partial<ComposedLine> & { ink?: Ink; size?: number; face?: string } = {},
) => {
  const { ink = BLACK, size = 9, face = 'song-text', ...rest } = about;
  const composed: ComposedLine = {
    frame: 'a/body/0',
    text,
    x: 60,
    y: 70,
    width: 90,
    runs: [{ face, size, ink, text, xs: [60], advances: [size] }],
    top: 62,
    bottom: 72,
    ...rest,
  };
  return composed;
};

const frame = (lines: readonly ComposedLine[], id = 'a/body/0'): ComposedFrame => ({
  id,
  item: 'a',
  role: 'body',
  story: 's',
  rect: AREA,
  lines,
  overset: { characters: 0, lines: 0 },
  underset: { lines: 0 },
});

/** One block on the whole type area, or on a part of its height. */
const pageOf = (part: number): Page => ({
  id: 'p',
  issue: 'i',
  number: 3,
  section: '综合',
  staff: [],
  items: [
    {
      kind: 'rule',
      id: 'a',
      area: { x: 0, y: 0, w: AREA.width / 9, h: (AREA.height / 12.4) * part },
      weight: 1,
      ink: BLACK,
    },
  ],
});

const composed = (over: Partial<ComposedPage>): ComposedPage => ({
  page: 'p',
  number: 3,
  width: 500,
  height: 700,
  bleed: 8.5,
  grid: { area: AREA, columns: [{ x: 50, width: 400 }], size: 9, pitch: 12.4, baseline: 60 },
  marks: [],
  frames: [frame([])],
  stories: [],
  diagnostics: [],
  ...over,
});

const story = (text: string): Story => ({
  id: 's',
  slug: '试稿',
  kind: 'news',
  status: 'draft',
  flag: '',
  kicker: '',
  headline: '',
  deck: '',
  summary: '',
  dateline: '',
  byline: '',
  source: '',
  credit: '',
  tags: [],
  pictures: [],
  body: [{ id: 'b1', kind: 'paragraph', runs: [{ text }] }],
});

const picture = (over: Partial<Picture>): Picture => ({
  id: 'x',
  sha256: 'a'.repeat(64),
  ext: 'jpg',
  width: 1000,
  height: 1000,
  nature: 'photo',
  name: '车间.jpg',
  caption: '',
  credit: '',
  ...over,
});

const inspect = (
  over: Partial<ComposedPage>,
  more: { text?: string; picture?: Picture; part?: number } = {},
) =>
  inspectPage({
    composed: composed(over),
    page: pageOf(more.part ?? 1),
    stories: { s: story(more.text ?? '') },
    pictures: more.picture ? { x: more.picture } : {},
    styles: {},
  });

const rules = (found: ReturnType<typeof inspect>): readonly string[] => found.map(({ rule }) => rule);

describe('PAGE-PPI', () => {
  /** 360 pt = 5 inches wide, half as high. */
  const mark: Mark = {
    kind: 'picture',
    item: 'a',
    picture: 'x',
    rect: { x: 50, y: 50, width: 360, height: 180 },
    missing: false,
  };

  it.each([
    ['photo', 1000, 'none'],
    ['photo', 990, 'advice'],
    ['photo', 740, 'error'],
    ['line', 2900, 'advice'],
    ['line', 3000, 'none'],
  ] as const)('judges a %s of %i pixels on five inches: %s', (nature, width, verdict) => {
    const found = inspect({ marks: [mark] }, { picture: picture({ nature, width, height: width }) });
    expect(found.map(({ severity }) => severity)).toEqual(verdict === 'none' ? [] : [verdict]);
  });

  it('counts the pixels that the crop leaves', () => {
    // A panorama whose sides are cropped: 450 px on 2.5 inches.
    const [found] = inspect({ marks: [mark] }, { picture: picture({ width: 4000, height: 450 }) });
    expect(found).toMatchObject({ rule: 'PAGE-PPI', severity: 'advice', params: { ppi: 180, good: 200 } });
  });

  it('leaves a missing picture to the composer', () => {
    expect(inspect({ marks: [{ ...mark, missing: true }] }, { picture: picture({ width: 10 }) })).toEqual([]);
  });
});

const at = (start: number, end: number) =>
  ({ source: { story: 's', field: 'body', block: 'b1', start, end } }) as const;

describe('PAGE-ORPHAN', () => {
  const text = '甲'.repeat(20);

  it('finds a last line with one Han character', () => {
    const lines = [line('甲'.repeat(19), at(0, 19)), line('甲', at(19, 20))];
    const [found] = inspect({ frames: [frame(lines)] }, { text });
    expect(found).toMatchObject({ rule: 'PAGE-ORPHAN', params: { slug: '试稿', kind: 'short-last-line' } });
    expect(found?.place).toMatchObject({ story: 's', block: 'b1', start: 19, end: 20 });
  });

  it('finds a last line alone at a column top', () => {
    const frames = [
      frame([line('甲'.repeat(13), at(0, 13))]),
      frame([line('甲'.repeat(7), at(13, 20))], 'a/body/1'),
    ];
    expect(inspect({ frames }, { text })[0]?.params).toEqual({ slug: '试稿', kind: 'widow' });
  });

  it('passes a full paragraph, a one-line paragraph and a middle line at a column top', () => {
    expect(inspect({ frames: [frame([line(text, at(0, 20))])] }, { text })).toEqual([]);
    expect(
      inspect({ frames: [frame([line('甲'.repeat(9), at(9, 18)), line('甲甲', at(18, 20))])] }, { text }),
    ).toEqual([]);
  });

  it('does not repeat what the composer said', () => {
    const lines = [line('甲'.repeat(19), at(0, 19)), line('甲', at(19, 20))];
    const said = {
      rule: 'PAGE-ORPHAN',
      severity: 'advice',
      place: { story: 's', block: 'b1', start: 19, end: 20 },
      params: { slug: '试稿', kind: 'short-last-line' },
    } as const;
    expect(inspect({ frames: [frame(lines)], diagnostics: [said] }, { text })).toEqual([said]);
  });
});

describe('PAGE-SMALLTYPE', () => {
  const tint: Mark = { kind: 'tint', item: 'a', rect: { x: 55, y: 60, width: 100, height: 20 }, ink: BLACK };
  const small = (about: Parameters<typeof line>[1]): readonly string[] =>
    rules(inspect({ marks: [tint, { kind: 'line', line: line('反白', about) }] }));

  it('finds small or thin type in white on a tint', () => {
    expect(small({ ink: WHITE, size: 5.5, face: 'hei-heavy' })).toEqual(['PAGE-SMALLTYPE']);
    expect(small({ ink: WHITE, size: 8, face: 'song-text' })).toEqual(['PAGE-SMALLTYPE']);
  });

  it('passes large reversed type and small black type', () => {
    expect(small({ ink: WHITE, size: 12, face: 'hei-heavy' })).toEqual([]);
    expect(small({ ink: BLACK, size: 5 })).toEqual([]);
  });
});

const tinted = (ink: Ink): Mark => ({ kind: 'tint', item: 'a', rect: AREA, ink });

describe('PAGE-INK', () => {
  it('finds more than 240 percent, once an item', () => {
    const rich = { c: 70, m: 60, y: 60, k: 60 };
    const found = inspect({ marks: [tinted(rich), tinted({ ...rich, k: 100 })] });
    expect(found).toMatchObject([{ rule: 'PAGE-INK', params: { ink: 290, most: 240 } }]);
  });

  it('passes 240 percent', () => {
    expect(inspect({ marks: [tinted({ c: 60, m: 60, y: 60, k: 60 })] })).toEqual([]);
  });
});

describe('PAGE-EMPTY', () => {
  it('tells how much of the page is free', () => {
    const [found] = inspect({}, { part: 0.5 });
    expect(found?.rule).toBe('PAGE-EMPTY');
    expect(found?.params['percent']).toBeGreaterThan(45);
    expect(found?.params['percent']).toBeLessThan(55);
  });

  it('passes a full page', () => {
    expect(inspect({})).toEqual([]);
  });
});

const note = (rule: string, severity: 'error' | 'advice', of: string) =>
  ({ rule, severity, place: { story: of }, params: {} }) as const;

const entry = (of: string) => ({
  item: of,
  story: of,
  rect: AREA,
  fit: { state: 'even', lines: 0, characters: 0 } as const,
  lines: [],
  capacity: { lines: 10, measure: 13 },
});

describe('inspecting a page', () => {
  it('puts errors first, then follows the reading order', () => {
    const found = inspect({
      stories: [entry('s'), entry('t')],
      diagnostics: [
        note('PAGE-LOOSE', 'advice', 't'),
        note('PAGE-LOOSE', 'advice', 's'),
        note('PAGE-OVERSET', 'error', 't'),
      ],
    });
    expect(found.map(({ rule, place }) => [rule, place.story])).toEqual([
      ['PAGE-OVERSET', 't'],
      ['PAGE-LOOSE', 's'],
      ['PAGE-LOOSE', 't'],
    ]);
  });
});
