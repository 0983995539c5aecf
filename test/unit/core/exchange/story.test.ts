import { describe, expect, it } from 'vitest';
import { importHtml } from '../../../../core/exchange/import/html';
import { importStoryText } from '../../../../core/exchange/import/story';

describe('manuscripts', () => {
  it('reads headline, byline, dateline and source of plain text', () => {
    const { stories } = importStoryText(
      '山路上的邮递员\n本报记者 谷雨生\n本报讯 一条山路走了二十年。\n第二段。\n（转自《青山报》）\n',
    );
    expect(stories).toMatchObject([
      {
        headline: '山路上的邮递员',
        byline: '本报记者 谷雨生',
        dateline: '本报讯',
        source: '（转自《青山报》）',
        blocks: [
          { kind: 'paragraph', text: '一条山路走了二十年。' },
          { kind: 'paragraph', text: '第二段。' },
        ],
      },
    ]);
  });

  it('takes Markdown headings as headline and subheads', () => {
    const { stories } = importStoryText('# 题目\n\n第一段。\n\n## 小标题\n\n第二段。\n');
    expect(stories[0]?.headline).toBe('题目');
    expect(stories[0]?.blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'subhead', 'paragraph']);
  });

  it('makes a story of every heading of the first level', () => {
    const { stories } = importStoryText('# 一\n甲。\n# 二\n乙。\n');
    expect(stories.map(({ headline }) => headline)).toEqual(['一', '二']);
  });

  it('leaves a text without a headline as copy', () => {
    const { stories } = importStoryText('这是一句完整的话，没有题目。\n');
    expect(stories[0]?.headline).toBe('');
    expect(stories[0]?.blocks).toHaveLength(1);
  });
});

describe('web pages', () => {
  it('reads headings and paragraphs and nothing that runs', () => {
    const { stories } = importHtml(
      '<!doctype html><title>x</title><script>evil()</script><h1>题目</h1><p>第一<b>段</b>。<p>第二段。<style>p{}</style>',
    );
    expect(stories).toMatchObject([
      { headline: '题目', blocks: [{ text: '第一段。' }, { text: '第二段。' }] },
    ]);
  });

  it('gives nothing for an empty page', () => expect(importHtml('').stories).toEqual([]));
});
