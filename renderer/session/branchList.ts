import type { Branch, DocumentKey } from '../../core/contract/project';
import { desk, setDesk } from './desk';

const sameDocument = (a: DocumentKey, b: DocumentKey): boolean => a.type === b.type && a.id === b.id;

/** The same branch, or the one that has come in the place of what this desk could not write before. */
const isOf = (known: Branch, told: Branch): boolean =>
  known.branch === told.branch ||
  (known.origin === 'ours' && told.origin === 'ours' && sameDocument(known, told));

/** Branches that a save has told of, beside those that waited before. */
export function noteBranches(told: readonly Branch[]): void {
  if (told.length === 0) return;
  const others = desk().branches.filter((known) => !told.some((one) => isOf(known, one)));
  setDesk({ branches: [...others, ...told] });
}

/** What a branch is called now: what is edited after it was made goes on in it, under a new name. */
export const branchNow = (branch: Branch): Branch =>
  desk().branches.find((known) => isOf(known, branch)) ?? branch;
