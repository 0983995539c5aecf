import { describe, expect, it } from 'vitest';
import type { PackageItem } from '../../../../core/document/records/page';
import { type ComposeInput, composePage } from '../../../../core/page/compose';
import type { ComposedLine, ComposedPage, RuleMark } from '../../../../core/page/composed';
import { folioDate, folioStaff } from '../../../../core/page/furniture';
import { gridOf } from '../../../../core/page/grid';
import { block, fonts, input, page, paper, paragraphs, picture, story, styles } from './fixture';

const compose = (given: ComposeInput): ComposedPage => composePage({ ...given, fonts: fonts() });
const grid = gridOf(paper);
const linesOf = (composed: ComposedPage, id: string): readonly ComposedLine[] =>
  composed.frames.find((f) => f.id === id)?.lines ?? [];
const rulesOf = (composed: ComposedPage, item: string): RuleMark[] =>
  composed.marks.filter((m): m is RuleMark => m.kind === 'rule' && m.item === item);

const headed = (headline: string, w: number, h = 20): ComposedPage =>
  compose(input([block('a', { x: 0, y: 0, w, h })], [story('a', { headline, body: paragraphs(60) })]));

describe('the folio', () => {
  it('names date, weekday and issue number', () => {
    expect(folioDate({ date: '2026-11-22', number: 1234 })).toBe('2026年11月22日　星期日　总第1234期');
    expect(folioDate({ date: '2024-02-29', number: 0 })).toBe('2024年2月29日　星期四');
  });

  it('names those responsible', () => {
    expect(
      folioStaff([
        { role: '责任编辑', name: '林乔' },
        { role: '', name: '' },
      ]),
    ).toBe('责任编辑 / 林乔');
  });

  it('stands above the body on one baseline over its rule', () => {
    const composed = compose(input([], []));
    const lines = linesOf(composed, 'furniture/folio/0');
    expect(lines.map((l) => l.text)).toEqual([
      '3',
      '2026年11月22日　星期日　总第1234期',
      '工会新闻',
      '责任编辑 / 林乔　校对 / 陈禾',
    ]);
    const [rule] = rulesOf(composed, 'furniture');
    expect(rule).toMatchObject({ weight: 1.5, x1: grid.area.x });
    for (const line of lines) expect(line.y).toBeLessThan(rule?.y1 ?? 0);
    expect(rule?.y1).toBeLessThan(grid.area.y);
    const section = lines[2];
    const middle = (section?.x ?? 0) + (section?.width ?? 0) / 2;
    expect(Math.abs(middle - grid.width / 2)).toBeLessThan(0.5);
    const staff = lines[3];
    expect((staff?.x ?? 0) + (staff?.width ?? 0)).toBeCloseTo(grid.area.x + grid.area.width, 1);
  });

  it('is not there where the paper has none', () => {
    const composed = compose(input([], [], [], { paper: { ...paper, folio: { height: 0, rule: 1 } } }));
    expect(composed.marks).toEqual([]);
  });
});

