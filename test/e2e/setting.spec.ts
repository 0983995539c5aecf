import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from './desk';
import { BlockInspector, DeskWindow, PageCanvas, press } from './pageObjects';

const HEADLINE = '开发区给骑手画出';

/** Documents of one kind on the disk, as text. */
const onDisk = (documents: string, kind: string): string =>
  readdirSync(documents, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json') && name.includes(kind))
    .map((name) => readFileSync(`${documents}/${name}`, 'utf8'))
    .join('\n');

test('ruby and a proper-name mark reach the page and the disk, and are there again at the next start', async ({
  profile,
}) => {
  const desk = await profile.start();
  const window = new DeskWindow(desk.page);
  await window.waitUntilOpen();
  await window.dismissWelcome();
  const editor = await window.openStory(HEADLINE);
  const canvas = new PageCanvas(desk.page, 3);
  const plain = await canvas.settledPicture();

  await test.step('each of three characters gets its syllable', async () => {
    await editor.toTop();
    await editor.select(1, 3);
    await editor.ruby('bǐ huà shì');
    await expect(editor.body.locator('ruby')).toHaveCount(3);
    await expect.poll(() => canvas.picture()).not.toBe(plain);
  });

  await test.step('the next characters are a name', async () => {
    const before = await canvas.settledPicture();
    await editor.toTop();
    await editor.select(6, 2);
    await editor.format('专名号').click();
    await expect(editor.format('专名号')).toHaveAttribute('aria-pressed', 'true');
    await expect.poll(() => canvas.picture()).not.toBe(before);
  });

  await test.step('copied and put in again they keep all of it; one undo takes the paste away', async () => {
    await editor.selectAll();
    await press(desk.page, 'c');
    await editor.collapse();
    await press(desk.page, 'v');
    await expect(editor.body.locator('ruby')).toHaveCount(6);
    await press(desk.page, 'z');
    await expect(editor.body.locator('ruby')).toHaveCount(3);
  });

  await window.save();
  const saved = (): string => onDisk(profile.at('documents'), 'stories');
  await expect.poll(saved).toContain('"ruby": "huà"');
  expect(saved()).toMatch(/"marks": \[\s*"name"\s*\]/u);
  await profile.close(desk);
  expect(desk.complaints).toEqual([]);

  await test.step('at the next start they are there; taken away, the word is plain', async () => {
    const again = await profile.start();
    const reopened = new DeskWindow(again.page);
    await reopened.waitUntilOpen();
    const story = await reopened.openStory(HEADLINE);
    await expect(story.body.locator('ruby')).toHaveCount(3);
    await story.toTop();
    await story.select(1, 3);
    await story.ruby('');
    await expect(story.body.locator('ruby')).toHaveCount(0);
    await press(again.page, 'z');
    await expect(story.body.locator('ruby')).toHaveCount(3);
    await profile.close(again);
  });
});

test('a block set vertically: a click puts the caret at the character', async ({ profile }) => {
  const desk = await profile.start();
  const window = new DeskWindow(desk.page);
  await window.waitUntilOpen();
  await window.dismissWelcome();
  await window.openStory(HEADLINE);
  await window.goTo('版面');
  const canvas = new PageCanvas(desk.page, 3);
  const inspector = new BlockInspector(desk.page);
  const horizontal = await canvas.settledPicture();
  await inspector.choose('排向', '竖排');
  await expect.poll(() => canvas.picture()).not.toBe(horizontal);
  await window.goTo('稿件');
  const vertical = await canvas.settledPicture();
  const body = desk.page.getByRole('textbox', { name: '正文' });
  for (const [x, y] of [
    [0.3, 0.93],
    [0.2, 0.9],
    [0.12, 0.94],
  ] as const) {
    const at = await canvas.point(x, y);
    await desk.page.mouse.click(at.x, at.y);
    await expect(body).toBeFocused();
    await expect
      .poll(async () => {
        const caret = await canvas.caret();
        return caret ? Math.hypot(caret.x - at.x, caret.y - at.y) : Infinity;
      })
      .toBeLessThan(7);
    // Across its line the caret is wide and flat.
    const box = await canvas.caretBox();
    expect(box?.width).toBeGreaterThan(box?.height ?? Infinity);
  }
  await test.step('what is typed there goes down the line', async () => {
    await desk.page.keyboard.insertText('竖着写');
    await expect.poll(() => canvas.picture()).not.toBe(vertical);
    await press(desk.page, 'z');
    await expect(body).not.toContainText('竖着写');
  });
  await profile.close(desk);
  expect(desk.complaints).toEqual([]);
});

test('the head changes its arrangement, and undo brings the former one back', async ({ profile }) => {
  const desk = await profile.start();
  const window = new DeskWindow(desk.page);
  await window.waitUntilOpen();
  await window.dismissWelcome();
  await window.openStory(HEADLINE);
  await window.goTo('版面');
  const canvas = new PageCanvas(desk.page, 3);
  const inspector = new BlockInspector(desk.page);
  const over = await canvas.settledPicture();
  const pictures = new Set([over]);
  for (const name of [/^眉题/u, /^串文题/u, /^左竖题/u]) {
    await inspector.arrangement(name).check({ force: true });
    await expect(inspector.arrangement(name)).toBeChecked();
    await expect.poll(() => canvas.picture()).not.toBe([...pictures].at(-1));
    pictures.add(await canvas.settledPicture());
  }
  expect(pictures.size).toBe(4);
  for (const _ of [1, 2, 3]) await press(desk.page, 'z');
  await expect(inspector.arrangement(/^通栏题/u)).toBeChecked();
  await expect.poll(() => canvas.picture()).toBe(over);
  await profile.close(desk);
  expect(desk.complaints).toEqual([]);
});

test('text goes round an outline that is pulled into shape on the page', async ({ profile }) => {
  const desk = await profile.start();
  const window = new DeskWindow(desk.page);
  await window.waitUntilOpen();
  await window.dismissWelcome();
  await window.openStory(HEADLINE);
  await window.goTo('版面');
  const canvas = new PageCanvas(desk.page, 3);
  const inspector = new BlockInspector(desk.page);
  const plain = await canvas.settledPicture();
  await inspector.choose('轮廓', '椭圆');
  await expect.poll(() => canvas.picture()).not.toBe(plain);
  await inspector.choose('轮廓', '自由');
  const corners = canvas.outlineCorners;
  await expect(corners.first()).toBeVisible();
  const count = await corners.count();
  expect(count).toBeGreaterThan(3);
  await inspector.outlineDone();
  await expect(corners).toHaveCount(0);
  const drawn = await canvas.settledPicture();

  await test.step('a corner is pulled out: the lines beside it make room', async () => {
    await inspector.editOutline();
    // The corner at the left end of the outline.
    const left = corners.nth(Math.round(count / 2));
    const box = await left.boundingBox();
    if (!box) throw new Error('The outline is not in sight.');
    const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await desk.page.mouse.move(from.x, from.y);
    await desk.page.mouse.down();
    await desk.page.mouse.move(from.x - 60, from.y, { steps: 5 });
    await desk.page.mouse.up();
    await inspector.outlineDone();
    await expect(corners).toHaveCount(0);
    await expect.poll(() => canvas.picture()).not.toBe(drawn);
    await window.save();
    await expect.poll(() => onDisk(profile.at('documents'), 'pages')).toContain('"outline"');
    // The whole pull is one step.
    await press(desk.page, 'z');
    await expect.poll(() => canvas.picture()).toBe(drawn);
    await inspector.editOutline();
  });

  await test.step('corners come and go by the keyboard, and undo brings them back', async () => {
    await corners.nth(1).focus();
    await desk.page.keyboard.press('Delete');
    await expect(corners).toHaveCount(count - 1);
    await press(desk.page, 'z');
    await expect(corners).toHaveCount(count);
    await desk.page.keyboard.press('Escape');
    await expect(corners).toHaveCount(0);
  });
  await profile.close(desk);
  expect(desk.complaints).toEqual([]);
});
