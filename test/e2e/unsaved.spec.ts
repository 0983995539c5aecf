import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { expect, type Profile, test } from './desk';
import { copyOfSample } from './files';
import { banner } from './keepingObjects';
import { DeskWindow, ExportPanel } from './pageObjects';

const { closing } = JSON.parse(
  readFileSync(path.join(import.meta.dirname, '../../resources/locales/zh-CN/menu.json'), 'utf8'),
) as { readonly closing: { readonly message: string; readonly keep: string; readonly discard: string } };

const HEADLINE = '开发区给骑手画出';

const textIn = (folder: string): string =>
  readdirSync(path.join(folder, 'stories'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map((name) => readFileSync(path.join(folder, 'stories', name), 'utf8'))
    .join('\n');

/** A file system of its own that can be filled to the last byte; only root can make one. */
class SmallDisk {
  constructor(
    readonly folder: string,
    megabytes: number,
  ) {
    mkdirSync(folder);
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]);
  }

  /** To the last byte: the desk may be writing meanwhile, and what is left is known only when it is taken. */
  fill(): void {
    const block = Buffer.alloc(4096);
    const filler = openSync(path.join(this.folder, 'filler'), 'w');
    try {
      for (;;) writeSync(filler, block);
    } catch (problem) {
      if ((problem as NodeJS.ErrnoException).code !== 'ENOSPC') throw problem;
    } finally {
      closeSync(filler);
    }
  }

  free(): void {
    rmSync(path.join(this.folder, 'filler'));
  }

  readOnly(): void {
    execFileSync('mount', ['-o', 'remount,ro', this.folder]);
  }

  unmount(): void {
    execFileSync('umount', ['-l', this.folder]);
  }
}

const mayMount = (): boolean => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  try {
    execFileSync('unshare', ['-m', 'true']);
    return true;
  } catch {
    return false;
  }
};

async function openOn(profile: Profile, disk: SmallDisk) {
  const folder = path.join(disk.folder, '报纸一.banxin');
  copyOfSample(folder);
  const desk = await profile.start(folder);
  const window = new DeskWindow(desk.page);
  await window.waitUntilOpen();
  const editor = await window.openStory(HEADLINE);
  await editor.toStart();
  return { folder, desk, window, editor };
}

test.describe('a disk that takes nothing', () => {
  test.skip(!mayMount(), 'only root on Linux can mount a small disk');
  let disk: SmallDisk | undefined;
  test.afterEach(() => {
    disk?.unmount();
    disk = undefined;
  });

  test('a full one: the edit is kept and said, and saved when there is room', async ({ profile }) => {
    disk = new SmallDisk(profile.at('disk'), 24);
    const { folder, desk, window, editor } = await openOn(profile, disk);
    disk.fill();
    await desk.page.keyboard.insertText('磁盘满了也不丢。');
    const strip = banner(desk.page, '修改还在，但没有存盘。');
    await expect(strip).toBeVisible();
    await expect(strip).toContainText('磁盘空间不足');
    await expect(strip).toHaveAttribute('role', 'alert');
    await expect(window.saved).toContainText('未能保存');
    await expect(editor.body).toContainText('磁盘满了也不丢。');
    disk.free();
    await strip.getByRole('button', { name: '重试' }).click();
    await expect(strip).toHaveCount(0);
    expect(textIn(folder)).toContain('磁盘满了也不丢。');
    await profile.close(desk);
    expect(desk.complaints).toEqual([]);
  });

  test('a full one: saved elsewhere, the work goes on there', async ({ profile }) => {
    disk = new SmallDisk(profile.at('disk'), 24);
    const { folder, desk, window, editor } = await openOn(profile, disk);
    disk.fill();
    await desk.page.keyboard.insertText('换个地方存。');
    const strip = banner(desk.page, '修改还在，但没有存盘。');
    await expect(strip).toBeVisible();
    await new ExportPanel(desk.app, desk.page).answerSystemDialog(profile.at('别处.banxin'));
    await strip.getByRole('button', { name: '另存到别处…' }).click();
    await expect(strip).toHaveCount(0);
    await expect(editor.body).toContainText('换个地方存。');
    // The button that had the keyboard is gone with its banner: the text has it again.
    await expect(editor.body).toBeFocused();
    await desk.page.keyboard.insertText('接着写。');
    await expect(editor.body).toContainText('接着写。');
    await window.save();
    const there = (): string => textIn(profile.at('别处.banxin'));
    await expect.poll(there).toContain('接着写。');
    expect(there()).toContain('换个地方存。');
    expect(textIn(folder)).not.toContain('换个地方存。');
    await profile.close(desk);
    expect(desk.complaints).toEqual([]);
  });

  test('a read-only one: said by name, the edit kept', async ({ profile }) => {
    disk = new SmallDisk(profile.at('disk'), 24);
    const { desk, editor } = await openOn(profile, disk);
    disk.readOnly();
    await desk.page.keyboard.insertText('只读也不丢。');
    const strip = banner(desk.page, '修改还在，但没有存盘。');
    await expect(strip).toContainText('只读');
    await expect(editor.body).toContainText('只读也不丢。');
    await new ExportPanel(desk.app, desk.page).answerSystemDialog(profile.at('别处.banxin'));
    await strip.getByRole('button', { name: '另存到别处…' }).click();
    await expect(strip).toHaveCount(0);
    expect(textIn(profile.at('别处.banxin'))).toContain('只读也不丢。');
    await profile.close(desk);
  });

  test('a full one: closing the window asks first, and goes on where the editor says so', async ({
    profile,
  }) => {
    disk = new SmallDisk(profile.at('disk'), 24);
    const { folder, desk, editor } = await openOn(profile, disk);
    disk.fill();
    await desk.page.keyboard.insertText('还不能关。');
    await expect(banner(desk.page, '修改还在，但没有存盘。')).toBeVisible();
    const asked = await desk.app.evaluateHandle(({ dialog, BrowserWindow }) => {
      const question = new Promise<{ message: string; detail?: string; buttons?: string[] }>((resolve) => {
        // The first button keeps the window; Escape and Enter mean the same.
        dialog.showMessageBox = (...args: unknown[]) => {
          resolve(args.at(-1) as { message: string });
          return Promise.resolve({ response: 0, checkboxChecked: false });
        };
      });
      BrowserWindow.getAllWindows()[0]?.close();
      return { question };
    });
    const { message, detail, buttons } = await asked.evaluate(({ question }) => question);
    expect(message).toBe(closing.message);
    expect(detail).toContain('磁盘');
    expect(buttons).toEqual([closing.keep, closing.discard]);
    await expect(editor.body).toContainText('还不能关。');
    disk.free();
    await expect(banner(desk.page, '修改还在，但没有存盘。')).toHaveCount(0);
    await profile.close(desk);
    expect(textIn(folder)).toContain('还不能关。');
  });
});
