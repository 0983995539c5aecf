import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chooseLanguage, Texts } from '../../../../electron/main/language';
import { SettingsService } from '../../../../electron/main/settings';
import { writeAtomic } from '../../../../electron/store/atomic';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'banxin-settings-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const service = (): SettingsService => {
  const made = new SettingsService({
    folder,
    write: (file, text) => writeAtomic(file, new TextEncoder().encode(text)),
  });
  made.boot();
  return made;
};

describe('settings', () => {
  it('come back at the next start', async () => {
    const first = service();
    expect(first.settings).toEqual({ language: 'system', theme: 'system' });
    first.change({ theme: 'dark' });
    first.rememberProject('/纸/北江工人报.banxin');
    first.rememberBounds({ x: 1, y: 2, width: 1300, height: 800, maximized: true });
    await first.shutdown();
    const second = service();
    expect(second.settings).toEqual({ language: 'system', theme: 'dark' });
    expect(second.lastProject).toBe('/纸/北江工人报.banxin');
    expect(second.bounds).toMatchObject({ width: 1300, maximized: true });
  });

  it('fall back one by one where the file holds what nobody wrote', () => {
    const file = path.join(folder, 'settings.json');
    writeFileSync(
      file,
      JSON.stringify({ language: 'en', theme: 'pink', window: { x: 'left' }, lastProject: 7 }),
    );
    const read = service();
    expect(read.settings).toEqual({ language: 'en', theme: 'system' });
    expect(read.bounds).toBeUndefined();
    expect(read.lastProject).toBeUndefined();
    writeFileSync(file, '{"language":');
    expect(service().settings).toEqual({ language: 'system', theme: 'system' });
    expect(readFileSync(file, 'utf8')).toBe('{"language":');
  });
});

describe('language', () => {
  it('follows the choice, then the system', () => {
    expect(chooseLanguage('en', ['zh-CN'])).toBe('en');
    expect(chooseLanguage('system', ['zh-Hant-TW', 'en'])).toBe('zh-CN');
    expect(chooseLanguage('system', ['fr-FR', 'en-GB', 'zh-CN'])).toBe('en');
    expect(chooseLanguage('system', [])).toBe('en');
  });

  it('has words for menus and failures in both', () => {
    const texts = new Texts();
    texts.use('zh-CN');
    expect(texts.say('file')).toBe('文件');
    expect(texts.failure({ kind: 'disk-full', thing: '甲报' }).message).toContain('甲报');
    texts.use('en');
    expect(texts.say('file')).toBe('File');
    expect(texts.failure({ kind: 'disk-full', thing: '甲报' }).remedy).not.toMatch(/disk-full|\{\{/u);
  });
});
