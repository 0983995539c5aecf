import { readFileSync } from 'node:fs';
import { createInstance } from 'i18next';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../../../../core/base/diagnostic';
import type { Head, PageItem, StoryItem } from '../../../../../core/document/records/page';
import { composePage } from '../../../../../core/page/compose';
import { block, fonts, input, paragraphs, story } from '../fixture';

const RULES = /^PAGE-HEADLINE/u;

function notes(
  headline: string,
  w: number,
  head: Partial<Head> = {},
  own: Partial<StoryItem> = {},
): readonly Diagnostic[] {
  const item = block(
    'a',
    { x: 0, y: 0, w, h: 60 },
    {
      ...own,
      head: { arrangement: 'over', align: 'start', ...head },
    },
  );
  const page = composePage({
    ...input([item], [story('a', { headline, body: paragraphs(120) })]),
    fonts: fonts(),
  });
  return page.diagnostics.filter(({ rule }) => RULES.test(rule));
}

describe('what a headline had to put up with is said', () => {
  it('a name in two lines, with the name and its place', () => {
    const text = '部署工作的中华全国总工会';
    const [found, ...more] = notes(text, 16);
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      rule: 'PAGE-HEADLINE-PARTED',
      severity: 'advice',
      params: { word: '中华全国总工会', field: 'headline' },
      place: { story: 'a', field: 'headline', start: 5, end: 12 },
    });
    expect(notes(text, 40)).toEqual([]);
  });

  it.each(['banner', 'series'] as const)('a name in two lines of a %s', (field) => {
    const text = '部署工作的中华全国总工会';
    const area = { x: 0, y: 0, w: 30, h: 30 };
    const item: PageItem =
      field === 'banner'
        ? { kind: 'banner', id: 'a', area, text, style: 'headline-lead', rule: 0 }
        : {
            kind: 'package',
            id: 'a',
            area,
            border: 'none',
            head: [{ text, style: 'headline-lead' }],
            headRule: false,
            items: [],
          };
    const { diagnostics } = composePage({ ...input([item], []), fonts: fonts() });
    expect(diagnostics.filter(({ rule }) => RULES.test(rule))).toContainEqual(
      expect.objectContaining({
        rule: 'PAGE-HEADLINE-PARTED',
        params: { slug: text, field, word: '中华全国总工会' },
        place: { page: 'page', item: 'a' },
      }),
    );
  });

  it('a numeral parted in a strip of one character, standing too', () => {
    expect(notes('一千二百名', 9).map(({ rule, params }) => [rule, params['word']])).toContainEqual([
      'PAGE-HEADLINE-PARTED',
      '一千二百名',
    ]);
    const standing = notes(
      '职工三万五千六百二十一名',
      40,
      { arrangement: 'left' },
      {
        area: { x: 0, y: 0, w: 40, h: 16 },
      },
    );
    expect(standing.map(({ rule }) => rule)).toContain('PAGE-HEADLINE-PARTED');
  });

  it('what is wider than a line and cannot be broken', () => {
    const found = notes('喜看manufacturing', 16);
    expect(found.map(({ rule, params }) => [rule, params['word']])).toContainEqual([
      'PAGE-HEADLINE-WIDE',
      'manufacturing',
    ]);
  });

  it('type made narrower or smaller, and how far', () => {
    // 8 characters of 28 pt in a room of 24 em of 9 pt: 0.96 of what they take.
    const [narrower] = notes('职工书屋书香飘远', 24);
    expect(narrower).toMatchObject({
      rule: 'PAGE-HEADLINE-FITTED',
      severity: 'advice',
      params: { kind: 'narrower', percent: 96, size: 28 },
    });
    const [smaller] = notes('职工书屋书香飘远', 22, { fit: 'steps' });
    expect(smaller).toMatchObject({ rule: 'PAGE-HEADLINE-FITTED' });
    expect(String(smaller?.params['kind'])).toMatch(/smaller|both/u);
    expect(notes('职工书屋书香飘远', 26)).toEqual([]);
  });

  it.each(['zh-CN', 'en'])('in words that leave no blank: %s', async (language) => {
    const words: unknown = JSON.parse(readFileSync(`resources/locales/${language}/finding.json`, 'utf8'));
    const i18n = createInstance();
    await i18n.init({
      lng: language,
      ns: ['finding'],
      resources: { [language]: { finding: words as Record<string, string> } },
      interpolation: { escapeValue: false },
    });
    const found = [
      ...notes('部署工作的中华全国总工会', 16),
      ...notes('喜看manufacturing', 16),
      ...notes('职工书屋书香飘远', 24),
    ];
    expect(new Set(found.map(({ rule }) => rule)).size).toBeGreaterThanOrEqual(3);
    for (const { rule, params } of found)
      for (const part of ['message', 'hint']) {
        const said = i18n.t(`finding:${rule}.${part}`, params);
        expect(said).not.toMatch(/\{\{|\$t|finding|headpart|fitted\./u);
        expect(said.length).toBeGreaterThan(8);
      }
    const parted = found.find(({ rule }) => rule === 'PAGE-HEADLINE-PARTED');
    expect(i18n.t('finding:PAGE-HEADLINE-PARTED.message', parted?.params ?? {})).toContain('中华全国总工会');
  });

  it('keeps line separators as line feeds: both are breaks the editor decided', () => {
    const item = block('a', { x: 0, y: 0, w: 55, h: 60 });
    for (const sign of ['\n', '\u2028']) {
      const page = composePage({
        ...input([item], [story('a', { headline: `劳动${sign}模范`, body: paragraphs(120) })]),
        fonts: fonts(),
      });
      const lines = page.frames.find(({ role }) => role === 'headline')?.lines.map(({ text }) => text);
      expect(lines).toEqual(['劳动', '模范']);
    }
  });
});
