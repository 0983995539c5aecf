import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from './desk';
import { copyOfSample } from './files';
import { banner, KeepingPanel, withHeadline, writeForeign } from './keepingObjects';
import { DeskWindow } from './pageObjects';

const HEADLINE = '开发区给骑手画出';
const STORY = 'stories/ei/qishou-chewei.json';

const waiting = (folder: string): readonly string[] => {
  const branches = path.join(folder, 'branches');
  if (!existsSync(branches)) return [];
  return readdirSync(branches, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.json'),
  );
};

test('a sync program’s conflict copy waits, is compared, and part of it taken', async ({ profile }) => {
  const folder = copyOfSample(profile.at('报纸一.banxin'));
  const file = path.join(folder, STORY);
  const copy = file.replace('.json', '.sync-conflict-20261120-081530-ABCDEFG.json');
  writeForeign(file, copy, (story) => ({
    ...story,
    headline: '骑手有了“两分钟停车位”',
    deck: '别处写的副题',
  }));
  const desk = await profile.start(folder);
  const window = new DeskWindow(desk.page);
  await window.waitUntilOpen();
  await window.dismissWelcome();
  await window.openStory(HEADLINE);
  const strip = banner(desk.page, '1 篇稿件有两个版本');
  await expect(strip).toBeVisible();
  await strip.getByRole('button', { name: '去选' }).click();
  const branches = new KeepingPanel(desk.page, '分支');
  await expect(branches.list.getByRole('option')).toHaveCount(1);

  await test.step('the headline is taken from the other by keyboard, as an ordinary edit', async () => {
    const take = branches.row('两分钟停车位').getByRole('button', { name: '把那边的取过来' });
    await take.focus();
    await desk.page.keyboard.press('Enter');
    await expect(desk.page.getByRole('article').getByRole('textbox', { name: '主题' })).toHaveValue(
      '骑手有了“两分钟停车位”',
    );
    await expect(branches.row('主题')).toHaveCount(0);
  });

  await test.step('both sides are told apart side by side', async () => {
    const sheet = await branches.openWide();
    await expect(sheet.getByRole('listitem').filter({ hasText: '别处写的副题' })).toBeVisible();
    await sheet.getByRole('button', { name: '留现在的' }).click();
    await expect(sheet).toHaveCount(0);
  });

  await test.step('the choice is done: nothing waits, what was not chosen is a version', async () => {
    await expect(strip).toHaveCount(0);
    await expect(branches.panel.getByText('没有要选的')).toBeVisible();
    expect(waiting(folder)).toEqual([]);
    await desk.page.keyboard.press('Alt+Shift+H');
    const versions = new KeepingPanel(desk.page, '版本');
    await expect(versions.list.getByRole('option')).not.toHaveCount(0);
  });

  await profile.close(desk);
  expect(desk.complaints).toEqual([]);
});

test('a story written by another program while it is edited keeps both states', async ({ profile }) => {
  const folder = copyOfSample(profile.at('报纸一.banxin'));
  const file = path.join(folder, STORY);
  const desk = await profile.start(folder);
  const window = new DeskWindow(desk.page);
  await window.waitUntilOpen();
  await window.dismissWelcome();
  const editor = await window.openStory(HEADLINE);
  await editor.toStart();
  const typing = desk.page.keyboard.type('我在这里写的。', { delay: 120 });
  await expect(editor.body).toContainText('我在');
  writeForeign(file, file, withHeadline('别处改的标题'));
  await typing;

  const strip = banner(desk.page, '1 篇稿件有两个版本');
  await expect(strip).toBeVisible();
  await expect(editor.body).toContainText('我在这里写的。');
  expect(waiting(folder)).toHaveLength(1);
  await strip.getByRole('button', { name: '去选' }).click();
  const branches = new KeepingPanel(desk.page, '分支');
  await expect(branches.row('我在这里写的。')).toBeVisible();
  await expect(branches.row('别处改的标题')).toBeVisible();

  await test.step('the headline of the other is taken, then mine stands', async () => {
    await branches.row('别处改的标题').getByRole('button', { name: '把那边的取过来' }).click();
    await expect(branches.row('别处改的标题')).toHaveCount(0);
    await branches.press('留我的修改');
    await expect(strip).toHaveCount(0);
    expect(waiting(folder)).toEqual([]);
  });

  await profile.close(desk);
  expect(desk.complaints).toEqual([]);

  await test.step('both are there at the next start', async () => {
    const again = await profile.start(folder);
    const reopened = new DeskWindow(again.page);
    await reopened.waitUntilOpen();
    const story = await reopened.openStory('别处改的标题');
    await expect(story.body).toContainText('我在这里写的。');
    await profile.close(again);
  });
});

test('both states can be kept as two stories', async ({ profile }) => {
  const folder = copyOfSample(profile.at('报纸一.banxin'));
  const file = path.join(folder, STORY);
  writeForeign(
    file,
    file.replace('.json', '.sync-conflict-20261120-081530-ABCDEFG.json'),
    withHeadline('另一台电脑上的稿子'),
  );
  const desk = await profile.start(folder);
  const window = new DeskWindow(desk.page);
  await window.waitUntilOpen();
  await banner(desk.page, '有两个版本').getByRole('button', { name: '去选' }).click();
  await new KeepingPanel(desk.page, '分支').press('两份都留');
  await expect(window.stories.getByRole('option', { name: '另一台电脑上的稿子' })).toBeVisible();
  await expect(window.stories.getByRole('option', { name: HEADLINE })).toBeVisible();
  await profile.close(desk);
  expect(desk.complaints).toEqual([]);
});

test('a story changed elsewhere while nobody edits it comes up to date, and its name is told', async ({
  profile,
}) => {
  const folder = copyOfSample(profile.at('报纸一.banxin'));
  const file = path.join(folder, STORY);
  const desk = await profile.start(folder);
  const window = new DeskWindow(desk.page);
  await window.waitUntilOpen();
  writeForeign(file, file, withHeadline('别处改的标题'));
  await expect(desk.page.getByRole('log', { name: '消息' })).toContainText(HEADLINE);
  await expect(window.stories.getByRole('option', { name: '别处改的标题' })).toBeVisible();
  await profile.close(desk);
  expect(desk.complaints).toEqual([]);
});
