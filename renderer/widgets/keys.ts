const mac = (): boolean => /mac/iu.test(globalThis.navigator?.platform ?? '');
const macSigns: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥' };

/** The shortcut as the system writes it: `Ctrl Shift Z`, `⇧⌘Z`. */
export function shortcutText(shortcut: string, onMac = mac()): string {
  const parts = shortcut.split('+');
  const key = parts.pop() ?? '';
  const shown = key.length === 1 ? key.toUpperCase() : key;
  if (onMac) return parts.map((part) => macSigns[part] ?? part).join('') + shown;
  return [...parts.map((part) => (part === 'Mod' ? 'Ctrl' : part)), shown].join(' ');
}
