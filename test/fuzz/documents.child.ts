import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { FontBook } from '../../core/base/ports';
import { type ProjectRecords, recordTypes } from '../../core/document/records';
import { exportPages } from '../../electron/jobs/export';
import { composePages } from '../../electron/jobs/pages';
import { exportRequest } from '../../electron/jobs/request';
import { loadFontBook } from '../../electron/resources';
import { examine, repair } from '../../electron/store/doctor';
import { readKnown } from '../../electron/store/library/known';
import { openProject, type Project } from '../../electron/store/project';
import { write } from './hostile';
import { type Mutation, mutate } from './mutate';
import { copyPaper, documentsOf, keptStates, makePaper } from './paper';
import { Random } from './random';
import { contentsOf, furnish, harmAround, surroundingsOf } from './surroundings';

/**
 * Opens one harmed paper after another and says how each went, a line of JSON each: what comes before a silence or a
 * crash tells which one it was.
 */
const [room = '', seedText = '1', fromText = '0', toText = '0', everyText = '10'] = process.argv.slice(2);
const [seed, from, to, every] = [seedText, fromText, toText, everyText].map(Number) as [
  number,
  number,
  number,
  number,
];

const say = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);
const original = join(room, 'original.banxin');
const folder = join(room, 'case.banxin');
/** What a folder that is a link leads to. */
const elsewhere = join(room, 'of somebody else');
/** So many of the cases harm what is around the documents. */
const AROUND = 0.2;

async function harm(path: string, { now }: Mutation): Promise<void> {
  const file = join(folder, path);
  if (typeof now !== 'string') return writeFile(file, now);
  await rm(file, { force: true });
  if (now === 'pipe') execFileSync('mkfifo', [file]);
  if (now === 'device') await symlink('/dev/zero', file);
  if (now === 'link') await symlink('/etc/passwd', file);
  if (now === 'folder') await mkdir(file);
}

/** Hashes of earlier states of documents, which may come in the place of a damaged one. */
let kept: ReadonlySet<string> = new Set();

const canonicalHash = (data: unknown): string => createHash('sha256').update(write(data)).digest('hex');

/**
 * What is shown must be what was there, an earlier state of it that is named as such, or what the harmed file says of itself with a hash that fits; nothing else may
 * come in. Answers with the ids of documents that are other than the original's, or throws.
 */
async function judge(
  project: Project,
  records: ProjectRecords,
  path: string,
  { now, forged }: Mutation,
): Promise<readonly string[]> {
  const changed: string[] = [];
  for (const type of recordTypes)
    for (const [id, record] of Object.entries(project.records[type])) {
      const honest = (records[type] as Readonly<Record<string, unknown>>)[id];
      // The same content: `-0` is written as `0`.
      if (canonicalHash(record) === canonicalHash(honest)) continue;
      const restored = project.notes.some(
        ({ rule, params }) => rule === 'STORE-RESTORED' && params['path'] === path,
      );
      if (restored && kept.has(canonicalHash(record))) continue;
      if (typeof now === 'string') throw new Error(`${type} ${id} came from nowhere`);
      const { data, sha256 } = JSON.parse(Buffer.from(now).toString('utf8')) as {
        data: unknown;
        sha256: unknown;
      };
      if (!isDeepStrictEqual(record, data)) throw new Error(`${type} ${id} is not what ${path} holds`);
      if (sha256 !== canonicalHash(data)) throw new Error(`${type} ${id} was taken with a wrong hash`);
      if (!forged) throw new Error(`${type} ${id} was taken although it was damaged`);
      changed.push(`${type} ${id}`);
    }
  if (Object.hasOwn({}, 'polluted') || 'polluted' in {})
    throw new Error('the prototype of all objects was changed');
  return changed;
}

/** Composes every page of the paper, and exports them all where `whole`. */
async function show(project: Project, fonts: FontBook, whole: boolean): Promise<string> {
  const pages = Object.keys(project.records.page);
  if (pages.length === 0) return 'no page';
  const out = join(room, 'out');
  const request = exportRequest(project, { pages, preset: 'proof', marks: true, out });
  const composed = composePages(request, fonts);
  if (!composed.ok) return composed.error.kind;
  if (!whole) return 'composed';
  const exported = await exportPages(request);
  await rm(out, { recursive: true, force: true });
  return exported.ok ? 'exported' : exported.error.kind;
}

