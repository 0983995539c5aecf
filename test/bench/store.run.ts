import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { diffRecords } from '../../core/document/apply';
import type { RecordsDiff } from '../../core/document/diff';
import { newBlock, newStory } from '../../core/document/factory';
import type { ProjectRecords } from '../../core/document/records';
import type { Story } from '../../core/document/records/story';
import { encode, nextEnvelope } from '../../electron/store/envelope';
import { documentPath } from '../../electron/store/layout';
import { createProject, openProject, type Project } from '../../electron/store/project';
import { told } from './told';

/** Stories of a paper's year; 600 characters in six paragraphs each. */
const STORIES = 2000;
const SAVES = 300;
const OPENINGS = 6;
const [, , room = ''] = process.argv;
const folder = join(room, '报.banxin');

const copy = (n: number, length: number): string =>
  Array.from({ length }, (_, i) => String.fromCodePoint(0x4e00 + ((i * 7919 + n * 104_729) % 20_000))).join(
    '',
  );

const story = (n: number, paragraphs = 6, length = 100): Story =>
  newStory(`story-${n}`, {
    headline: copy(n, 14),
    body: Array.from({ length: paragraphs }, (_, i) => newBlock(`p${i}`, copy(n + i, length))),
  });

const bytesOf = (data: Story): Uint8Array =>
  encode(nextEnvelope(undefined, { schema: 'story@1', id: data.id, device: 'bench', data }));

/** The archive is laid down without the care of a save: only reading it is measured. */
function archive(): void {
  for (let n = 0; n < STORIES; n++) {
    const data = story(n);
    const file = join(folder, documentPath('story', data.id));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytesOf(data));
  }
}

async function opened(load: 'all' | 'shelf'): Promise<Project> {
  const result = await openProject(folder, { load });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

async function times(count: number, run: () => Promise<number>): Promise<readonly number[]> {
  const taken: number[] = [];
  for (let at = 0; at < count; at++) taken.push(await run());
  return taken;
}

const say = (what: string, taken: readonly number[]): void => {
  process.stdout.write(`store: ${what}: ${told(taken)} (${taken.length} times)\n`);
};

/** What the disk alone takes for the same care: a new file synced, renamed over the old one, and the folder synced. */
async function onlyTheDisk(data: Story): Promise<number> {
  const bytes = bytesOf(data);
  const start = performance.now();
  const temporary = openSync(join(room, '.only'), 'wx');
  writeSync(temporary, bytes);
  fsyncSync(temporary);
  closeSync(temporary);
  renameSync(join(room, '.only'), join(room, 'only'));
  const parent = openSync(room, 'r');
  fsyncSync(parent);
  closeSync(parent);
  return performance.now() - start;
}

async function opening(): Promise<number> {
  const start = performance.now();
  const all = await opened('all');
  const taken = performance.now() - start;
  await all.close();
  return taken;
}

const created = await createProject(folder, { paper: 'broadsheet', name: '报', date: '2026-11-22' });
if (!created.ok) throw new Error(JSON.stringify(created.error));
await created.value.close();
archive();
// As the desk has it: what is not in hand lies on the shelf.
const project = await opened('shelf');
const long = story(STORIES, 60, 170);

const with1 = (records: ProjectRecords, changed: Story): ProjectRecords => ({
  ...records,
  story: { ...records.story, [changed.id]: changed },
});

/** Milliseconds from the change, as the window sends it, to its being on the disk. */
async function save(diff: RecordsDiff): Promise<number> {
  const start = performance.now();
  const saved = await project.apply(diff);
  if (!saved.ok) throw new Error(JSON.stringify(saved.error));
  return performance.now() - start;
}

/** One more character in the middle of a story. */
async function key(id: string): Promise<number> {
  const before = project.records.story[id];
  if (!before) throw new Error(id);
  const at = before.body.length >> 1;
  const body = before.body.map((block, i) =>
    i === at ? newBlock(block.id, `${block.runs[0]?.text ?? ''}字`) : block,
  );
  return save(diffRecords(project.records, with1(project.records, { ...before, body })));
}

await save(diffRecords(project.records, with1(project.records, long)));
await project.load([{ type: 'story', id: 'story-7' }]);
for (const one of [story(7), long]) {
  const characters = one === long ? '10,000' : '600';
  say(`the disk alone, a story of ${characters} characters`, await times(SAVES, () => onlyTheDisk(one)));
  say(`a key in a story of ${characters} characters, saved`, await times(SAVES, () => key(one.id)));
}
await project.close();
say(`a project of ${STORIES} stories, all of them read`, await times(OPENINGS, opening));
process.exit(0);
