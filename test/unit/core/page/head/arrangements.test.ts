import { describe, expect, it } from 'vitest';
import { haoOf } from '../../../../../core/base/units';
import type { Head, StoryItem } from '../../../../../core/document/records/page';
import type { Story } from '../../../../../core/document/records/story';
import { composePage } from '../../../../../core/page/compose';
import type { ComposedFrame, ComposedLine, ComposedPage } from '../../../../../core/page/composed';
import { block, fonts, input, paragraphs, story, styles } from '../fixture';

const AREA = { x: 0, y: 0, w: 55, h: 40 };
const HEAD = {
  kicker: '累了能歇脚',
  headline: '小哥的“暖心驿站”全年不打烊',
  deck: '十二家驿站一年接待八万人次',
};

function compose(
  head: Partial<Head>,
  fields: Partial<Story> = HEAD,
  own: Partial<StoryItem> = {},
): ComposedPage {
  const item = block('a', AREA, {
    columns: 4,
    ...own,
    head: { arrangement: 'over', align: 'center', ...head },
  });
  const given = input(
    [item],
    [story('a', { ...fields, body: paragraphs(...Array.from({ length: 12 }, () => 160)) })],
  );
  return composePage({ ...given, fonts: fonts() });
}

const framesOf = (page: ComposedPage, role: string): readonly ComposedFrame[] =>
  page.frames.filter((frame) => frame.role === role);
const frameOf = (page: ComposedPage, role: string): ComposedFrame => {
  const frame = framesOf(page, role)[0];
  if (!frame) throw new Error(`no ${role}`);
  return frame;
};
const bodyLines = (page: ComposedPage): readonly ComposedLine[] =>
  framesOf(page, 'body').flatMap((frame) => frame.lines);
const sizeOf = (frame: ComposedFrame): number => frame.lines[0]?.runs[0]?.size ?? 0;

/** Every body baseline is one of the page grid (rule 24). */
function expectOnGrid(page: ComposedPage): void {
  for (const { y } of bodyLines(page)) {
    const row = (y - page.grid.baseline) / page.grid.pitch;
    expect(Math.abs(row - Math.round(row))).toBeLessThan(1e-6);
  }
}

/** No body line runs into the rectangle of a head. */
function expectClear(page: ComposedPage): void {
  const heads = ['kicker', 'headline', 'deck', 'summary', 'byline', 'flag'].flatMap((role) =>
    framesOf(page, role),
  );
  for (const { rect } of heads)
    for (const line of bodyLines(page)) {
      const beside = line.x >= rect.x + rect.width - 0.01 || line.x + line.width <= rect.x + 0.01;
      const apart = line.y - 0.88 * page.grid.size >= rect.y + rect.height - 0.01 || line.y <= rect.y;
      expect(beside || apart).toBe(true);
    }
}

const everyHead: readonly (readonly [string, Partial<Head>])[] = [
  ['over', { arrangement: 'over' }],
  ['brow', { arrangement: 'brow', span: 2, align: 'start' }],
  ['inset', { arrangement: 'inset', span: 2, column: 1, row: 9 }],
  ['left', { arrangement: 'left', align: 'start' }],
  ['right', { arrangement: 'right', align: 'start' }],
];

describe.each(everyHead)('a head: %s', (_, head) => {
  it.each(['none', 'hairline', 'wenwu'] as const)(
    'keeps the grid and clear of the body, border %s',
    (border) => {
      const page = compose({ ...head, border });
      expectOnGrid(page);
      expectClear(page);
      expect(page.diagnostics.filter(({ rule }) => rule === 'PAGE-HEADLINE')).toEqual([]);
      expect(bodyLines(page).length).toBeGreaterThan(60);
    },
  );

  it('holds the text it was given, in reading order of its parts', () => {
    const page = compose(head);
    for (const [field, text] of Object.entries(HEAD))
      expect(
        frameOf(page, field)
          .lines.map((line) => line.text)
          .join(''),
      ).toBe(text);
    const roles = page.frames.map((frame) => frame.role);
    expect(roles.indexOf('kicker')).toBeLessThan(roles.indexOf('headline'));
    expect(roles.indexOf('headline')).toBeLessThan(roles.indexOf('deck'));
  });
});

