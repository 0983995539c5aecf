import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { diffRecords } from '../../core/document/apply';
import { newBlock, newStory } from '../../core/document/factory';
import type { Page } from '../../core/document/records/page';
import type { Story } from '../../core/document/records/story';
import { decode } from '../../electron/store/envelope';
import { createProject, type Project } from '../../electron/store/project';
import { STORY, textOf } from './typist';

/** What a project's folder holds, read without the desk: nothing is mended on the way. */
export interface Held {
  /** Documents and kept versions whose file is not whole. */
  readonly damaged: readonly string[];
  /** The state the story and the page are in. */
  readonly story: number;
  readonly page: number;
  /** The story's text is that of its headline. */
  readonly whole: boolean;
  /** Second states, quarantined files: things that only damage or a second writer brings. */
  readonly odd: readonly string[];
}

const FOLDERS = ['papers', 'styles', 'issues', 'pages', 'stories', 'assets/meta', 'history'];

/** Files in a folder and below it; those that a dot hides only where they are asked for. */
export async function filesBelow(folder: string, hidden = false): Promise<readonly string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && (hidden || !entry.name.startsWith('.')))
    .map((entry) => join(entry.parentPath, entry.name));
}

export async function heldIn(folder: string): Promise<Held> {
  const damaged: string[] = [];
  let story: Story | undefined;
  let page: Page | undefined;
  for (const part of FOLDERS)
    for (const file of await filesBelow(join(folder, part))) {
      const envelope = decode(await readFile(file));
      if (!envelope.ok) damaged.push(`${file}: ${envelope.error}`);
      else if (part === 'stories' && envelope.value.id === STORY) story = envelope.value.data as Story;
      else if (part === 'pages') page = envelope.value.data as Page;
    }
  const odd = await Promise.all(
    ['branches', '.local/quarantine'].map((part) => filesBelow(join(folder, part))),
  );
  const n = Number(story?.headline ?? Number.NaN);
  return {
    damaged,
    story: n,
    page: Number(page?.section ?? Number.NaN),
    whole: story?.body[0]?.runs[0]?.text === textOf(n),
    odd: odd.flat(),
  };
}

/** A paper with one page and the story that is typed. */
export async function paperFor(folder: string): Promise<string> {
  const made = await createProject(folder, { paper: 'tabloid', name: '江城工人报', date: '2026-11-22' });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  const project: Project = made.value;
  const [page] = Object.values(project.records.page);
  if (!page) throw new Error('no page');
  const story = newStory(STORY, { headline: '0', body: [newBlock('b1', textOf(0))] });
  const after = {
    ...project.records,
    story: { [STORY]: story },
    page: { [page.id]: { ...page, section: '0' } },
  };
  const saved = await project.apply(diffRecords(project.records, after));
  if (!saved.ok) throw new Error(JSON.stringify(saved.error));
  await project.close();
  return folder;
}
