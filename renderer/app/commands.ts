import { useEffect } from 'react';
import { canvasCommands } from '../pagecanvas';
import { hear } from '../session';
import { type Command, commandFor, runCommand, sessionCommands } from '../session/commands';

/** Every command of the desk. Rooms that have commands of their own hand them to the shell here. */
export const commands: readonly Command[] = [...sessionCommands, ...canvasCommands];

/** A field whose text belongs to no document keeps the keys of text fields, undo among them. */
const ownText = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[data-local-text]') !== null;

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement);

/** Keys and the system menu drive the command table. */
export function useCommands(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.isComposing || event.defaultPrevented) return;
      const command = commandFor(commands, event, isTyping(event.target));
      if (!command || (ownText(event.target) && command.group === 'edit')) return;
      event.preventDefault();
      event.stopPropagation();
      command.run();
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    const silence = hear('command', ({ id }) => runCommand(commands, id));
    return () => {
      window.removeEventListener('keydown', onKeyDown, { capture: true });
      silence();
    };
  }, []);
}
