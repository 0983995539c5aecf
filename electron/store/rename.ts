import { rename } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { codeOf } from './failures';

/** What Windows says of a file that somebody else has open. */
const HELD = new Set(['EPERM', 'EACCES', 'EBUSY']);
/** There a scanner or a sync client may hold the target for a moment. Milliseconds between attempts. */
const RETRIES: readonly number[] = [10, 20, 40, 80, 160, 320];

/** How names are given to files on a system. */
export interface Renaming {
  readonly rename: (from: string, to: string) => Promise<void>;
  /** Resolves after so many milliseconds. */
  readonly pause: (ms: number) => Promise<unknown>;
  /** Before each further attempt, milliseconds. */
  readonly retries: readonly number[];
}

/** Elsewhere than on Windows the same words mean that it will never be allowed. */
export const renamingOn = (platform: NodeJS.Platform): Renaming => ({
  rename,
  pause: wait,
  retries: platform === 'win32' ? RETRIES : [],
});

const here = renamingOn(process.platform);

/** Renames over what is there; tries again only where another program holds it for a moment. Throws the system's error. */
export async function renameOver(from: string, to: string, on: Renaming = here): Promise<void> {
  for (const pause of [...on.retries, undefined]) {
    try {
      return await on.rename(from, to);
    } catch (problem) {
      if (pause === undefined || !HELD.has(codeOf(problem) ?? '')) throw problem;
      await on.pause(pause);
    }
  }
}
