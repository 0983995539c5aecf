import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { Disk } from '../durability/disks';
import { expect, launch, Profile, type RunningDesk, test } from './desk';
import { copyOfSample } from './files';
import { DeskWindow, ExportPanel, type StoryEditor } from './pageObjects';

const HEADLINE = '开发区给骑手画出';
/** What the program promises to lose at most. Milliseconds. */
const LAST_SECOND = 1000;
const HANDS = 4;

/** Text of all stories of a project, as it is on the disk now. */
function onDisk(project: string): string {
  const stories = path.join(project, 'stories');
  return readdirSync(stories, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map((name) => readFileSync(path.join(stories, name), 'utf8'))
    .join('\n');
}

/** The file of the story that is typed into. */
function storyOf(project: string): string {
  const stories = path.join(project, 'stories');
  const name = readdirSync(stories, { recursive: true, encoding: 'utf8' }).find(
    (one) => one.endsWith('.json') && readFileSync(path.join(stories, one), 'utf8').includes(HEADLINE),
  );
  return path.join(stories, name ?? '');
}

const only = (folder: string): string =>
  path.join(folder, readdirSync(folder).find((name) => name.endsWith('.banxin')) ?? '');

/** The window comes up and shows the paper, however busy the machine is. */
async function shows(desk: RunningDesk): Promise<DeskWindow> {
  const window = new DeskWindow(desk.page);
  await window.stories.getByRole('option', { name: HEADLINE }).waitFor();
  return window;
}

async function begin(desk: RunningDesk): Promise<StoryEditor> {
  const window = await shows(desk);
  const editor = await window.openStory(HEADLINE);
  await editor.toStart();
  return editor;
}

/**
 * How long this machine keeps a program that only wants to look at the clock from doing so, once for each hand that a
 * save goes through: window, main process, its disk threads, file system. Where others take all of a machine, the desk
 * cannot be quicker than that. Milliseconds; nothing to speak of on a machine that is free.
 */
class Stalls {
  worst = 0;
  private last = performance.now();
  private readonly timer = setInterval(() => {
    const now = performance.now();
    this.worst = Math.max(this.worst, now - this.last - 10);
    this.last = now;
  }, 10);

  get soFar(): number {
    return Math.round(this.worst * HANDS);
  }

  end(): number {
    clearInterval(this.timer);
    return this.soFar;
  }
}

interface Typed {
  readonly text: string;
  /** When each character was in the window. */
  readonly at: readonly number[];
  /** What the machine took away meanwhile. */
  readonly stalled: number;
}

/** Types on for so long at most where the machine stalls. Milliseconds. */
const PATIENCE = 30_000;

/**
 * Types without a pause for so many milliseconds: characters that the story does not have. Where the machine stalls it goes
 * on until the first of them must be on the disk.
 */
async function typeFor(page: Page, milliseconds: number): Promise<Typed> {
  const at: number[] = [];
  let text = '';
  const stalls = new Stalls();
  const began = Date.now();
  const isDue = (now: number): boolean =>
    now - began >= milliseconds && now - (at[0] ?? now) > LAST_SECOND + stalls.soFar;
  for (let now = began; !isDue(now) && now - began < PATIENCE; now = Date.now()) {
    const character = String.fromCodePoint(0x9f00 + (at.length % 0x90));
    await page.keyboard.insertText(character);
    text += character;
    at.push(Date.now());
  }
  return { text, at, stalled: stalls.end() };
}

/** How much of what was typed is on the disk: characters from the beginning. */
function reached(project: string, text: string): number {
  const disk = onDisk(project);
  let count = text.length;
  while (count > 0 && !disk.includes(text.slice(0, count))) count--;
  return count;
}

const alerts = (page: Page): Locator => page.getByRole('alert');

test('typed without a pause, every character is on the disk within a second', { tag: '@alone' }, async ({
  profile,
}) => {
  const desk = await profile.start();
  await begin(desk);
  const project = only(profile.at('documents'));
  const story = storyOf(project);
  const seen: { readonly at: number; readonly count: number }[] = [];
  let text = '';
  const stalls = new Stalls();
  const looking = setInterval(() => {
    const at = statSync(story).mtimeMs;
    if (at === seen.at(-1)?.at) return;
    const disk = readFileSync(story, 'utf8');
    let count = text.length;
    while (count > 0 && !disk.includes(text.slice(0, count))) count--;
    seen.push({ at, count });
  }, 20);
  const at: number[] = [];
  const end = Date.now() + 6000;
  while (Date.now() < end) {
    const character = String.fromCodePoint(0x9f00 + (at.length % 0x90));
    text += character;
    await desk.page.keyboard.insertText(character);
    at.push(Date.now());
  }
  await expect.poll(() => seen.at(-1)?.count).toBe(text.length);
  clearInterval(looking);
  const stalled = stalls.end();
  const late = at.map((time, n) => Math.round((seen.find(({ count }) => count > n)?.at ?? Infinity) - time));
  const sorted = late.toSorted((x, y) => x - y);
  process.stdout.write(
    `typed ${at.length} characters in 6 s: on the disk after ${sorted[Math.floor(sorted.length / 2)]} ms (p50), ` +
      `${sorted.at(-1)} ms at most; ${seen.length} saves; the machine stalled ${stalled} ms\n`,
  );
  expect(Math.max(...late)).toBeLessThanOrEqual(LAST_SECOND + stalled);
  await profile.close(desk);
});

test('kill -9 loses the last second at most, and the next start goes on at once', { tag: '@alone' }, async ({
  profile,
}) => {
  const first = await profile.start();
  await begin(first);
  const project = only(profile.at('documents'));
  const { text, at, stalled } = await typeFor(first.page, 2500);
  const ended = once(first.app.process(), 'exit');
  first.app.process().kill('SIGKILL');
  const killed = Date.now();
  await ended;
  const safe = at.filter((time) => time <= killed - LAST_SECOND - stalled).length;
  const kept = reached(project, text);
  expect(safe).toBeGreaterThan(0);
  expect(kept).toBeGreaterThanOrEqual(safe);
  const second = await profile.start();
  const editor = await begin(second);
  await expect(editor.body).toContainText(text.slice(0, kept));
  // Not read only: the lock of the dead is nobody's.
  await second.page.keyboard.insertText('接着写');
  await expect.poll(() => onDisk(project)).toContain('接着写');
  await profile.close(second);
});

test('a window whose process dies comes back with the work', { tag: '@alone' }, async ({ profile }) => {
  const desk = await profile.start();
  await begin(desk);
  const project = only(profile.at('documents'));
  const { text, at, stalled } = await typeFor(desk.page, 2000);
  const crashed = Date.now();
  await desk.app.evaluate(({ webContents }) =>
    webContents.getAllWebContents().forEach((contents) => contents.forcefullyCrashRenderer()),
  );
  const safe = at.filter((time) => time <= crashed - LAST_SECOND - stalled).length;
  const kept = reached(project, text);
  expect(kept).toBeGreaterThanOrEqual(safe);
  expect(safe).toBeGreaterThan(0);
  // The test's own connection to the page died with it: the window is asked through the main process.
  const ask = (question: string): Promise<unknown> =>
    desk.app.evaluate(
      ({ webContents }, code) =>
        Promise.race([
          webContents.getAllWebContents()[0]?.executeJavaScript(code),
          // A page that is just being loaded may never answer.
          new Promise((resolve) => setTimeout(() => resolve(null), 2000)),
        ]).catch(() => null),
      question,
    );
  await expect.poll(() => ask('document.body.innerText')).toContain(HEADLINE);
  const saved = await ask("window.desk.call('project.openLast').then((answer) => JSON.stringify(answer))");
  expect(saved).toContain(text.slice(0, kept));
  expect(JSON.parse(String(saved))).toMatchObject({ ok: true, value: { readOnly: false } });
});

test('a second start with a paper hands it to the desk that runs', async ({ profile }) => {
  const desk = await profile.start();
  await begin(desk);
  await desk.page.keyboard.insertText('换报之前写的');
  const before = only(profile.at('documents'));
  const other = copyOfSample(profile.at('另一份.banxin'));
  const setup = launch(profile.folder);
  // From its own folder: the name it gives counts from there.
  const second = spawn(setup.exe, [...setup.args, setup.root, '另一份.banxin'], {
    cwd: profile.folder,
    env: setup.env,
    stdio: 'ignore',
  });
  await once(second, 'exit');
  await expect
    .poll(() => JSON.parse(readFileSync(profile.at('settings.json'), 'utf8')) as unknown)
    .toMatchObject({ lastProject: other });
  expect(onDisk(before)).toContain('换报之前写的');
  await shows(desk);
  expect(existsSync(path.join(before, '.local', 'lock', 'held'))).toBe(false);
  await profile.close(desk);
  expect(existsSync(path.join(other, '.local', 'lock', 'held'))).toBe(false);
});

test('a second desk on a paper reads only and says who has it', async ({ profile }) => {
  const folder = copyOfSample(profile.at('同一份.banxin'));
  const first = await profile.start(folder);
  await shows(first);
  const neighbour = new Profile('zh-CN');
  try {
    const second = await neighbour.start(folder);
    await shows(second);
    await expect(
      second.page.getByText(`${userInfo().username} 在这台电脑的另一个窗口里打开着这份报纸`),
    ).toBeVisible();
    const answer: unknown = await second.page.evaluate("window.desk.call('project.takeOver')");
    expect(answer).toMatchObject({ ok: false, error: { kind: 'locked' } });
    await profile.close(first);
    const taken: unknown = await second.page.evaluate("window.desk.call('project.takeOver')");
    expect(taken).toMatchObject({ ok: true, value: { readOnly: false, holder: null } });
    await neighbour.close(second);
  } finally {
    await neighbour.remove();
  }
});

test('a full disk: the edit stays, the banner says so, and elsewhere there is room', async ({ profile }) => {
  const disk = await Disk.make(48 * 1024 * 1024);
  test.skip(typeof disk === 'string', typeof disk === 'string' ? disk : '');
  if (typeof disk === 'string') return;
  try {
    const folder = copyOfSample(path.join(disk.point, '满.banxin'));
    const desk = await profile.start(folder);
    const editor = await begin(desk);
    await disk.leaveFree(0);
    await desk.page.keyboard.insertText('磁盘满了还在写');
    await expect(alerts(desk.page)).toContainText('磁盘空间不足');
    expect(onDisk(folder)).not.toContain('磁盘满了还在写');

    const panel = new ExportPanel(desk.app, desk.page);
    await panel.answerSystemDialog(profile.at('有地方.banxin'));
    await desk.page.getByRole('button', { name: '另存到别处…' }).click();
    const there = profile.at('有地方.banxin');
    await expect.poll(() => existsSync(path.join(there, 'manifest.json'))).toBe(true);
    await expect(alerts(desk.page)).toHaveCount(0);
    expect(onDisk(there)).toContain('磁盘满了还在写');
    // The button that had the keyboard is gone with its banner.
    await editor.toStart();
    await desk.page.keyboard.insertText('在新地方也写，');
    await expect(editor.body).toContainText('在新地方也写，');
    await expect.poll(() => onDisk(there)).toContain('在新地方也写，');
    expect(onDisk(there)).toContain('磁盘满了还在写');
    expect(onDisk(folder)).not.toContain('磁盘满了');
    await profile.close(desk);
  } finally {
    disk.remove();
  }
});

test('when there is room again, what was written meanwhile is saved without anybody’s doing', async ({
  profile,
}) => {
  const disk = await Disk.make(48 * 1024 * 1024);
  test.skip(typeof disk === 'string', typeof disk === 'string' ? disk : '');
  if (typeof disk === 'string') return;
  try {
    const folder = copyOfSample(path.join(disk.point, '满.banxin'));
    const desk = await profile.start(folder);
    await begin(desk);
    await disk.leaveFree(0);
    await desk.page.keyboard.insertText('先写着');
    await expect(alerts(desk.page)).toContainText('磁盘空间不足');
    await disk.makeRoom();
    await expect(alerts(desk.page)).toHaveCount(0);
    expect(onDisk(folder)).toContain('先写着');
    await profile.close(desk);
  } finally {
    disk.remove();
  }
});
