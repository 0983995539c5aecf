import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { diffRecords } from '../../core/document/apply';
import type { Story } from '../../core/document/records/story';
import { decode, encode, nextEnvelope } from '../../electron/store/envelope';
import { openProject } from '../../electron/store/project';
import { figures, times } from '../support/counts';
import { bundle, Child } from '../unit/electron/store/children';
import { filesBelow, heldIn, paperFor } from './documents';
import { makeTypingDesk, TypingDesk } from './typingDesk';
import { STORY } from './typist';

const ROUNDS = times('ROUNDS', 30, 2);
/** Saves of each of two writers whose lock was forced aside. */
const SAVES = times('SAVES', 500, 60);

const room = mkdtempSync(join(tmpdir(), 'banxin-writers-'));
const storyFile = (folder: string): string => join(folder, 'stories', STORY.slice(-2), `${STORY}.json`);
let script = '';

beforeAll(async () => {
  makeTypingDesk(join(room, 'program'));
  script = await bundle('../../../durability/writer.child.ts', room);
});
afterAll(() => rmSync(room, { recursive: true, force: true }));

/** Headlines of all states of the story that the project holds: as the document, as branches, as kept versions. */
async function statesOf(folder: string): Promise<ReadonlySet<string>> {
  const kept = await Promise.all(
    ['branches', 'history', '.local/quarantine'].map((part) => filesBelow(join(folder, part))),
  );
  const found = new Set<string>();
  for (const file of [storyFile(folder), ...kept.flat()]) {
    const envelope = decode(await readFile(file));
    if (envelope.ok && envelope.value.id === STORY) found.add((envelope.value.data as Story).headline);
  }
  return found;
}

/** What a sync program or another desk does: a whole new state of the story, put in its place. */
async function writeFromOutside(folder: string, headline: string): Promise<void> {
  const file = storyFile(folder);
  const last = decode(await readFile(file));
  if (!last.ok) throw new Error(last.error);
  const { schema, id } = last.value;
  const data = { ...(last.value.data as Story), headline };
  const next = nextEnvelope(last.value, { schema, id, device: 'desk-elsewhere', data });
  writeFileSync(`${file}.outside`, encode(next));
  renameSync(`${file}.outside`, file);
}

it('a second desk on a project reads only, says who writes, and the first is not disturbed', async () => {
  const project = await paperFor(join(room, 'two.banxin'));
  const first = new TypingDesk(join(room, 'program'), join(room, 'profile-1'), project);
  await first.saves(3);
  const second = new TypingDesk(join(room, 'program'), join(room, 'profile-2'), project);
  await second.saves(1);
  expect(second.refused).toMatchObject({ host: hostname(), here: true, stale: false });
  await second.kill();
  const third = await openProject(project);
  if (!third.ok) throw new Error(JSON.stringify(third.error));
  expect(third.value).toMatchObject({ readOnly: true, holder: { here: true } });
  const { records } = third.value;
  const story = { ...(records.story[STORY] as Story), headline: '另一台' };
  const edit = diffRecords(records, { ...records, story: { ...records.story, [STORY]: story } });
  expect(await third.value.apply(edit)).toMatchObject({ ok: false, error: { kind: 'locked' } });
  await third.value.close();
  const before = first.acknowledged;
  await first.saves(before + 5);
  await first.kill();
  const held = await heldIn(project);
  expect(held).toMatchObject({ damaged: [], odd: [], whole: true });
  expect(held.story).toBeGreaterThanOrEqual(first.acknowledged);
  // The lock of the killed desk is nobody's: the next one writes at once.
  const next = await openProject(project);
  expect(next).toMatchObject({ ok: true, value: { readOnly: false } });
  if (next.ok) await next.value.close();
});

it(`${ROUNDS} × another program writes the story that the desk is saving`, async () => {
  let lost = 0;
  let branched = 0;
  for (let n = 0; n < ROUNDS; n++) {
    const project = await paperFor(join(room, `outside-${n}.banxin`));
    const desk = new TypingDesk(join(room, 'program'), join(room, 'profile-1'), project);
    await desk.saves(2 + (n % 4));
    await wait(Math.random() * 20);
    const outside = `外 ${n}`;
    await writeFromOutside(project, outside);
    await desk.saves(desk.acknowledged - (desk.opened ?? 0) + 4);
    const confirmed = desk.acknowledged;
    const { refused } = desk;
    await desk.kill();
    const states = await statesOf(project);
    const ours = Math.max(...[...states].map(Number).filter((state) => !Number.isNaN(state)));
    if (!states.has(outside) || ours < confirmed) lost++;
    if (states.has(outside) && ours >= confirmed) branched++;
    expect(refused).toBeUndefined();
    expect((await heldIn(project)).damaged).toEqual([]);
  }
  figures('another program writes too', {
    rounds: ROUNDS,
    'both states there': branched,
    'updates lost': lost,
  });
  expect(lost).toBe(0);
});

it(`two desks past the lock, ${SAVES} saves each on one story`, async () => {
  const project = await paperFor(join(room, 'forced.banxin'));
  const writers = ['甲', '乙'].map(
    (name) => new Child(process.execPath, [script, project, name, `${SAVES}`]),
  );
  await Promise.all(writers.map((writer) => writer.end()));
  const states = await statesOf(project);
  const last = writers.map((writer) => writer.output.trim().split('\n').at(-1) ?? '');
  expect(writers.map((writer) => writer.errors)).toEqual(['', '']);
  expect(last).toEqual([`甲 ${SAVES}`, `乙 ${SAVES}`]);
  const missing = last.filter((state) => !states.has(state));
  figures('two desks past the lock', {
    'acknowledged saves': 2 * SAVES,
    'last states there': 2 - missing.length,
    'updates lost': missing.length,
  });
  expect(missing).toEqual([]);
  expect((await heldIn(project)).damaged).toEqual([]);
});
