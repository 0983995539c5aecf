import { createInstance } from 'i18next';
import { describe, expect, it } from 'vitest';
import { newBlock, newStory } from '../../../../core/document/factory';
import { emptyRecords } from '../../../../core/document/records';
import type { Page, StoryItem } from '../../../../core/document/records/page';
import { localeResources } from '../../../../renderer/app/i18n';
import { amountsOf, changesOf, compareDocuments } from '../../../../renderer/versions/comparison';
import type { Look } from '../../../../renderer/versions/Pieces';
import { type DiffRow, diffRows } from '../../../../renderer/versions/rows';
import { clockText, dayText, documentName, momentText } from '../../../../renderer/versions/words';
import { block, records } from '../session/fixture';

function words(lng: 'zh-CN' | 'en') {
  const i18n = createInstance();
  void i18n.init({ resources: localeResources(), lng, defaultNS: 'desk', initAsync: false });
  return i18n.t;
}
const t = words('zh-CN');

const say = (row: DiffRow): string =>
  row.kind === 'same'
    ? `=${row.blocks.length}`
    : [
        row.label,
        row.pieces.map(({ kind, text }) => (kind === 'same' ? text : `[${kind} ${text}]`)).join(''),
        ...row.phrases,
      ]
        .filter(Boolean)
        .join(' | ');
const rowsOf = (type: 'story' | 'page', here: unknown, there: unknown, look: Look): readonly string[] =>
  diffRows({ t, records, look }, compareDocuments(type, here, there)).map(say);

describe('differences as the editor reads them', () => {
  it('name the parts of a story and fold what is the same', () => {
    const here = newStory('s', {
      headline: '新题',
      status: 'signed',
      tags: ['提案', '民主'],
      body: [
        newBlock('a', '甲'),
        newBlock('b', '乙'),
        newBlock('c', '今天开会。'),
        newBlock('e', '另加一段。'),
      ],
    });
    const there = newStory('s', {
      headline: '旧题',
      status: 'draft',
      tags: ['提案'],
      body: [newBlock('a', '甲'), newBlock('b', '乙'), newBlock('c', '昨天开会。')],
    });
    expect(rowsOf('story', here, there, 'time')).toEqual([
      '主题 | [removed 新][added 旧]题',
      '标签 | [removed 提案、民主][added 提案]',
      '稿件状态 | [removed 签发][added 草稿]',
      '=2',
      '[removed 今][added 昨]天开会。',
      '新加的段 | [removed 另加一段。]',
    ]);
    expect(rowsOf('story', here, there, 'sides').at(-1)).toBe('只有这边有 | [removed 另加一段。]');
    expect(amountsOf(compareDocuments('story', here, there))).toEqual({ here: 7, there: 2 });
  });

  it('offer a paragraph that has moved once, where it would go', () => {
    const body = [newBlock('a', '甲'), newBlock('b', '乙'), newBlock('c', '丙')] as const;
    const here = newStory('s', { body: [...body] });
    const there = newStory('s', { body: [body[2], body[0], body[1]] });
    const rows = diffRows({ t, records, look: 'sides' }, compareDocuments('story', here, there));
    expect(rows.map((row) => (row.kind === 'same' ? '' : row.take))).toEqual(['body:c', '', null]);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
  });

  it('say in the trade’s words what is other on a page', () => {
    const page = records.page['page-1'] as Page;
    const wider: StoryItem = {
      ...block,
      area: { x: 0, y: 0, w: 39, h: 20 },
      columns: 3,
      direction: 'vertical',
      head: { arrangement: 'brow', align: 'center' },
    };
    const there = { ...page, section: '副刊', items: [wider] };
    expect(rowsOf('page', page, there, 'time')).toEqual([
      '版名 | [added 副刊]',
      '稿块 · 提案有了回音 | 大小 26 字 × 20 行 → 39 字 × 20 行 | 栏数 2 → 3 | 排向 横排 → 竖排 | 题的位置 通栏题 → 眉题 | 主题样式 （已删除） → 默认',
    ]);
    expect(rowsOf('page', page, { ...page, items: [] }, 'time')).toEqual([
      '稿块 · 提案有了回音 | 新上到版面',
    ]);
  });

  it('have a word in both languages for every value a page’s item can take', () => {
    for (const language of ['zh-CN', 'en'] as const) {
      const tell = words(language);
      for (const key of [
        'arrangement.over',
        'arrangement.inset',
        'align.start',
        'border.wenwu',
        'fill.top',
        'fit.steps',
        'columnRule.true',
        'headRule.false',
        'caption.true',
        'style.default',
      ])
        expect(tell(`value.${key}`), key).not.toBe(`value.${key}`);
    }
  });

  it('compare other documents part by part', () => {
    const style = { id: 'body', name: '正文', size: 9 };
    const comparison = compareDocuments('style', style, { ...style, name: '正文二', size: 10 });
    expect(changesOf(comparison)).toEqual(['field:name', 'field:size']);
  });
});

const at = (...parts: [number, number, number, number, number]): string => new Date(...parts).toISOString();

describe('moments and names', () => {
  const now = new Date(2026, 10, 22, 18, 0);

  it('are today, yesterday, or a date', () => {
    expect(dayText(t, at(2026, 10, 22, 0, 5), 'zh-CN', now)).toBe('今天');
    expect(dayText(t, at(2026, 10, 21, 23, 59), 'zh-CN', now)).toBe('昨天');
    expect(dayText(t, at(2026, 10, 18, 9, 0), 'zh-CN', now)).toBe('11月18日');
    expect(dayText(t, at(2025, 11, 31, 9, 0), 'zh-CN', now)).toBe('2025年12月31日');
    expect(dayText(words('en'), at(2026, 10, 18, 9, 0), 'en', now)).toBe('November 18');
    expect(clockText(at(2026, 10, 22, 8, 5), 'zh-CN')).toBe('08:05');
    expect(momentText(t, new Date().toISOString(), 'zh-CN')).toMatch(/^今天 \d\d:\d\d$/u);
  });

  it('call a document what an editor calls it, a lost one by its kind', () => {
    expect(documentName(t, records, { type: 'story', id: 'story-1' })).toBe('提案有了回音');
    expect(documentName(t, records, { type: 'page', id: 'page-1' })).toBe('第 1 版');
    expect(documentName(t, emptyRecords, { type: 'story', id: 'x' })).toBe('稿件');
    expect(documentName(t, emptyRecords, { type: 'story', id: 'x' }, newStory('x'))).toBe('（无题）');
  });
});