describe('the head of a block', () => {
  it('takes whole body lines, so that the body stands on the grid under it', () => {
    const composed = headed('开发区为骑手送上体检', 55);
    const first = linesOf(composed, 'a/body/0')[0];
    expect(first?.y).toBeCloseTo(grid.baseline + 3 * grid.pitch);
  });

  it('yields to a picture in its own lines, not to one under it', () => {
    const one = story('a', { headline: '开发区为骑手送上体检', body: paragraphs(60) });
    const middle = (y: number): number => {
      const pictures = [{ picture: 'p', area: { x: 35, y, w: 20, h: 8 }, caption: false, distance: 2 }];
      const item = block('a', { x: 0, y: 0, w: 55, h: 20 }, { columns: 4, pictures });
      const [line] = linesOf(compose(input([item], [one], [picture('p')])), 'a/headline/0');
      return ((line?.x ?? 0) + (line?.width ?? 0) / 2 - grid.area.x) / 9;
    };
    expect(middle(0)).toBeCloseTo(33 / 2, 1);
    expect(middle(3)).toBeCloseTo(55 / 2, 1);
  });

  it('keeps a break the editor decided', () => {
    const lines = linesOf(headed('开发区总工会\n为骑手送上体检', 80), 'a/headline/0');
    expect(lines.map((l) => l.text)).toEqual(['开发区总工会', '为骑手送上体检']);
    expect(lines.map((l) => [l.source?.start, l.source?.end])).toEqual([
      [0, 6],
      [7, 14],
    ]);
  });

  it('breaks a long headline into as few lines as hold it', () => {
    const lines = linesOf(headed('开发区总工会为外卖骑手送上免费体检', 40), 'a/headline/0');
    expect(lines).toHaveLength(2);
    const widths = lines.map((l) => l.width);
    expect(Math.max(...widths) - Math.min(...widths)).toBeLessThan(6 * 28);
    expect(lines.map((l) => l.text).join('')).toBe('开发区总工会为外卖骑手送上免费体检');
  });

  it('is broken by sense: not inside a word, not before a particle', () => {
    const cases: readonly (readonly [string, number, readonly string[]])[] = [
      ['开发区总工会为外卖骑手送上免费体检', 36, ['开发区总工会', '为外卖骑手送上免费体检']],
      ['职工提案的办理进度，每个人都看得见', 40, ['职工提案的办理进度，', '每个人都看得见']],
    ];
    for (const [headline, w, expected] of cases)
      expect(linesOf(headed(headline, w), 'a/headline/0').map((l) => l.text)).toEqual(expected);
  });

  it('says when it does not fit its block', () => {
    const composed = headed('开发区总工会为外卖骑手送上免费体检', 20, 5);
    expect(composed.diagnostics.find((d) => d.rule === 'PAGE-HEADLINE')?.params['slug']).toBe('稿a');
  });

  it('reverses the flag out of its box', () => {
    const one = story('a', { flag: '本市经验', headline: '育工匠', body: paragraphs(60) });
    const composed = compose(input([block('a', { x: 0, y: 0, w: 40, h: 20 })], [one]));
    const tint = composed.marks.find((m) => m.kind === 'tint');
    const [flag] = linesOf(composed, 'a/flag/0');
    expect(tint).toMatchObject({ ink: { k: 100 } });
    expect(flag?.runs[0]?.ink).toMatchObject({ k: 0 });
    expect(flag?.text).toBe('▶ 本市经验');
    expect(flag?.source).toMatchObject({ field: 'flag', end: 4, lead: { field: 'flag', length: 2 } });
  });

  it('can stand at the left, one character a line', () => {
    const one = story('a', { headline: '针线里的暖意', body: paragraphs(60) });
    const item = block('a', { x: 0, y: 0, w: 40, h: 20 }, { head: { arrangement: 'left', align: 'start' } });
    const composed = compose(input([item], [one]));
    const stack = linesOf(composed, 'a/headline/0');
    expect(stack.map((l) => l.text).join('')).toBe('针线里的暖意');
    expect(new Set(stack.map((l) => l.x.toFixed(3))).size).toBe(1);
    const first = linesOf(composed, 'a/body/0')[0];
    expect(first?.y).toBeCloseTo(grid.baseline);
    expect(first?.x).toBeGreaterThan((stack[0]?.x ?? 0) + 28);
  });
});