async function one(
  n: number,
  records: ProjectRecords,
  files: ReadonlyMap<string, Uint8Array>,
  fonts: FontBook,
): Promise<void> {
  const random = new Random(seed * 1_000_003 + n);
  if (random.chance(AROUND)) return around(n, random, records, files);
  const path = random.pick([...files.keys()]);
  const mutation = mutate(files.get(path) ?? new Uint8Array(), random);
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  await copyPaper(original, folder);
  await harm(path, mutation);
  say({ n, path, how: mutation.how, step: 'open' });
  const began = performance.now();
  const opened = await openProject(folder);
  const ms = performance.now() - began;
  if (!opened.ok) {
    say({ n, ms, result: `refused: ${opened.error.kind}` });
    return;
  }
  const project = opened.value;
  const changed = await judge(project, records, path, mutation);
  const notes = project.notes.length;
  // The manifest has no hash, and fields it does not know may stand in it.
  if (
    path !== 'manifest.json' &&
    changed.length === 0 &&
    notes === 0 &&
    typeof mutation.now !== 'string' &&
    !sameContent(mutation.now, files.get(path))
  )
    throw new Error(`nothing is said of ${path}`);
  say({ n, step: 'show' });
  const shownFrom = performance.now();
  const shown = changed.length > 0 || n % every === 0 ? await show(project, fonts, n % every === 0) : 'not';
  const showMs = performance.now() - shownFrom;
  await project.close();
  for (const [other, bytes] of files)
    if (other !== path && !Buffer.from(bytes).equals(await readFile(join(folder, other))))
      throw new Error(`${other} was changed`);
  say({
    n,
    ms,
    showMs,
    shown,
    result: changed.length > 0 ? 'taken as forged' : notes > 0 ? 'named' : 'as it was',
    rss: process.memoryUsage.rss(),
  });
}

/**
 * Whatever is wrong around the documents, they are as they were; a project in which a folder is a link is not opened, and
 * what the link leads to is left alone by everything that looks at the project.
 */
async function around(
  n: number,
  random: Random,
  records: ProjectRecords,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  await rm(elsewhere, { recursive: true, force: true });
  await copyPaper(original, folder);
  const { path, how, folderLink } = await harmAround(folder, elsewhere, surroundings, random);
  say({ n, path, how, step: 'open' });
  const before = await contentsOf(elsewhere);
  const began = performance.now();
  readKnown(folder, 'a project');
  const opened = await openProject(folder);
  const ms = performance.now() - began;
  if (opened.ok) {
    const changed = await judge(opened.value, records, path, { how, now: 'gone', forged: false });
    if (changed.length > 0 || folderLink) throw new Error(`opened with ${path} (${how})`);
    await opened.value.checkAssets();
    await opened.value.close();
    for (const [other, bytes] of files)
      if (!Buffer.from(bytes).equals(await readFile(join(folder, other))))
        throw new Error(`${other} was changed`);
  } else if (!folderLink || opened.error.kind !== 'linked') throw new Error(`refused: ${opened.error.kind}`);
  const found = await examine(folder);
  if (!found.ok) throw new Error(`the doctor ends in ${JSON.stringify(found.error)}`);
  if (folderLink && found.value.findings[0]?.note.rule !== 'DOCTOR-LINK')
    throw new Error(`the doctor does not name ${path}`);
  const repaired = await repair(found.value);
  if (!repaired.ok) throw new Error(`the repair ends in ${JSON.stringify(repaired.error)}`);
  if (repaired.value.after.findings.some(({ remedy }) => remedy?.kind === 'away'))
    throw new Error(`after the repair ${path} is in the way still`);
  if ((await contentsOf(elsewhere)) !== before) throw new Error(`written through ${path}`);
  say({ n, ms, result: folderLink ? 'a folder that is a link: refused' : 'around: as it was' });
}

const dataOf = (bytes: Uint8Array): unknown =>
  (JSON.parse(Buffer.from(bytes).toString('utf8')) as { data?: unknown }).data;

/** The same document in other clothes: white space, order of keys. */
function sameContent(a: Uint8Array, b: Uint8Array | undefined): boolean {
  try {
    return canonicalHash(dataOf(a)) === canonicalHash(dataOf(b ?? new Uint8Array()));
  } catch {
    return false;
  }
}

await rm(original, { recursive: true, force: true });
await makePaper(original);
await furnish(original);
const files = await documentsOf(original);
const surroundings = await surroundingsOf(original);
const book = await loadFontBook();
if (!book.ok) throw new Error(book.error.kind);
const whole = await openProject(original, { readOnly: true });
if (!whole.ok || whole.value.notes.length > 0) throw new Error('the unharmed paper does not open');
const { records } = whole.value;
// Once for all: the first composition and export load what the others only use.
await show(whole.value, book.value, true);
await whole.value.close();
kept = await keptStates(original);
say({ ready: files.size });
for (let n = from; n < to; n++) {
  try {
    await one(n, records, files, book.value);
  } catch (problem) {
    say({ n, wrong: problem instanceof Error ? (problem.stack ?? problem.message) : String(problem) });
  }
}
