import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from './desk';
import { DeskWindow, PageCanvas, ProofPanel } from './pageObjects';

test('the first start copies the sample and shows its page', async ({ profile }) => {
  const desk = await profile.start();
  const window = new DeskWindow(desk.page);
  await window.waitUntilOpen();
  await expect(desk.page.getByRole('heading', { level: 1 })).toHaveText('江城职工报');
  await expect(new PageCanvas(desk.page, 3).surface).toBeVisible();
  await expect(window.saved).toContainText('已存');
  const projects = readdirSync(profile.at('documents')).filter((name) => name.endsWith('.banxin'));
  expect(projects).toHaveLength(1);
  expect(existsSync(profile.at('documents', projects[0] ?? '', 'manifest.json'))).toBe(true);
  expect(await new ProofPanel(desk.page).count()).toBeGreaterThanOrEqual(0);
  await profile.close(desk);
  expect(desk.complaints).toEqual([]);
});

test('later starts open the last project, with the window where it was', async ({ profile }) => {
  const first = await profile.start();
  await new DeskWindow(first.page).waitUntilOpen();
  await first.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 40, y: 30, width: 1320, height: 820 }),
  );
  await profile.close(first);
  expect(JSON.parse(readFileSync(profile.at('settings.json'), 'utf8'))).toMatchObject({
    language: 'zh-CN',
    window: { width: 1320, height: 820, maximized: false },
  });
  const second = await profile.start();
  await new DeskWindow(second.page).waitUntilOpen();
  const size = await second.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getSize());
  expect(size).toEqual([1320, 820]);
  expect(readdirSync(profile.at('documents'))).toHaveLength(1);
  await profile.close(second);
});

test.describe('in English', () => {
  test.use({ language: 'en' });

  test('the window and the theme follow the settings', async ({ profile }) => {
    const desk = await profile.start();
    await expect(desk.page.getByRole('tab', { name: 'Stories' })).toBeVisible();
    const dark = (): Promise<boolean> =>
      desk.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
    expect(await dark()).toBe(false);
    await desk.page.evaluate("window.desk.call('app.settings', { theme: 'dark' })");
    await expect.poll(dark).toBe(true);
    await profile.close(desk);
    expect(JSON.parse(readFileSync(profile.at('settings.json'), 'utf8'))).toMatchObject({ theme: 'dark' });
  });
});
