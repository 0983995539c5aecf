import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'vitest';
import type { DeskFailure } from '../../core/contract/desk';
import { newBlock, newStory } from '../../core/document/factory';
import type { ProjectRecords } from '../../core/document/records';
import { decode } from '../../electron/store/envelope';
import { openProject, type Project } from '../../electron/store/project';
import { Autosave } from '../../renderer/session/autosave';
import { STORY } from './typist';

/** Bytes of the story's file, about. */
export const STORY_BYTES = 240_000;

const longStory = (letter: string) =>
  newStory(STORY, { headline: letter, body: [newBlock('b1', letter.repeat(STORY_BYTES / 3))] });
/** The paper with its story in the one letter, in its headline and through all of its text. */
export const withStory = (records: ProjectRecords, letter: string): ProjectRecords => ({
  ...records,
  story: { ...records.story, [STORY]: longStory(letter) },
});

/** The desk's own saving over a project: what it could not save it keeps. */
export function saving(project: Project) {
  const failures: DeskFailure[] = [];
  const autosave = new Autosave({
    save: (diff) => project.apply(diff),
    report: (state) => {
      if (state.kind === 'unsaved') failures.push(state.failure);
    },
    within: 20,
    retries: [50],
  });
  return { autosave, failures };
}

export async function open(folder: string): Promise<Project> {
  const opened = await openProject(folder);
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  expect(opened.value.readOnly).toBe(false);
  return opened.value;
}

/** The letter of the story in its file, or what is wrong with that file. */
export async function headlineOnDisk(folder: string): Promise<string> {
  const envelope = decode(await readFile(join(folder, 'stories', STORY.slice(-2), `${STORY}.json`)));
  if (!envelope.ok) return `damaged: ${envelope.error}`;
  const { headline, body } = envelope.value.data as ReturnType<typeof longStory>;
  const text = body[0]?.runs[0]?.text ?? '';
  return text === headline.repeat(STORY_BYTES / 3) ? headline : 'a mixture';
}

export const until = async (is: () => boolean): Promise<void> => {
  for (let n = 0; !is() && n < 400; n++) await wait(25);
};
