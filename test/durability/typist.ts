import type { DeskBridge } from '../../core/contract/desk';

/** What the page says of itself, one line each, while it types. */
export type Said =
  | { readonly kind: 'open'; readonly n: number }
  /** The save of state `n` was answered: it is on the disk. */
  | { readonly kind: 'saved'; readonly n: number }
  | { readonly kind: 'refused'; readonly why: unknown };

/** The story and what it holds in state `n`. */
export const STORY = 'typed';
export const textOf = (n: number): string => String(n % 10).repeat(2000 + (n % 7) * 100);

/**
 * Runs in the window, in the place of the interface: writes one story and one page, state after state, as quickly
 * as the main process takes them, by the same calls as the interface. It must hold all it needs.
 */
export async function typist(story: string): Promise<void> {
  const { desk } = window as unknown as { readonly desk: DeskBridge };
  const own = {
    say(said: Said): void {
      console.error(JSON.stringify(said));
    },
    text(n: number): string {
      return String(n % 10).repeat(2000 + (n % 7) * 100);
    },
  };
  const opened = await desk.call('project.openLast', undefined);
  await desk.call('app.ready', undefined);
  if (!opened.ok || opened.value.readOnly) {
    own.say({ kind: 'refused', why: opened.ok ? opened.value.holder : opened.error });
    return;
  }
  const key = { type: 'story', id: story } as const;
  const loaded = await desk.call('project.documents', { keys: [key] });
  const known = loaded.ok ? loaded.value.documents[0]?.record : opened.value.records.story[story];
  const page = Object.keys(opened.value.records.page)[0] ?? '';
  let n = Number((known as { readonly headline: string }).headline);
  let section = opened.value.records.page[page]?.section ?? '';
  own.say({ kind: 'open', n });
  for (;;) {
    const saved = await desk.call('project.save', [
      {
        ...key,
        ops: [
          { op: 'set', path: ['headline'], from: String(n), to: String(n + 1) },
          { op: 'set', path: ['body', 0, 'runs', 0, 'text'], from: own.text(n), to: own.text(n + 1) },
        ],
      },
      {
        type: 'page',
        id: page,
        ops: [{ op: 'set', path: ['section'], from: section, to: String(n + 1) }],
      },
    ]);
    if (!saved.ok) {
      own.say({ kind: 'refused', why: saved.error });
      return;
    }
    n++;
    section = String(n);
    own.say({ kind: 'saved', n });
  }
}
