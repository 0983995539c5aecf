import { readFileSync } from 'node:fs';
import { expect, test } from './desk';
import { DeskWindow, PageCanvas } from './pageObjects';

test('language and theme change at once and are remembered', async ({ profile }) => {
  const desk = await profile.start();
  const { page } = desk;
  await new DeskWindow(page).waitUntilOpen();
  const root = page.locator('html');
  await expect(root).toHaveAttribute('lang', 'zh-CN');
  await expect(root).toHaveAttribute('data-theme', 'light');

  await page.getByRole('button', { name: '深色外观' }).click();
  await expect(root).toHaveAttribute('data-theme', 'dark');
  await page.getByRole('button', { name: '界面语言' }).click();
  await page.getByRole('menuitem', { name: 'English' }).click();
  await expect(root).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('tab', { name: 'Stories' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Export PDF' })).toBeVisible();
  await page.getByRole('button', { name: 'Interface language' }).click();
  await page.getByRole('menuitem', { name: '中文' }).click();
  await expect(page.getByRole('tab', { name: '稿件' })).toBeVisible();

  await profile.close(desk);
  expect(JSON.parse(readFileSync(profile.at('settings.json'), 'utf8'))).toMatchObject({
    language: 'zh-CN',
    theme: 'dark',
  });
  expect(desk.complaints).toEqual([]);
});

/** Places in the body of the sample's lead story, in shares of the sheet. */
const inBody = [
  [0.09, 0.32],
  [0.22, 0.24],
  [0.11, 0.45],
] as const;

test('a click on the page puts the caret at that character', async ({ profile }) => {
  const desk = await profile.start();
  const window = new DeskWindow(desk.page);
  await window.waitUntilOpen();
  const canvas = new PageCanvas(desk.page, 3);
  const body = desk.page.getByRole('textbox', { name: '正文' });
  for (const [x, y] of inBody) {
    const at = await canvas.point(x, y);
    await desk.page.mouse.click(at.x, at.y);
    await expect(body).toBeFocused();
    // The page's caret follows the editor's: it stands where the click was only if the editor's does.
    await expect
      .poll(async () => {
        const caret = await canvas.caret();
        return caret ? Math.hypot(caret.x - at.x, caret.y - at.y) : Infinity;
      })
      .toBeLessThan(7);
  }
  await profile.close(desk);
  expect(desk.complaints).toEqual([]);
});
