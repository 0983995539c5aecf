import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Holder } from '../../../core/contract/project';
import { bytesOf } from '../adapter';
import { writeAtomic } from '../atomic';
import { encode, parseJson } from '../envelope';
import { codeOf } from '../failures';
import { LOCAL } from '../layout';
import { type Identity, lifeOf, ourselves } from './identity';

/** Milliseconds between two signs of life of a holder. */
export const HEARTBEAT = 5000;
/** A holder that has not been heard of for so long may be taken over, if the editor says so. Milliseconds. */
export const SILENCE = 60_000;

export const LOCK = `${LOCAL}/lock`;
/** Is there while the project is held; its time is the holder's last sign of life. */
export const heldFolder = (project: string): string => join(project, LOCK, 'held');
export const holderFile = (project: string): string => join(project, LOCK, 'holder.json');

const schema = z.object({
  /** Made anew for every taking: says whether the lock is still the one we took. */
  token: z.string().min(1),
  user: z.string(),
  host: z.string(),
  machine: z.string(),
  pid: z.number().int().positive(),
  start: z.string().nullable(),
  since: z.string(),
});

/** What the holder file says. */
export interface HolderFile extends Identity {
  readonly token: string;
  /** ISO 8601. */
  readonly since: string;
}

/** What the bytes of a holder file say; undefined where nothing can be made of them. */
export function readHolderBytes(bytes: Uint8Array | null): HolderFile | undefined {
  const json = bytes === null ? undefined : parseJson(bytes);
  const parsed = json?.ok ? schema.safeParse(json.value) : undefined;
  return parsed?.success ? parsed.data : undefined;
}

/** Undefined where there is none. Throws where it cannot be read at all. */
export const readHolder = async (project: string): Promise<HolderFile | undefined> =>
  readHolderBytes(await bytesOf(holderFile(project), LOCK));

export const writeHolder = (project: string, holder: HolderFile): Promise<void> =>
  writeAtomic(holderFile(project), encode(holder));

/** Locks that this process holds, by their tokens. */
export const ownTokens = new Set<string>();

export type Judgement =
  | { readonly kind: 'free' }
  /** Left behind by a process of this machine that no longer lives. */
  | { readonly kind: 'dead' }
  | { readonly kind: 'held'; readonly holder: Holder; readonly heard: number };

/** Milliseconds since 1970 of the holder's last sign of life; undefined while nobody holds the project. */
async function lastHeard(project: string): Promise<number | undefined> {
  try {
    return (await stat(heldFolder(project))).mtimeMs;
  } catch (problem) {
    if (codeOf(problem) === 'ENOENT' || codeOf(problem) === 'ENOTDIR') return undefined;
    throw problem;
  }
}

const shown = (file: HolderFile | undefined, heard: number, here: boolean, stale: boolean): Holder => ({
  user: file?.user ?? '',
  host: file?.host ?? '',
  since: file?.since ?? new Date(heard).toISOString(),
  here,
  stale,
});

/** Who holds a project, and whether that one can still be there. Throws where the folder cannot be looked into. */
export async function judge(project: string): Promise<Judgement> {
  const heard = await lastHeard(project);
  if (heard === undefined) return { kind: 'free' };
  const file = await readHolder(project);
  const us = await ourselves();
  const silent = Date.now() - heard > SILENCE;
  const held = (here: boolean, stale: boolean): Judgement => ({
    kind: 'held',
    holder: shown(file, heard, here, stale),
    heard,
  });
  if (file === undefined || file.machine !== us.machine) return held(false, silent);
  // A lock of our own that no project of ours stands on, e.g. in a folder that was moved while open.
  if (file.pid === us.pid && file.start === us.start && !ownTokens.has(file.token)) return { kind: 'dead' };
  const life = await lifeOf(file);
  if (life === 'dead') return { kind: 'dead' };
  return held(true, life === 'unknown' && silent);
}
