import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from './desk';
import { DeskWindow, ExportPanel, PageCanvas, press } from './pageObjects';
import { pdfText } from './pdfText';

const HEADLINE = '开发区给骑手画出';
const SENTENCE = '另据了解，首批二十名骑手已经拿到了车位钥匙。';

/** Everything the project has on the disk, as text. */
function onDisk(documents: string): string {
  return readdirSync(documents, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json') && name.includes('stories'))
    .map((name) => readFileSync(`${documents}/${name}`, 'utf8'))
    .join('\n');
}

test('a sentence typed by an input method reaches the page, the disk and the PDF', async ({ profile }) => {
  const desk = await profile.start();
  const window = new DeskWindow(desk.page);
  await window.waitUntilOpen();
  await window.dismissWelcome();
  const editor = await window.openStory(HEADLINE);
  const canvas = new PageCanvas(desk.page, 3);
  await editor.toStart();
  const before = await canvas.settledPicture();

  await test.step('while it is typed the page follows', async () => {
    await editor.compose(['l', 'ling', '另据了解'], SENTENCE);
    await expect(editor.body).toContainText('首批二十名');
    await expect.poll(() => canvas.picture()).not.toBe(before);
    await expect(editor.fit).toHaveText(/^溢 \d+ 字/u);
  });

  await test.step('one undo takes the whole composition back, from the page too', async () => {
    await press(desk.page, 'z');
    await expect(editor.body).not.toContainText('首批');
    await expect.poll(() => canvas.picture()).toBe(before);
    await expect(editor.fit).toHaveText('齐');
  });

  await test.step('redo brings it back, and it is saved', async () => {
    await press(desk.page, 'y');
    await expect(editor.body).toContainText('首批二十名');
    await window.save();
    await expect.poll(() => onDisk(profile.at('documents'))).toContain(SENTENCE);
  });

  await profile.close(desk);
  expect(desk.complaints).toEqual([]);

  await test.step('it is there at the next start, and in the PDF', async () => {
    const again = await profile.start();
    const reopened = new DeskWindow(again.page);
    await reopened.waitUntilOpen();
    const story = await reopened.openStory(HEADLINE);
    await expect(story.body).toContainText('首批二十名');
    const file = profile.at('第三版.pdf');
    const panel = new ExportPanel(again.app, again.page);
    await panel.answerSystemDialog(file);
    await panel.export();
    const text = (await pdfText(readFileSync(file))).replace(/\s/gu, '');
    expect(text).toContain(SENTENCE);
    await profile.close(again);
  });
});

test('what is typed just before the window closes is not lost', async ({ profile }) => {
  const desk = await profile.start();
  const window = new DeskWindow(desk.page);
  await window.waitUntilOpen();
  const editor = await window.openStory(HEADLINE);
  await editor.toStart();
  await editor.compose(['zui', '最后'], '最后一句。');
  await expect(editor.body).toContainText('最后一句');
  await profile.close(desk);
  expect(onDisk(profile.at('documents'))).toContain('最后一句。');
});