describe('where heads lie', () => {
  it('brow: the columns beside it begin at the top of the block', () => {
    const page = compose({ arrangement: 'brow', span: 2, align: 'start' });
    const tops = framesOf(page, 'body').map((frame) => frame.rect.y);
    const foot = frameOf(page, 'deck').rect.y + frameOf(page, 'deck').rect.height;
    expect(tops[0]).toBeGreaterThanOrEqual(foot - 0.01);
    expect(tops[1]).toBe(tops[0]);
    expect(tops[2]).toBeCloseTo(page.grid.area.y, 6);
    expect(tops[3]).toBeCloseTo(page.grid.area.y, 6);
  });

  it('inset: text of its columns stands above and below it', () => {
    const page = compose({ arrangement: 'inset', span: 1, column: 1, row: 9, border: 'hairline' });
    const { rect } = frameOf(page, 'headline');
    const own = bodyLines(page).filter((line) => Math.abs(line.x - rect.x) < 30);
    expect(own.some((line) => line.y < rect.y)).toBe(true);
    expect(own.some((line) => line.y > rect.y + rect.height)).toBe(true);
  });

  it('left and right: vertical lines, read from right to left, beside whole-character columns', () => {
    for (const arrangement of ['left', 'right'] as const) {
      const page = compose({ arrangement, align: 'start' });
      const [kicker, headline, deck] = ['kicker', 'headline', 'deck'].map((role) => frameOf(page, role));
      for (const frame of [kicker, headline, deck])
        expect(frame?.lines.every((line) => line.vertical === true)).toBe(true);
      expect(kicker?.rect.x).toBeGreaterThan((headline?.rect.x ?? 0) + (headline?.rect.width ?? 0));
      expect(deck?.rect.x).toBeLessThan(headline?.rect.x ?? 0);
      const body = framesOf(page, 'body');
      for (const { rect } of body) {
        const measure = rect.width / page.grid.size;
        expect(measure).toBeCloseTo(Math.round(measure), 6);
      }
      const first = Math.min(...body.map(({ rect }) => rect.x));
      expect(arrangement === 'left' ? first > (kicker?.rect.x ?? 0) : first < (deck?.rect.x ?? 0)).toBe(true);
    }
  });

  it('a standing head that is too long for its block breaks into lines from right to left', () => {
    const page = compose(
      { arrangement: 'left', align: 'start' },
      { headline: '让技术工人在创新舞台上挑大梁' },
      {
        area: { ...AREA, h: 22 },
      },
    );
    const { lines } = frameOf(page, 'headline');
    expect(lines.map((line) => line.text)).toEqual(['让技术工人', '在创新舞台上挑大梁']);
    expect(lines[0]?.x).toBeGreaterThan(lines[1]?.x ?? 0);
  });

  it('a standing head may be centred, boxed and fitted without leaving its block', () => {
    const head = { arrangement: 'left', align: 'center', border: 'wenwu', fit: 'steps' } as const;
    const page = compose(head, { headline: '云州矿山招工一百二十人' });
    expect(page.diagnostics.filter(({ rule }) => rule === 'PAGE-HEADLINE')).toEqual([]);
    const [line] = frameOf(page, 'headline').lines;
    const foot = page.grid.area.y + AREA.h * page.grid.pitch;
    expect((line?.y ?? 0) + (line?.width ?? 0)).toBeLessThan(foot);
    expect(line?.width).toBeGreaterThan(0.8 * AREA.h * page.grid.pitch);
  });

  it('the box of a standing head has as much air above its type as below, and none is round the flag', () => {
    const head = { arrangement: 'left', align: 'center', border: 'hairline' } as const;
    const page = compose(head, { headline: '火', flag: '工匠风采' });
    const rules = page.marks.flatMap((mark) =>
      mark.kind === 'rule' && mark.item === 'a' && mark.y1 === mark.y2 ? [mark] : [],
    );
    const left = frameOf(page, 'headline').rect.x;
    const box = rules.filter(({ x1 }) => x1 < left);
    expect(rules.filter(({ x1 }) => x1 >= left)).toEqual([]);
    expect(box.length).toBe(2);
    const [line] = frameOf(page, 'headline').lines;
    const [top = 0, foot = 0] = box.map(({ y1 }) => y1).sort((a, b) => a - b);
    const [above, below] = [(line?.y ?? 0) - top, foot - (line?.y ?? 0) - (line?.width ?? 0)];
    expect(above).toBeGreaterThan(0);
    // Type that stands in the middle need not begin on a body line.
    expect(Math.abs(above - below)).toBeLessThan(page.grid.pitch);
  });

  it('in a vertical block the whole head stands, the byline too', () => {
    const page = compose(
      { arrangement: 'right', align: 'start' },
      { ...HEAD, flag: '工匠风采', byline: '本报记者 方可' },
      {
        direction: 'vertical',
        columns: 2,
        gutter: 2,
      },
    );
    for (const role of ['flag', 'kicker', 'headline', 'deck', 'byline'])
      expect(frameOf(page, role).lines.every((line) => line.vertical === true)).toBe(true);
    expect(bodyLines(page).every((line) => line.vertical === true)).toBe(true);
    const left = Math.min(...['headline', 'byline'].map((role) => frameOf(page, role).rect.x));
    for (const line of bodyLines(page)) expect(line.x).toBeLessThan(left);
  });

  it('says so when a head leaves its block', () => {
    const page = compose(
      { arrangement: 'over' },
      { headline: '一\n二\n三\n四\n五\n六' },
      { area: { ...AREA, h: 6 } },
    );
    expect(page.diagnostics.some(({ rule }) => rule === 'PAGE-HEADLINE')).toBe(true);
  });
});