describe('a boxed package', () => {
  const item: PackageItem = {
    kind: 'package',
    id: 'box',
    area: { x: 2, y: 10, w: 60, h: 30 },
    border: 'wenwu',
    tint: { c: 0, m: 0, y: 0, k: 5 },
    head: [{ text: '创新案例', style: 'series-head' }],
    headRule: true,
    items: [block('a', { x: 1.5, y: 5, w: 27, h: 24 }), block('b', { x: 31.5, y: 5, w: 27, h: 24 })],
  };
  const composed = compose(
    input([item], [story('a', { body: paragraphs(200) }), story('b', { body: paragraphs(300) })]),
  );

  it('has the thick rule outside and the hairline inside its area', () => {
    const weights = rulesOf(composed, 'box').map((r) => r.weight);
    expect(weights.filter((w) => w === 1.75)).toHaveLength(4);
    expect(weights.filter((w) => w === 0.25)).toHaveLength(5);
    for (const r of rulesOf(composed, 'box')) {
      expect(Math.min(r.x1, r.x2)).toBeGreaterThanOrEqual(grid.area.x + 18 - 0.001);
      expect(Math.max(r.y1, r.y2)).toBeLessThanOrEqual(grid.area.y + 40 * grid.pitch);
    }
  });

  it('places its stories relative to itself, on the page grid', () => {
    const [first] = linesOf(composed, 'a/body/0');
    expect(first?.y).toBeCloseTo(grid.baseline + 15 * grid.pitch);
    expect(linesOf(composed, 'b/body/0')[0]?.y).toBeCloseTo(first?.y ?? 0);
    expect(composed.stories.map((s) => s.item)).toEqual(['a', 'b']);
  });

  it('parts stories side by side with a rule', () => {
    const divider = rulesOf(composed, 'box').find((r) => r.weight === 0.3);
    expect(divider?.x1).toBe(divider?.x2);
    expect(divider?.x1).toBeCloseTo(grid.area.x + (2 + 30) * 9);
  });

  it('paints its tint before everything else', () => {
    expect(composed.marks[0]).toMatchObject({ kind: 'tint', item: 'box' });
    const kinds = composed.marks.map((m) => m.kind);
    expect(kinds.lastIndexOf('rule')).toBeLessThan(kinds.indexOf('line'));
  });
});

describe('pictures', () => {
  it('keep their distance to the lines above and below, caption and credit on one line', () => {
    const item = block(
      'a',
      { x: 0, y: 0, w: 41, h: 20 },
      {
        columns: 3,
        pictures: [{ picture: 'p', area: { x: 14, y: 2, w: 13, h: 8 }, caption: true, distance: 1 }],
      },
    );
    const short = picture('p', { caption: '会场一角。' });
    const composed = compose(input([item], [story('a', { body: paragraphs(400) })], [short]));
    const mark = composed.marks.find((m) => m.kind === 'picture');
    const above = grid.area.y + 2 * grid.pitch - grid.lead;
    expect((mark?.rect.y ?? 0) - above).toBeCloseTo(9);
    const [caption] = linesOf(composed, 'a/caption/0');
    const [credit] = linesOf(composed, 'a/credit/0');
    const under = grid.area.y + 10 * grid.pitch + grid.lead;
    expect(under - ((caption?.y ?? 0) + 0.12 * 9)).toBeCloseTo(9);
    expect(credit?.y).toBe(caption?.y);
    expect((mark?.rect.y ?? 0) + (mark?.rect.height ?? 0)).toBeLessThan(caption?.top ?? 0);
  });

  it('stand level with the first and the last line of a block', () => {
    const pictures = [{ picture: 'p', area: { x: 14, y: 0, w: 13, h: 20 }, caption: false, distance: 1 }];
    const item = block('a', { x: 0, y: 0, w: 27, h: 20 }, { columns: 2, pictures });
    const composed = compose(input([item], [story('a', { body: paragraphs(300) })], [picture('p')]));
    const mark = composed.marks.find((m) => m.kind === 'picture');
    const lines = linesOf(composed, 'a/body/0');
    expect(mark?.rect.y).toBeCloseTo((lines[0]?.y ?? 0) - 0.88 * 9);
    expect((mark?.rect.y ?? 0) + (mark?.rect.height ?? 0)).toBeCloseTo((lines.at(-1)?.y ?? 0) + 0.12 * 9);
  });

  it('without a card are crossed boxes with a diagnostic', () => {
    const composed = compose(
      input(
        [
          {
            kind: 'picture',
            id: 'x',
            picture: 'lost',
            area: { x: 0, y: 0, w: 13, h: 8 },
            caption: true,
            distance: 1,
          },
        ],
        [],
      ),
    );
    expect(composed.marks.find((m) => m.kind === 'picture')).toMatchObject({ missing: true });
    expect(composed.diagnostics.map((d) => [d.rule, d.params])).toEqual([
      ['PAGE-MISSING-PICTURE', { name: 'lost' }],
    ]);
  });

  it('of the page push the text of a block aside and collide with no one', () => {
    const photo = {
      kind: 'picture' as const,
      id: 'x',
      picture: 'p',
      area: { x: 0, y: 0, w: 13, h: 8 },
      caption: false,
      distance: 1,
    };
    const composed = compose(
      input(
        [block('a', { x: 0, y: 0, w: 27, h: 10 }, { columns: 2 }), photo],
        [story('a', { body: paragraphs(120) })],
        [picture('p')],
      ),
    );
    expect(linesOf(composed, 'a/body/0')[0]?.y).toBeCloseTo(grid.baseline + 8 * grid.pitch);
    expect(composed.diagnostics.filter((d) => d.rule === 'PAGE-COLLIDE')).toEqual([]);
  });
});

