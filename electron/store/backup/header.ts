import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { err, ok, type Result } from '../../../core/base/result';
import { harm } from '../../../core/contract/harm';
import type { Backup } from '../../../core/contract/project';
import { bytesOf } from '../adapter';
import { writeAtomic } from '../atomic';
import { encode, hashOf, parseJson } from '../envelope';
import { codeOf } from '../failures';
import { ABSENT } from '../fileStat';
import { keptAt } from './generations';
import { BACKUPS, headerFile, isBackupId } from './places';

const hash = z.string().regex(/^[0-9a-f]{64}$/u);

const schema = z.object({
  format: z.literal(1),
  id: z.string(),
  /** ISO 8601. */
  time: z.iso.datetime(),
  /** Made before a migration, and kept longer for it. */
  migration: z.boolean(),
  documents: z.number().int().nonnegative(),
  /** Of documents and pictures as a restored folder has them. */
  bytes: z.number().int().nonnegative(),
  /** Documents that were damaged when the backup was made: it has their last good state, where there was one. */
  missed: z.array(z.string()),
  /** Contents of the list of files, by the first two digits of the hash of the path. */
  lists: z.record(z.string().regex(/^[0-9a-f]{2}$/u), hash),
});

/** What a backup is. Its file carries the hash of all this beside it. */
export type Header = z.infer<typeof schema>;

export async function writeHeader(project: string, header: Header): Promise<void> {
  const file = join(project, headerFile(header.id));
  await writeAtomic(file, encode({ ...header, sha256: hashOf(header) }));
}

/** A backup's header, or what is wrong with it. */
export async function readHeader(project: string, id: string): Promise<Result<Header, string>> {
  if (!isBackupId(id)) return err(harm('name'));
  try {
    const bytes = await bytesOf(join(project, headerFile(id)), headerFile(id));
    if (bytes === null) return err(harm('missing'));
    const json = parseJson(bytes);
    if (!json.ok) return json;
    const parsed = schema.extend({ sha256: hash }).safeParse(json.value);
    if (!parsed.success) return err(harm('field', z.prettifyError(parsed.error)));
    const { sha256, ...header } = parsed.data;
    if (header.id !== id) return err(harm('holds', header.id));
    return sha256 === hashOf(header) ? ok(header) : err(harm('hash'));
  } catch (problem) {
    return err(problem instanceof Error ? problem.message : String(problem));
  }
}

export interface Headers {
  /** Newest first. */
  readonly sound: readonly Header[];
  readonly damaged: readonly { readonly id: string; readonly problem: string }[];
}

/** All backups of a project. */
export async function readHeaders(project: string): Promise<Headers> {
  const sound: Header[] = [];
  const damaged: { readonly id: string; readonly problem: string }[] = [];
  for (const id of await headerIds(project)) {
    const header = await readHeader(project, id);
    if (header.ok) sound.push(header.value);
    else damaged.push({ id, problem: header.error });
  }
  return { sound: sound.sort(newestFirst), damaged };
}

const newestFirst = (a: Header, b: Header): number =>
  b.time.localeCompare(a.time) || b.id.localeCompare(a.id);

/** Names of all backups, whatever they are worth; sorted. */
export async function headerIds(project: string): Promise<readonly string[]> {
  try {
    return (await readdir(join(project, BACKUPS)))
      .map((name) => /^(?<id>.+)\.json$/u.exec(name)?.groups?.['id'] ?? '')
      .filter(isBackupId)
      .sort();
  } catch (problem) {
    if (ABSENT.has(codeOf(problem) ?? '')) return [];
    throw problem;
  }
}

/** A backup as the window lists it. */
export const shown = (header: Header, now: Date): Backup => ({
  id: header.id,
  time: header.time,
  kept: keptAt(header, now),
  documents: header.documents,
  bytes: header.bytes,
});
