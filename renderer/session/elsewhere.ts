import { diffRecords } from '../../core/document/apply';
import { ask } from './client';
import { desk } from './desk';
import { goOnIn, holdEdits, openSnapshot, releaseEdits } from './document';
import { notifyFailure } from './notices';
import { writeAgain } from './standing';

/**
 * Puts the project where there is room, with the edits that could not be saved, and goes on there. Where that fails,
 * or the dialog is closed, all is as before: the edits are in memory and are tried again. True where it is done.
 */
export async function saveElsewhere(): Promise<boolean> {
  const unsaved = await holdEdits();
  const told = desk().records;
  const answer = await ask('project.saveElsewhere', unsaved);
  if (!answer.ok) {
    releaseEdits();
    notifyFailure(answer.error);
    return false;
  }
  goOnIn(answer.value, diffRecords(told, desk().records));
  return true;
}

/**
 * Asks for the right to write that another desk had. The project is read again, as that one has left it; one that was
 * ours before goes on with what is unsaved.
 */
export async function takeOver(): Promise<boolean> {
  const { lost } = desk();
  const answer = await ask('project.takeOver');
  if (!answer.ok) {
    notifyFailure(answer.error);
    return false;
  }
  if (lost) await writeAgain();
  else openSnapshot(answer.value);
  return true;
}
