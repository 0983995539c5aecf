import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from './desk';
import { fingerprint } from './files';
import { DeskWindow, ExportPanel } from './pageObjects';

test('an export that cannot be written says so, one that is cancelled leaves nothing', async ({
  profile,
}) => {
  const desk = await profile.start();
  const window = new DeskWindow(desk.page);
  await window.waitUntilOpen();
  const panel = new ExportPanel(desk.app, desk.page);

  await test.step('a running export is cancelled', async () => {
    const out = profile.at('印刷');
    mkdirSync(out);
    await panel.answerOpenDialog(out);
    await panel.start(['4 副刊']);
    await panel.cancel();
    await expect(panel.jobs.getByRole('status').last()).toHaveText('已取消');
    expect(fingerprint(out)).toEqual({});
  });

  await test.step('a file stands where the folder should be', async () => {
    const blocked = profile.at('占用');
    writeFileSync(blocked, '这是一个文件');
    await panel.answerSystemDialog(path.join(blocked, '三版.pdf'));
    await panel.start();
    await expect(panel.jobs.getByRole('alert')).toContainText('占用');
    await expect(panel.jobs.getByRole('status').last()).toHaveText('未完成');
    expect(readFileSync(blocked, 'utf8')).toBe('这是一个文件');
  });

  await profile.close(desk);
  expect(desk.complaints).toEqual([]);
});
