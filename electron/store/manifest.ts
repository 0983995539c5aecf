import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { err, ok, type Result } from '../../core/base/result';
import type { DeskFailure } from '../../core/contract/desk';
import { harm } from '../../core/contract/harm';
import { recordKinds } from '../../core/document/records';
import { bytesOf } from './adapter';
import { parseJson } from './envelope';
import { failure, failureOf } from './failures';
import { MANIFEST } from './layout';

/** The layout of the project folder that this desk writes, and the oldest desk that can read it. */
export const FORMAT_VERSION = 1;
const PRODUCT = 'banxin';

const schema = z.looseObject({
  product: z.literal(PRODUCT),
  formatVersion: z.number().int().min(1),
  /** Oldest format version whose desk can read this folder. */
  minReader: z.number().int().min(1),
  /** Of the project. */
  id: z.string().min(1),
  /** No document of a type is in an older version of its schema than this; 1 where nothing is said. */
  schemas: z.record(z.string(), z.number().int().min(1)).optional(),
});

export interface Manifest {
  readonly product: typeof PRODUCT;
  readonly formatVersion: number;
  readonly minReader: number;
  readonly id: string;
  readonly schemas?: Readonly<Record<string, number>> | undefined;
}

/** Versions of the schemas of today, by type; what is 1 goes without saying. */
export const schemasOf = (
  kinds: Readonly<Record<string, { readonly version: number }>>,
): Readonly<Record<string, number>> | undefined => {
  const later = Object.entries(kinds).filter(([, { version }]) => version > 1);
  return later.length === 0
    ? undefined
    : Object.fromEntries(later.map(([type, { version }]) => [type, version]));
};

export const newManifest = (id: string): Manifest => ({
  product: PRODUCT,
  formatVersion: FORMAT_VERSION,
  minReader: FORMAT_VERSION,
  id,
  ...withSchemas(schemasOf(recordKinds)),
});

const withSchemas = (
  schemas: Manifest['schemas'],
): { readonly schemas?: Readonly<Record<string, number>> } => (schemas ? { schemas } : {});

async function folderNames(folder: string): Promise<Result<readonly string[], DeskFailure>> {
  try {
    if (!(await stat(folder)).isDirectory()) return err(failure('not-a-project', folder));
    return ok(await readdir(folder));
  } catch (problem) {
    return err(failureOf(problem, 'read', folder));
  }
}

/** Whether a folder without a manifest was a project once: then it is damaged rather than foreign. */
const looksLikeProject = (names: readonly string[]): boolean =>
  ['papers', 'issues', 'pages'].every((name) => names.includes(name));

/** Whether a folder looks like a project, whatever its manifest says. */
export async function wasProject(folder: string): Promise<boolean> {
  const names = await folderNames(folder);
  return names.ok && looksLikeProject(names.value);
}

const isOurs = (json: unknown): boolean =>
  typeof json === 'object' && json !== null && 'product' in json && json.product === PRODUCT;

/** The manifest that a file's bytes hold, or what is wrong with them. */
export function checkManifest(bytes: Uint8Array): Result<Manifest, string> {
  const json = parseJson(bytes);
  if (!json.ok) return json;
  const parsed = schema.safeParse(json.value);
  return parsed.success ? ok(parsed.data) : err(harm('field', z.prettifyError(parsed.error)));
}

/** Says whether a folder is a project that this desk may open, and if not, why, naming folder or file. */
export async function readManifest(folder: string): Promise<Result<Manifest, DeskFailure>> {
  const names = await folderNames(folder);
  if (!names.ok) return names;
  const file = join(folder, MANIFEST);
  const foreign = failure('not-a-project', folder);
  let bytes: Uint8Array | null;
  try {
    bytes = await bytesOf(file, file);
  } catch (problem) {
    return err(failureOf(problem, 'read', file));
  }
  const once = looksLikeProject(names.value);
  if (bytes === null) return err(once ? failure('damaged', file, harm('missing')) : foreign);
  const json = parseJson(bytes);
  if (!json.ok) return err(failure('damaged', file, json.error));
  if (!isOurs(json.value) && !once) return err(foreign);
  const parsed = schema.safeParse(json.value);
  if (!parsed.success) return err(failure('damaged', file, harm('field', z.prettifyError(parsed.error))));
  const { minReader } = parsed.data;
  if (minReader > FORMAT_VERSION)
    return err(failure('newer-format', folder, `${minReader} > ${FORMAT_VERSION}`));
  return ok(parsed.data);
}