const besideHeadline = (page: ComposedPage): readonly number[] =>
  ['kicker', 'deck'].map((role) => sizeOf(frameOf(page, role)));

describe('sizes of the parts (rule 28)', () => {
  it('引题 and 副题 follow the headline in use by grades, and the style a page names as it is', () => {
    const second = compose({ headline: 'headline-1' });
    const lead = compose({ headline: 'headline-lead' });
    const third = compose({ headline: 'headline-2' });
    const named = compose({ headline: 'headline-lead', kicker: 'kicker', deck: 'deck' });
    expect(besideHeadline(second)).toEqual([19, 15]);
    expect(besideHeadline(lead)).toEqual([24, 18]);
    expect(besideHeadline(third)).toEqual([15, 12]);
    expect(besideHeadline(named)).toEqual([19, 15]);
  });

  it('have names: 号 where the size is one, none between two', () => {
    expect([42, 26, 22, 18, 15, 10.5, 9].map(haoOf)).toEqual('初号 一号 二号 小二 小三 五号 小五'.split(' '));
    expect([19, 28, 46].map(haoOf)).toEqual([undefined, undefined, undefined]);
  });

  it('提要题 is running text in its own style between two hairlines', () => {
    const page = compose(
      {},
      { headline: '职工书屋飘书香', summary: '书屋五年间从六家增加到一百一十二家。'.repeat(6) },
    );
    const frame = frameOf(page, 'summary');
    expect(sizeOf(frame)).toBe(styles['summary']?.size);
    expect(frame.lines.length).toBeGreaterThan(1);
    const rules = page.marks.filter(
      (mark) => mark.kind === 'rule' && mark.item === 'a' && mark.y1 === mark.y2,
    );
    const near = rules.filter(
      (rule) =>
        rule.kind === 'rule' && rule.y1 > frame.rect.y - 6 && rule.y1 < frame.rect.y + frame.rect.height + 6,
    );
    expect(near.length).toBe(2);
  });

  it('fits the headline to its width by steps', () => {
    const plain = compose({ align: 'center' }, { headline: '职工书屋飘书香' });
    const fitted = compose({ align: 'center', fit: 'steps' }, { headline: '职工书屋飘书香' });
    expect(sizeOf(frameOf(fitted, 'headline'))).toBeGreaterThan(sizeOf(frameOf(plain, 'headline')));
    expectOnGrid(fitted);
  });
});

describe('subheads on the grid', () => {
  it.each([
    [0.5, 0.5, 2],
    [1, 1, 3],
  ])(
    'with %d line above and %d below take %d lines and leave the body on the grid',
    (before, after, rows) => {
      const subhead = styles['subhead'];
      if (!subhead) throw new Error('no subhead style');
      const body = [
        ...paragraphs(60),
        { id: 's', kind: 'subhead' as const, runs: [{ text: '把会场搬到机床边' }] },
        {
          id: 'last',
          kind: 'paragraph' as const,
          runs: [{ text: '夜班公交延长到凌晨一点，覆盖四个园区。' }],
        },
      ];
      const given = input([block('a', { x: 0, y: 0, w: 13, h: 30 })], [story('a', { headline: '', body })]);
      const page = composePage({
        ...given,
        styles: { ...given.styles, subhead: { ...subhead, before, after } },
        fonts: fonts(),
      });
      const lines = bodyLines(page);
      const at = lines.findIndex((line) => line.text.startsWith('把会场'));
      const [above, below] = [lines[at - 1], lines[at + 1]];
      expect(((below?.y ?? 0) - (above?.y ?? 0)) / page.grid.pitch).toBeCloseTo(rows + 1, 6);
    },
  );
});
