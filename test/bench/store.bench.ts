import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, bench, describe } from 'vitest';
import { diffRecords } from '../../core/document/apply';
import type { RecordsDiff } from '../../core/document/diff';
import { newBlock, newStory } from '../../core/document/factory';
import type { ProjectRecords } from '../../core/document/records';
import type { Story } from '../../core/document/records/story';
import { encode, nextEnvelope } from '../../electron/store/envelope';
import { documentPath } from '../../electron/store/layout';
import { createProject, openProject, type Project } from '../../electron/store/project';

/** Stories of a paper's year; 600 characters in six paragraphs each. */
const STORIES = 2000;
const room = mkdtempSync(join(tmpdir(), 'banxin-bench-'));
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

/** The archive is laid down without the care of a save: only reading it is measured. */
function archive(): void {
  for (let n = 0; n < STORIES; n++) {
    const data = story(n);
    const file = join(folder, documentPath('story', data.id));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(
      file,
      encode(nextEnvelope(undefined, { schema: 'story@1', id: data.id, device: 'bench', data })),
    );
  }
}

async function opened(): Promise<Project> {
  const result = await openProject(folder);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const created = await createProject(folder, { paper: 'broadsheet', name: '报', date: '2026-11-22' });
if (!created.ok) throw new Error(JSON.stringify(created.error));
await created.value.close();
archive();
const project = await opened();
const long = story(STORIES, 60, 170);

const with1 = (records: ProjectRecords, changed: Story): ProjectRecords => ({
  ...records,
  story: { ...records.story, [changed.id]: changed },
});

const save = async (diff: RecordsDiff): Promise<void> => {
  const saved = await project.apply(diff);
  if (!saved.ok) throw new Error(JSON.stringify(saved.error));
};
await save(diffRecords(project.records, with1(project.records, long)));

/** One more character in the middle of a story: diffed, checked and on the disk. */
async function key(id: string): Promise<void> {
  const before = project.records.story[id];
  if (!before) throw new Error(id);
  const at = before.body.length >> 1;
  const body = before.body.map((block, i) =>
    i === at ? newBlock(block.id, `${block.runs[0]?.text ?? ''}字`) : block,
  );
  await save(diffRecords(project.records, with1(project.records, { ...before, body })));
}

/** Times of one scenario, for the percentiles that the desk's targets are given in. */
const samples = new Map<string, number[]>();
const timed = (name: string, run: () => Promise<void>): void => {
  const times: number[] = [];
  samples.set(name, times);
  bench(
    name,
    async () => {
      const start = performance.now();
      await run();
      times.push(performance.now() - start);
    },
    { time: 1500, iterations: 5, warmupIterations: 1, warmupTime: 0 },
  );
};

afterAll(() => {
  for (const [name, times] of samples) {
    const sorted = times.toSorted((a, b) => a - b);
    const at = (share: number): string =>
      (sorted[Math.floor(sorted.length * share)] ?? Number.NaN).toFixed(1);
    process.stdout.write(`store: ${name}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms (${sorted.length} times)\n`);
  }
  rmSync(room, { recursive: true, force: true });
});

describe('project folder', () => {
  timed('a key in a story of 600 characters, saved', () => key('story-7'));
  timed('a key in a story of 10,000 characters, saved', () => key(long.id));
  timed(`a project of ${STORIES} stories, opened`, async () => {
    await opened();
  });
});
