import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import path from 'node:path';
import { expect, Profile, test } from './desk';
import { copyOfSample } from './files';
import { banner } from './keepingObjects';
import { DeskWindow } from './pageObjects';

const HEADLINE = '开发区给骑手画出';
const STORY = 'stories/ei/qishou-chewei.json';

test('a second desk reads only and says who writes; when that one has left it may write', async ({
  profile,
}) => {
  const folder = copyOfSample(profile.at('报纸一.banxin'));
  const first = await profile.start(folder);
  await new DeskWindow(first.page).waitUntilOpen();
  const other = new Profile('zh-CN');
  try {
    const second = await other.start(folder);
    const window = new DeskWindow(second.page);
    await window.waitUntilOpen();
    const strip = banner(second.page, userInfo().username);
    await expect(strip).toContainText('这台电脑');
    await expect(window.saved).toContainText('只读');
    const editor = await window.openStory(HEADLINE);
    await editor.body.click();
    await second.page.keyboard.insertText('不该写进去');
    await expect(editor.body).not.toContainText('不该写进去');

    await test.step('asking again while the other is there changes nothing', async () => {
      await strip.getByRole('button', { name: '再试一次' }).click();
      await expect(second.page.getByRole('log', { name: '消息' }).getByRole('alert')).toBeVisible();
      await expect(window.saved).toContainText('只读');
    });

    await profile.close(first);
    await strip.getByRole('button', { name: /再试一次|接手编辑/u }).click();
    const confirm = second.page
      .getByRole('dialog', { name: '接手编辑' })
      .getByRole('button', { name: '接手' });
    if (await confirm.isVisible()) await confirm.click();
    await expect(strip).toHaveCount(0);
    const again = await window.openStory(HEADLINE);
    await again.toStart();
    await second.page.keyboard.insertText('接着写。');
    await window.save();
    await other.close(second);
    expect(readFileSync(path.join(folder, STORY), 'utf8')).toContain('接着写。');
    expect(second.complaints).toEqual([]);
  } finally {
    await other.remove();
  }
});
