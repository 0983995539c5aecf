import type { DeskFailure } from '../../core/contract/desk';
import type { Branch, BranchChoice } from '../../core/contract/project';
import type { Json } from '../../core/document/diff';
import { canonicalJson } from '../../core/document/json';
import { branchNow } from './branchList';
import { ask } from './client';
import { desk, setDesk } from './desk';
import { flushEdits, receiveDocuments } from './document';
import { loadDocuments } from './loading';
import { notifyFailure } from './notices';

/** A document in two states: the one this window shows, and the other. */
export interface TwoStates {
  readonly branch: Branch;
  /** Which of the two the window shows; edits go on there. */
  readonly shown: 'current' | 'branch';
  /** As it was read; the window's own may have been edited since. Null where that state is that it is gone. */
  readonly here: unknown;
  readonly there: unknown;
}

const sameRecord = (a: unknown, b: unknown): boolean =>
  a === b || (a !== undefined && b !== undefined && canonicalJson(a as Json) === canonicalJson(b as Json));

export type BranchAnswer =
  | { readonly ok: true; readonly value: TwoStates }
  | { readonly ok: false; readonly error: DeskFailure };

/** Reads both states, and the document itself where only its card is here. What is unsaved is saved first, so that one of them is what the window shows. */
export async function readBranch(branch: Branch): Promise<BranchAnswer> {
  await flushEdits();
  const { type, id } = branch;
  if (type === 'story' || type === 'page') await loadDocuments([{ type, id }]);
  const answer = await ask('branch.read', { branch: branchNow(branch).branch });
  if (!answer.ok) return answer;
  const current = answer.value.current.record;
  const other = answer.value.branch.record;
  const mine = (desk().records[branch.type] as Readonly<Record<string, unknown>>)[branch.id];
  const shown = !sameRecord(mine, current) && sameRecord(mine, other) ? 'branch' : 'current';
  const [here, there] = shown === 'branch' ? [other, current] : [current, other];
  return { ok: true, value: { branch, shown, here, there } };
}

/** Which side of `TwoStates` is to stand; `both` makes a second story. */
export type SideChoice = 'here' | 'there' | 'both';

export const choiceOf = (shown: TwoStates['shown'], side: SideChoice): BranchChoice => {
  if (side === 'both') return 'both';
  return (shown === 'current') === (side === 'here') ? 'current' : 'branch';
};

/** Carries the editor's choice out; the window then shows the result. True where that went well. */
export async function resolveBranch({ branch, shown }: TwoStates, side: SideChoice): Promise<boolean> {
  if (!(await flushEdits())) return false;
  const { branch: name } = branchNow(branch);
  const answer = await ask('branch.resolve', { branch: name, choice: choiceOf(shown, side) });
  if (!answer.ok) {
    notifyFailure(answer.error);
    return false;
  }
  setDesk({ branches: desk().branches.filter((one) => one.branch !== name) });
  receiveDocuments({ key: `edit.choose.${side}` }, answer.value.documents);
  return true;
}
