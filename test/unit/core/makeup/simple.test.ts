import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FontBook } from '../../../../core/base/ports';
import { newIssue, newPage } from '../../../../core/document/factory';
import type { Paper } from '../../../../core/document/records/paper';
import type { Story } from '../../../../core/document/records/story';
import type { Style } from '../../../../core/document/records/style';
import { storyRecord } from '../../../../core/exchange/import/imported';
import { importStoryText } from '../../../../core/exchange/import/story';
import { type MadeUp, makeUpSimply } from '../../../../core/makeup/simple';
import { type ComposeInput, createComposer } from '../../../../core/page/compose';
import { loadFontBook, resourceFile } from '../../../../electron/resources';

const template = JSON.parse(readFileSync(resourceFile('templates/broadsheet.json'), 'utf8')) as {
  paper: Omit<Paper, 'id' | 'name'>;
  styles: readonly Style[];
};
const paper: Paper = { ...template.paper, id: 'paper', name: '江城日报' };
const styles = Object.fromEntries(template.styles.map((style) => [style.id, style]));
let fonts: FontBook;
beforeAll(async () => {
  const loaded = await loadFontBook();
  if (!loaded.ok) throw new Error(loaded.error.thing);
  fonts = loaded.value;
});

const SENTENCE = '代表们带着班组的意见走进会场，会后又把结果带回车间，一来一回都说清了。';
let count = 0;
const story = (sentences: number, headline = '一件提案的回家路'): Story => {
  const copy = Array.from({ length: Math.ceil(sentences / 3) }, () => SENTENCE.repeat(3)).join('\n');
  const [imported] = importStoryText(`# ${headline}\n${copy}`).stories;
  if (imported === undefined) throw new Error('no story');
  count += 1;
  let part = 0;
  return storyRecord(imported, () => `story-${count}${part++ === 0 ? '' : `-${part}`}`);
};

function inputOf(stories: readonly Story[]): ComposeInput {
  return {
    paper,
    issue: newIssue('issue', 'paper', '2026-11-22', { pages: ['page'] }),
    page: newPage('page', 'issue'),
    styles,
    stories: Object.fromEntries(stories.map((each) => [each.id, each])),
    pictures: {},
    present: () => false,
  };
}

function make(
  stories: readonly Story[],
  extra: { theme?: string; packages?: { head: string[]; stories: string[] }[] } = {},
): { made: MadeUp; over: number; collisions: number } {
  const composer = createComposer(fonts);
  const input = inputOf(stories);
  const made = makeUpSimply({ stories, theme: '', packages: [], ...extra }, composer, input);
  const composed = composer.compose({ ...input, page: { ...input.page, items: made.items } });
  return {
    made,
    over: composed.stories.filter(({ fit }) => fit.state === 'over').length,
    collisions: composed.diagnostics.filter(({ rule }) => rule === 'PAGE-COLLIDE').length,
  };
}

describe('simple make-up', () => {
  it('places every story, none overset, none on another', () => {
    const stories = [4, 60, 9, 25, 2, 14].map((length) => story(length));
    const { made, over, collisions } = make(stories);
    expect(made.left).toEqual([]);
    expect({ over, collisions }).toEqual({ over: 0, collisions: 0 });
    expect(made.blocks.map((block) => block.story).sort()).toEqual(stories.map(({ id }) => id).sort());
    for (const { area } of made.blocks) {
      expect(area.x + area.w).toBeLessThanOrEqual(111 + 1e-6);
      expect(area.y + area.h).toBeLessThanOrEqual(paper.grid.lines);
    }
  });

  it('begins with the longest, over the whole width', () => {
    const stories = [story(3), story(40), story(12)];
    const { made } = make(stories);
    expect(made.blocks[0]).toMatchObject({ story: stories[1]?.id, columns: 8 });
  });

  it('wastes no line: a block one line lower would be overset', () => {
    const [only] = [story(50)];
    const { made } = make([only]);
    const composer = createComposer(fonts);
    const [item] = made.blocks;
    if (item === undefined) throw new Error('no block');
    const lower = { ...item, area: { ...item.area, h: item.area.h - 1 } };
    const input = inputOf([only]);
    const composed = composer.compose({ ...input, page: { ...input.page, items: [lower] } });
    expect(composed.stories[0]?.fit.state).toBe('over');
  });

  it('puts the theme over everything and packages in boxes under their head', () => {
    const stories = [story(30), story(8), story(6)];
    const inside = stories.slice(1).map(({ id }) => id);
    const { made, over } = make(stories, {
      theme: '同心 同行',
      packages: [{ head: ['总题'], stories: inside }],
    });
    expect(made.items[0]).toMatchObject({ kind: 'banner', text: '同心 同行' });
    const box = made.items.find((item) => item.kind === 'package');
    expect(box?.kind === 'package' && box.items.map((item) => item.story)).toEqual(inside);
    expect(over).toBe(0);
  });

  it('reports what finds no room', () => {
    const stories = Array.from({ length: 8 }, () => story(70));
    const { made, collisions } = make(stories);
    expect(made.left.length).toBeGreaterThan(0);
    expect(made.diagnostics.map(({ place }) => place.story)).toEqual(made.left);
    expect(made.blocks.length + made.left.length).toBe(8);
    expect(collisions).toBe(0);
  });

  it('leaves a page without stories empty', () => expect(make([]).made.items).toEqual([]));
});
