import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { PackedShelf } from '../../core/contract/project';
import { unpackShelf } from '../../core/contract/shelf';
import { diffRecords } from '../../core/document/apply';
import { newBlock } from '../../core/document/factory';
import type { Story } from '../../core/document/records/story';
import { libraryHere } from '../../electron/jobs/library';
import { libraryOf, type ProjectLibrary } from '../../electron/main/library';
import { openProject, type Project } from '../../electron/store/project';
import { deskShelf } from '../../renderer/session/shelf';
import { Copy } from './scale.copy';
import { scaleProject } from './scale.project';
import { told } from './told';

const [, , folder = '', stories = '10000', pages = '1000'] = process.argv;
const ROUNDS = 15;
const SAVES = 300;
const SEARCHES = 500;

interface Opened {
  readonly project: Project;
  readonly library: ProjectLibrary;
}

async function open(): Promise<Opened> {
  let library: ProjectLibrary | undefined;
  const shelf = libraryOf(libraryHere, (one) => {
    library = one;
  });
  const project = await openProject(folder, { load: 'shelf', shelf });
  if (!project.ok || !library) throw new Error(JSON.stringify(project));
  return { project: project.value, library };
}

/** What goes to the window, as it goes there. */
const send = ({ project }: Opened): Buffer =>
  serialize({ records: project.records, shelf: project.shelf, notes: project.notes });

/** What the window does with it before it has its list. */
function receive(sent: Buffer): void {
  const { shelf } = deserialize(sent) as { readonly shelf: PackedShelf };
  const cards = unpackShelf(shelf);
  if (!cards || deskShelf(cards).stories.size !== Number(stories)) throw new Error('not the whole list');
}

const since = (start: number): number => performance.now() - start;

function say(what: string, times: readonly number[], more = ''): void {
  process.stdout.write(`scale: ${what}: ${told(times)}${more}\n`);
}

/** Until all documents are known, and until searching is quick. */
function lookedThrough(library: ProjectLibrary): Promise<number> {
  const start = performance.now();
  return new Promise((resolve) => {
    library.begin((_seen, done) => {
      if (done >= 1) resolve(since(start));
    });
  });
}

async function searchable(library: ProjectLibrary): Promise<number> {
  const start = performance.now();
  for (;;) {
    const { complete } = await library.search('工会', 1);
    if (complete) return since(start);
  }
}

async function saves(project: Project): Promise<readonly number[]> {
  const times: number[] = [];
  const id = Object.keys(project.records.story)[0] ?? '';
  for (let at = 0; at < SAVES; at++) {
    const before = project.records.story[id];
    if (!before) throw new Error(id);
    const body = before.body.map((block, i) => (i === 2 ? newBlock(block.id, `${at} 又改了一处。`) : block));
    const after: Story = { ...before, body };
    const diff = diffRecords(project.records, {
      ...project.records,
      story: { ...project.records.story, [id]: after },
    });
    const start = performance.now();
    const saved = await project.apply(diff);
    if (!saved.ok) throw new Error(JSON.stringify(saved.error));
    times.push(since(start));
  }
  return times;
}

async function searches(library: ProjectLibrary): Promise<readonly number[]> {
  const copy = new Copy(4711);
  const times: number[] = [];
  for (let at = 0; at < SEARCHES; at++) {
    const whole = copy.headline();
    const query = [whole.slice(0, 2), whole.slice(2, 6), whole, `${whole.slice(0, 2)} ${whole.slice(-4)}`][
      at % 4
    ];
    const start = performance.now();
    await library.search(query ?? '', 500);
    times.push(since(start));
  }
  return times;
}

scaleProject(folder, { stories: Number(stories), pages: Number(pages) });
rmSync(join(folder, '.local'), { recursive: true, force: true });
rmSync(join(folder, 'history'), { recursive: true, force: true });

const coldStart = performance.now();
const cold = await open();
send(cold);
process.stdout.write(
  `scale: cold, no cache: window with its first issue after ${since(coldStart).toFixed(0)} ms\n`,
);
process.stdout.write(
  `scale: cold: all cards known after ${(await lookedThrough(cold.library)).toFixed(0)} ms more\n`,
);
process.stdout.write(
  `scale: cold: postings built after ${(await searchable(cold.library)).toFixed(0)} ms more\n`,
);
await cold.project.close();

const warm: number[] = [];
/** Of the process alone: what it would take on a machine that does nothing else. */
const worked: number[] = [];
/** In the window, after that. */
const received: number[] = [];
let bytes = 0;
for (let round = 0; round < ROUNDS; round++) {
  const start = performance.now();
  const before = process.cpuUsage();
  const opened = await open();
  const sent = send(opened);
  warm.push(since(start));
  const { user, system } = process.cpuUsage(before);
  worked.push((user + system) / 1000);
  bytes = sent.byteLength;
  const arrived = performance.now();
  receive(sent);
  received.push(since(arrived));
  await opened.project.close();
}
say(
  `warm: ${stories} stories, ${pages} pages open to the whole list`,
  warm,
  ` (${(bytes / 2 ** 20).toFixed(1)} MB to the window)`,
);

say('warm: the same in processor time, all threads', worked);
say('warm: the window makes its list of it', received);

const opened = await open();
await lookedThrough(opened.library);
await searchable(opened.library);
say('a search of the whole text, answered', await searches(opened.library));
say('a save of one edit', await saves(opened.project));
await opened.project.close();
process.exit(0);
