import { expect, test } from './desk';
import { KeepingPanel } from './keepingObjects';
import { DeskWindow, press } from './pageObjects';

const HEADLINE = '开发区给骑手画出';

test('what a story was before it was changed is kept, shown, and comes back', async ({ profile }) => {
  const desk = await profile.start();
  const window = new DeskWindow(desk.page);
  await window.waitUntilOpen();
  await window.dismissWelcome();
  const editor = await window.openStory(HEADLINE);
  await editor.toStart();
  await desk.page.keyboard.insertText('据开发区工会介绍，');
  await window.save();
  await desk.page.keyboard.press('Alt+Shift+H');
  const versions = new KeepingPanel(desk.page, '版本');

  await test.step('the version says what has changed since', async () => {
    await versions.chooseFirst();
    await expect(versions.row('据开发区工会介绍，').locator('ins')).toHaveText('据开发区工会介绍，');
    await expect(versions.panel.getByText('增 9 字')).toBeVisible();
  });

  await test.step('side by side, by keyboard', async () => {
    const sheet = await versions.openWide();
    await expect(sheet.locator('ins')).toHaveText('据开发区工会介绍，');
    await desk.page.keyboard.press('Escape');
    await expect(sheet).toHaveCount(0);
  });

  await test.step('it is put back as one step, and undone as one', async () => {
    await versions.press('恢复这一版');
    await expect(editor.body).not.toContainText('据开发区工会介绍');
    await expect(versions.panel.getByText('和现在一样')).toBeVisible();
    await press(desk.page, 'z');
    await expect(editor.body).toContainText('据开发区工会介绍');
  });

  await test.step('one paragraph of it can be put back alone', async () => {
    await editor.field('副题').fill('另写的副题');
    await versions.row('据开发区工会介绍，').getByRole('button', { name: '恢复这一处' }).click();
    await expect(editor.body).not.toContainText('据开发区工会介绍');
    await expect(editor.field('副题')).toHaveValue('另写的副题');
  });

  await profile.close(desk);
  expect(desk.complaints).toEqual([]);
});

test('a page says in words what was made up otherwise', async ({ profile }) => {
  const desk = await profile.start();
  const window = new DeskWindow(desk.page);
  await window.waitUntilOpen();
  await window.openStory(HEADLINE);
  await window.goTo('版面');
  await desk.page.getByRole('button', { name: '加高 1 行' }).click();
  await window.save();
  await desk.page.keyboard.press('Alt+Shift+H');
  const versions = new KeepingPanel(desk.page, '版本');
  await versions.panel.getByRole('tab', { name: '版面' }).click();
  await versions.chooseFirst();
  await expect(versions.row(HEADLINE)).toContainText(/大小 .* 行 → .* 行/u);
  await versions.press('恢复这一版');
  await expect(versions.panel.getByText('和现在一样')).toBeVisible();
  await profile.close(desk);
  expect(desk.complaints).toEqual([]);
});
