import { type Block, blockText } from '../../core/document/records/story';

/** What an update of the editor did to the body. */
export interface BodyChange {
  readonly body: readonly Block[];
  /** Key of the words for undo, below `edit.`. */
  readonly label: 'typing' | 'paste' | 'format' | 'paragraphs';
  /** Changes with the same key shortly after one another are one step. */
  readonly coalesce: string | undefined;
}

export type ChangeWay = 'typing' | 'composition' | 'paste';

/** Names a change for undo. Typing in one block runs together; a composed word stands alone. */
export function changeOf(before: readonly Block[], after: readonly Block[], way: ChangeWay): BodyChange {
  if (way === 'paste') return { body: after, label: 'paste', coalesce: undefined };
  if (before.length !== after.length) return { body: after, label: 'paragraphs', coalesce: undefined };
  const changed = after.filter((block, at) => block !== before[at]);
  const [only] = changed;
  if (changed.some((block) => kindChanged(before, block)))
    return { body: after, label: 'paragraphs', coalesce: undefined };
  if (changed.every((block) => sameText(before, block)))
    return { body: after, label: 'format', coalesce: undefined };
  const alone = changed.length === 1 && only && way === 'typing';
  return { body: after, label: 'typing', coalesce: alone ? only.id : undefined };
}

const old = (before: readonly Block[], block: Block): Block | undefined =>
  before.find((one) => one.id === block.id);
const kindChanged = (before: readonly Block[], block: Block): boolean =>
  old(before, block)?.kind !== block.kind;
const sameText = (before: readonly Block[], block: Block): boolean => {
  const was = old(before, block);
  return was !== undefined && blockText(was) === blockText(block);
};
