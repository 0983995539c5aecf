/** The parts of a keyboard event that a shortcut looks at. */
export interface Stroke {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

const named: Readonly<Record<string, string>> = { ' ': 'space', '+': '=', _: '-' };
const keyOf = (key: string): string => named[key] ?? key.toLowerCase();

/** True where the stroke is the shortcut: every modifier must be as written. */
export function matches(shortcut: string, stroke: Stroke, mac: boolean): boolean {
  const parts = shortcut.split('+');
  const key = parts.pop() ?? '';
  const wants = (name: string): boolean => parts.includes(name);
  const mod = mac ? stroke.metaKey : stroke.ctrlKey;
  const other = mac ? stroke.ctrlKey : stroke.metaKey;
  return (
    keyOf(stroke.key) === keyOf(key) &&
    mod === wants('Mod') &&
    !other &&
    stroke.shiftKey === wants('Shift') &&
    stroke.altKey === wants('Alt')
  );
}

export const isMac = (): boolean => /mac/iu.test(globalThis.navigator?.platform ?? '');
