import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rm, rmdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { makeId } from '../../core/base/ids';
import { err, ok, type Result } from '../../core/base/result';
import type { DeskFailure } from '../../core/contract/desk';
import { harm } from '../../core/contract/harm';
import { newIssue } from '../../core/document/factory';
import { emptyRecords, type ProjectRecords, type RecordType, recordTypes } from '../../core/document/records';
import { checkCurrent, failureText } from '../../core/document/validate';
import { resourceFile } from '../resources';
import { makeFolder, renameOver, syncFolder, temporaryName, writeAtomic } from './atomic';
import { deviceName } from './device';
import { encode, parseJson } from './envelope';
import { codeOf, failure, failureOf, StoreError } from './failures';
import { FolderStore } from './folder';
import { writeIgnores } from './ignores';
import { MANIFEST } from './layout';
import { newManifest, readManifest } from './manifest';
import { type OpenOptions, openProject } from './open';
import type { Project } from './opened';

/** The sheets that templates exist for. */
export const paperSizes = ['broadsheet', 'tabloid', 'a3', 'a4'] as const;
export type PaperSize = (typeof paperSizes)[number];

export interface NewProject {
  readonly paper: PaperSize;
  /** 报名 */
  readonly name: string;
  /** Date of the first issue, YYYY-MM-DD. */
  readonly date: string;
}

const newId = (): string => makeId((bytes) => randomBytes(bytes));

/** `resources/templates/<paper>.json`; the records inside are checked like any others. */
const template = z.object({
  paper: z.looseObject({}),
  styles: z.array(z.looseObject({ id: z.string() })).min(1),
  pages: z.array(z.looseObject({})).min(1),
});

async function readTemplate(paper: PaperSize): Promise<z.infer<typeof template>> {
  const file = resourceFile(`templates/${paper}.json`);
  const json = parseJson(await readFile(file));
  if (!json.ok) throw new StoreError(failure('damaged', file, json.error));
  const parsed = template.safeParse(json.value);
  if (!parsed.success)
    throw new StoreError(failure('damaged', file, harm('field', z.prettifyError(parsed.error))));
  return parsed.data;
}

function mustHold(type: RecordType, data: unknown): void {
  const result = checkCurrent(type, data);
  if (!result.ok) throw new StoreError(failure('refused', type, failureText(result.error)));
}

/** The first records of a new project. Throws a `StoreError` where the wishes or the template do not hold. */
async function firstRecords({ paper, name, date }: NewProject): Promise<ProjectRecords> {
  const { paper: sheet, styles, pages } = await readTemplate(paper);
  const ids = { paper: newId(), issue: newId() };
  const sheets = pages.map((page) => Object.assign(page, { id: newId(), issue: ids.issue }));
  const issue = newIssue(ids.issue, ids.paper, date, { pages: sheets.map((page) => page.id) });
  const records = {
    ...emptyRecords,
    paper: { [ids.paper]: { ...sheet, id: ids.paper, name } },
    style: Object.fromEntries(styles.map((style) => [style.id, style])),
    issue: { [ids.issue]: issue },
    page: Object.fromEntries(sheets.map((page) => [page.id, page])),
  };
  for (const type of ['paper', 'style', 'issue', 'page'] as const)
    for (const record of Object.values(records[type])) mustHold(type, record);
  return records as unknown as ProjectRecords;
}

/** A new project must not spill into what is there. */
async function mustBeFree(folder: string): Promise<void> {
  try {
    const names = await readdir(folder);
    if (names.length > 0) throw new StoreError(failure('refused', folder, 'not empty'));
  } catch (problem) {
    if (codeOf(problem) !== 'ENOENT') throw problem;
  }
}

/**
 * Builds a folder under a temporary name and gives it its own when it is complete, so that nobody ever finds
 * half a project. On failure nothing is left.
 */
export async function buildFolder(target: string, fill: (folder: string) => Promise<void>): Promise<void> {
  await mustBeFree(target);
  const parent = dirname(target);
  await makeFolder(parent);
  const building = join(parent, temporaryName(target));
  try {
    await mkdir(building);
    await fill(building);
    await rmdir(target).catch(() => undefined);
    await renameOver(building, target);
  } catch (problem) {
    await rm(building, { recursive: true, force: true });
    throw problem;
  }
  await syncFolder(parent);
}

async function fillProject(folder: string, records: ProjectRecords, device: string): Promise<void> {
  await writeAtomic(join(folder, MANIFEST), encode(newManifest(newId())));
  await writeIgnores(folder);
  const store = new FolderStore(folder, { device });
  const drafts = recordTypes.flatMap((type) =>
    Object.entries(records[type]).map(([id, record]) => ({ type, id, record: record as unknown })),
  );
  const saved = await store.save(drafts);
  if (!saved.ok) throw new StoreError(saved.error);
}

/** Makes a project from a template and opens it. An existing folder is used only where it is empty. */
export async function createProject(
  path: string,
  wishes: NewProject,
  options: OpenOptions = {},
): Promise<Result<Project, DeskFailure>> {
  const folder = resolve(path);
  try {
    const records = await firstRecords(wishes);
    await buildFolder(folder, (building) => fillProject(building, records, options.device ?? deviceName()));
  } catch (problem) {
    return err(failureOf(problem, 'write', folder));
  }
  return openProject(folder, options);
}

/**
 * Copies a folder's files with all the care of a save. Only contents: an installed sample is often write-protected
 * and its copy must not be. Files with a dot in front are no part of a paper.
 */
async function copyFiles(from: string, to: string): Promise<void> {
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.name.startsWith('.')) continue;
    if (entry.isDirectory()) await copyFiles(source, target);
    else if (entry.isFile()) await writeAtomic(target, await readFile(source));
  }
}

/** Copies the sample paper to a folder that is free; the copy is a project of its own. Answers with its path. */
export async function copySample(path: string): Promise<Result<string, DeskFailure>> {
  const target = resolve(path);
  const sample = resourceFile('sample');
  const manifest = await readManifest(sample);
  if (!manifest.ok) return manifest;
  try {
    await buildFolder(target, async (building) => {
      await writeIgnores(building);
      await copyFiles(sample, building);
      await writeAtomic(join(building, MANIFEST), encode(newManifest(newId())));
    });
    return ok(target);
  } catch (problem) {
    return err(failureOf(problem, 'write', target));
  }
}
