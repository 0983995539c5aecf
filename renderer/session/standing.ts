import type { Standing } from '../../core/contract/desk';
import { hear } from './client';
import { desk, setDesk } from './desk';
import { flushEdits } from './document';

/** The paper may be written again: what has waited goes to the disk. */
export function writeAgain(): Promise<boolean> {
  setDesk({ readOnly: false, lost: null, holder: null });
  return flushEdits();
}

/** Nothing is edited on a paper that cannot be written; what is unsaved stays, and is saved when that is over. */
function take({ lost, holder }: Standing): void {
  if (desk().phase.kind !== 'open') return;
  if (lost) setDesk({ readOnly: true, lost, holder });
  else if (desk().lost) void writeAgain();
}

/** Keeps the window up with whether the open paper is ours to write. */
export const listenToStanding = (): (() => void) => hear('standing', take);
