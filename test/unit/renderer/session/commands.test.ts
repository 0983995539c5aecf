import { beforeEach, describe, expect, it } from 'vitest';
import { canvasCommands } from '../../../../renderer/pagecanvas/commands';
import { commandFor, runCommand, sessionCommands } from '../../../../renderer/session/commands';
import { matches, type Stroke } from '../../../../renderer/session/commands/shortcut';
import { initialDesk, setDesk } from '../../../../renderer/session/desk';
import { shortcutText } from '../../../../renderer/widgets/keys';
import canvasEnglish from '../../../../resources/locales/en/canvas.json' with { type: 'json' };
import deskEnglish from '../../../../resources/locales/en/desk.json' with { type: 'json' };

const commands = [...sessionCommands, ...canvasCommands];
const stroke = (key: string, held: Partial<Stroke> = {}): Stroke => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

/** A text by its dotted key, in the namespace it names. */
function textOf(title: string): unknown {
  const [namespace, key] = title.includes(':') ? title.split(':') : ['desk', title];
  const texts: unknown = namespace === 'canvas' ? canvasEnglish : deskEnglish;
  return (key ?? '')
    .split('.')
    .reduce<unknown>((node, part) => (node as Record<string, unknown> | undefined)?.[part], texts);
}

describe('the command table', () => {
  beforeEach(() => setDesk(initialDesk));

  it('has one command an id and one command a stroke', () => {
    const ids = commands.map((command) => command.id);
    expect(new Set(ids).size).toBe(ids.length);
    const strokes = commands.flatMap((command) =>
      [command.shortcut ?? [], ...(command.alternatives ?? [])].flat(),
    );
    expect(new Set(strokes).size).toBe(strokes.length);
  });

  it.each(commands.map((command) => [command.id, command.title]))('%s has a name', (_id, title) => {
    expect(textOf(title)).toEqual(expect.any(String));
  });

  it('finds a command by its stroke, every modifier as written', () => {
    expect(commandFor(commands, stroke('k', { ctrlKey: true }), false, false)?.id).toBe('go.palette');
    expect(
      commandFor(commands, stroke('k', { ctrlKey: true, shiftKey: true }), false, false),
    ).toBeUndefined();
    expect(commandFor(commands, stroke('k', { metaKey: true }), false, true)?.id).toBe('go.palette');
  });

  it('leaves letters to whoever is typing', () => {
    expect(commandFor(commands, stroke('w'), false, false)?.id).toBe('view.preview');
    expect(commandFor(commands, stroke('w'), true, false)).toBeUndefined();
  });

  it('runs nothing that cannot run now', () => {
    expect(runCommand(commands, 'edit.undo')).toBe(false);
    expect(runCommand(commands, 'no.such')).toBe(false);
  });

  it('writes strokes as the system does', () => {
    expect(shortcutText('Mod+Shift+Z', false)).toBe('Ctrl Shift Z');
    expect(shortcutText('Mod+Shift+Z', true)).toBe('⌘⇧Z');
    expect(matches('Mod+=', stroke('+', { ctrlKey: true }), false)).toBe(true);
  });
});
