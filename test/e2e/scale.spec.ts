import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newBlock, newStory } from '../../core/document/factory';
import { type Page, storyItems } from '../../core/document/records/page';
import type { Story } from '../../core/document/records/story';
import { documentPath } from '../../electron/store/layout';
import { lay, scaleProject } from '../bench/scale.project';
import { expect, type Profile, test } from './desk';
import { DeskWindow, PageCanvas } from './pageObjects';

const SECRET = '渡口的最后一班轮渡在夜里十一点四十开出';
const HEADLINE = '摆渡人老魏';

/** Years of a paper: what is in sight is loaded, all else lies on the shelf. */
function years(profile: Profile): string {
  const folder = scaleProject(profile.at('多年.banxin'), { stories: 1500, pages: 96, characters: 300 });
  const data = newStory('ferry', { headline: HEADLINE, body: [newBlock('p', `${SECRET}。`)] });
  lay(folder, 'story', data);
  return folder;
}

/** A story on a page of the first issue, which is not the one that comes up. */
function oldStory(folder: string): Story {
  const records = (folderName: string): readonly Record<string, unknown>[] =>
    readdirSync(join(folder, folderName)).map(
      (name) => JSON.parse(readFileSync(join(folder, folderName, name), 'utf8')).data,
    );
  const issue = records('issues').find(({ number }) => number === 1);
  const page = records('pages').find(({ issue: of }) => of === issue?.['id']) as Page | undefined;
  const id = page && storyItems(page)[0]?.story;
  if (id === undefined) throw new Error('no story');
  const story = JSON.parse(readFileSync(join(folder, documentPath('story', id)), 'utf8')).data as Story;
  const named = { ...story, headline: '旧报第一版的一篇' };
  lay(folder, 'story', named);
  return named;
}

test('a project of many stories opens by its latest issue, lists them all and finds any by its text', async ({
  profile,
}) => {
  const folder = years(profile);
  const desk = await profile.start(folder);
  const window = new DeskWindow(desk.page);
  await expect(window.stories.getByRole('option').first()).toBeVisible();
  await window.dismissWelcome();

  await test.step('the stories that wait are listed and scroll', async () => {
    await expect(desk.page.getByText(/^151 篇/u)).toBeVisible();
    await expect(window.stories.getByRole('option').nth(3)).toBeVisible();
    expect(await window.stories.getByRole('option').count()).toBeLessThan(60);
    const [top] = await window.stories.getByRole('option').allTextContents();
    await window.stories.focus();
    await desk.page.keyboard.press('End');
    await expect(window.stories.getByRole('option').last()).toHaveAttribute('aria-selected', 'true');
    expect(await window.stories.getByRole('option').allTextContents()).not.toContain(top);
  });

  await test.step('a word that stands only in a text leads to its story', async () => {
    await window.search('轮渡 十一点四十');
    await expect(window.stories.getByRole('option')).toHaveCount(1);
    await expect(window.stories.getByRole('option', { name: HEADLINE })).toBeVisible();
  });

  await test.step('it opens in the editor, is edited and reaches the disk', async () => {
    const editor = await window.openStory(HEADLINE);
    await expect(editor.body).toContainText(SECRET);
    await editor.toStart();
    await editor.compose(['x', 'xia'], '下雪了。');
    await window.save();
    const file = join(folder, documentPath('story', 'ferry'));
    // What an input method leaves behind is an edit a moment after it is on the screen.
    await expect.poll(() => readFileSync(file, 'utf8')).toContain('下雪了。');
    await window.search('下雪了 轮渡');
    await expect(window.stories.getByRole('option', { name: HEADLINE })).toBeVisible();
    await window.search('');
  });

  await test.step('another issue is a choice away, and its page is composed', async () => {
    await window.chooseIssue(/总第 3 期/u);
    await expect(desk.page.getByRole('banner').getByRole('button', { name: /总第 3 期/u })).toBeVisible();
    await expect(new PageCanvas(desk.page, 1).surface).toBeVisible();
  });
  await profile.close(desk);
  expect(desk.complaints).toEqual([]);
  expect(existsSync(join(folder, '.local', 'index.json'))).toBe(true);
  expect(existsSync(join(folder, '.local', 'search.bin'))).toBe(true);

  await test.step('the next session begins where this one has ended', async () => {
    const again = await profile.start();
    const reopened = new DeskWindow(again.page);
    await expect(reopened.stories.getByRole('option').first()).toBeVisible();
    await expect(again.page.getByRole('banner').getByRole('button', { name: /总第 3 期/u })).toBeVisible();
    await reopened.search('下雪了');
    await expect(reopened.stories.getByRole('option', { name: HEADLINE })).toBeVisible();
    await profile.close(again);
    expect(again.complaints).toEqual([]);
  });
});

test('an old issue of which nothing is loaded is deleted from, and undone', async ({ profile }) => {
  const folder = years(profile);
  const first = oldStory(folder);
  const desk = await profile.start(folder);
  const window = new DeskWindow(desk.page);
  await window.search(first.headline);
  const option = window.stories.getByRole('option', { name: first.headline }).first();
  await expect(option).toBeVisible();
  await option.click();
  await window.stories.focus();
  await desk.page.keyboard.press('Delete');
  await expect(window.stories.getByRole('option', { name: first.headline })).toHaveCount(0);
  await window.save();
  const file = join(folder, documentPath('story', first.id));
  await expect.poll(() => existsSync(file)).toBe(false);
  await desk.page.keyboard.press('ControlOrMeta+z');
  await expect(window.stories.getByRole('option', { name: first.headline })).toHaveCount(1);
  await window.save();
  await expect.poll(() => existsSync(file)).toBe(true);
  await profile.close(desk);
});