describe('rules, banners and findings', () => {
  it('ends a column rule with the longer text beside it', () => {
    const item = block('a', { x: 0, y: 0, w: 27, h: 20 }, { columns: 2 });
    const composed = compose(input([item], [story('a', { body: paragraphs(400) })]));
    const [rule] = rulesOf(composed, 'a');
    expect(rule).toMatchObject({ weight: 0.3, ink: { k: 60 } });
    expect(rule?.x1).toBeCloseTo(grid.area.x + 13.5 * 9);
    expect(rule?.y2).toBeCloseTo(grid.area.y + 20 * grid.pitch - grid.lead);
  });

  it('sets a banner in the middle of its area, over its rule', () => {
    const banner = {
      kind: 'banner' as const,
      id: 'n',
      area: { x: 0, y: 0, w: 111, h: 3 },
      text: '把职工的事放在心上',
      style: 'banner',
      rule: 0.5,
    };
    const composed = compose(input([banner], []));
    const [line] = linesOf(composed, 'n/banner/0');
    expect((line?.x ?? 0) + (line?.width ?? 0) / 2).toBeCloseTo(grid.width / 2, 0);
    expect(rulesOf(composed, 'n')[0]?.y1).toBeCloseTo(grid.area.y + 3 * grid.pitch - 0.25);
  });

  it('draws a rule item along its longer side', () => {
    const rule = {
      kind: 'rule' as const,
      id: 'r',
      area: { x: 0, y: 2, w: 20, h: 1 },
      weight: 0.5,
      ink: { c: 0, m: 0, y: 0, k: 100 },
    };
    const [mark] = rulesOf(compose(input([rule], [])), 'r');
    expect(mark?.y1).toBeCloseTo(grid.area.y + 2.5 * grid.pitch);
    expect((mark?.x2 ?? 0) - (mark?.x1 ?? 0)).toBeCloseTo(180);
  });

  it('names blocks that lie over one another', () => {
    const two = [block('a', { x: 0, y: 0, w: 20, h: 10 }), block('b', { x: 10, y: 5, w: 20, h: 10 })];
    const composed = compose(input(two, [story('a'), story('b')]));
    expect(composed.diagnostics.find((d) => d.rule === 'PAGE-COLLIDE')?.params).toEqual({
      a: '稿a',
      b: '稿b',
    });
  });

  it('names a missing face, style and character once', () => {
    const lost = Object.fromEntries(
      Object.entries(styles)
        .filter(([id]) => id !== 'source')
        .map(([id, s]) => [id, id === 'body' ? { ...s, face: 'fangsong' } : s]),
    );
    const body = ['b0', 'b1'].map((id) => ({
      id,
      kind: 'paragraph' as const,
      runs: [{ text: '地名\ue123镇' }],
    }));
    const composed = compose(
      input([block('a', { x: 0, y: 0, w: 20, h: 10 })], [story('a', { body, source: '来源' })], [], {
        styles: lost,
        page: page([block('a', { x: 0, y: 0, w: 20, h: 10 })]),
      }),
    );
    const found = composed.diagnostics.filter((d) =>
      ['PAGE-FONT', 'PAGE-CHARACTER', 'PAGE-STYLE'].includes(d.rule),
    );
    expect(found.map((d) => d.rule).sort()).toEqual(['PAGE-CHARACTER', 'PAGE-FONT', 'PAGE-STYLE']);
    expect(found.find((d) => d.rule === 'PAGE-FONT')?.params).toEqual({ face: 'fangsong' });
  });
});
