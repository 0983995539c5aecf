import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { Texts } from '../../../../electron/main/language';
import { menuTemplate } from '../../../../electron/menus/template';
import { canvasCommands } from '../../../../renderer/pagecanvas/commands';
import { sessionCommands } from '../../../../renderer/session/commands';
import { shortcutText } from '../../../../renderer/widgets/keys';

const table = [...sessionCommands, ...canvasCommands];

function flat(items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])]);
}

function build(mac: boolean, language: 'zh-CN' | 'en' = 'zh-CN') {
  const sent: string[] = [];
  const texts = new Texts();
  texts.use(language);
  const items = flat(
    menuTemplate({
      say: texts.say,
      command: (id) => sent.push(id),
      settings: { language: 'system', theme: 'dark' },
      about: () => sent.push('about'),
      mac,
      developer: true,
    }),
  );
  return { items, sent };
}

/** What clicking every item sends. */
function clickAll({ items, sent }: ReturnType<typeof build>): readonly string[] {
  for (const item of items) (item.click as (() => void) | undefined)?.();
  return sent;
}

describe('the application menu', () => {
  it.each([true, false])('sends only commands that the desk has (mac: %s)', (mac) => {
    const known = new Set([...table.map((command) => command.id), 'about']);
    const sent = clickAll(build(mac));
    expect(sent.length).toBeGreaterThan(15);
    expect(sent.filter((id) => !known.has(id))).toEqual([]);
  });

  it('shows the keys of the command table', () => {
    const { items, sent } = build(false);
    for (const item of items.filter((one) => one.accelerator !== undefined)) {
      sent.length = 0;
      (item.click as (() => void) | undefined)?.();
      const command = table.find((one) => one.id === sent[0]);
      const shown = String(item.accelerator).replace('CmdOrCtrl', 'Ctrl').replaceAll('+', ' ');
      expect(shown, sent[0]).toBe(shortcutText(command?.shortcut ?? '', false));
    }
  });

  it('marks the chosen theme and language', () => {
    const checked = build(false).items.filter((item) => item.type === 'radio' && item.checked);
    expect(checked.map((item) => item.label)).toEqual(['深色', '跟随系统']);
  });

  it.each(['zh-CN', 'en'] as const)('has a word for every item (%s)', (language) => {
    const { items } = build(true, language);
    const named = items.filter((item) => item.label !== undefined);
    expect(named.length).toBeGreaterThan(25);
    expect(named.filter((item) => /^[a-z][A-Za-z.]*$/u.test(item.label ?? ''))).toEqual([]);
  });
});
