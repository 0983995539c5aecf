import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { syncFolder } from '../atomic';
import { removeInside } from '../inside';
import { thinnable } from './generations';
import { readHeaders } from './header';
import { readList } from './listing';
import { PackWriter, type Piece } from './pack';
import { keptPictures, pictureName } from './pictures';
import { BACKUPS, headerFile, PACKS, PICTURES, packName } from './places';
import { Vault } from './vault';

/** A pack that no backup names yet may be the one a backup is about to name. Milliseconds. */
const FRESH = 10 * 60_000;
/** A pack is written anew when less than this share of it is still wanted. */
const WORTH_KEEPING = 0.5;

/** Removes the backups that may go by their age, and what only they have needed. Answers with their names. */
export async function tidyBackups(project: string, now: Date): Promise<readonly string[]> {
  const { sound } = await readHeaders(project);
  const gone = [...thinnable(sound, now)];
  for (const id of gone) await removeInside(join(project, headerFile(id)));
  if (gone.length > 0) {
    await syncFolder(join(project, BACKUPS));
    await sweepContents(project, now);
  }
  return gone;
}

/**
 * Removes contents that no backup names. Where a backup or a part of its list cannot be read, nothing is removed:
 * it may name anything.
 */
export async function sweepContents(project: string, now: Date): Promise<void> {
  const vault = await Vault.open(project);
  try {
    const wanted = await wantedContents(project, vault);
    if (!wanted) return;
    for (const [file, hashes] of vault.packs)
      await sweepPack(project, vault, file, hashes, wanted.hashes, now);
    for (const name of await keptPictures(project))
      if (!wanted.pictures.has(name)) await removeInside(join(project, PICTURES, name));
  } finally {
    await vault.close();
  }
}

interface Wanted {
  readonly hashes: ReadonlySet<string>;
  readonly pictures: ReadonlySet<string>;
}

async function wantedContents(project: string, vault: Vault): Promise<Wanted | undefined> {
  const { sound, damaged } = await readHeaders(project);
  if (damaged.length > 0) return undefined;
  const hashes = new Set<string>();
  const pictures = new Set<string>();
  for (const { lists } of sound) {
    // Most parts are those of the backup before.
    const fresh = Object.fromEntries(Object.entries(lists).filter(([, hash]) => !hashes.has(hash)));
    const { entries, lost } = await readList(vault, { lists: fresh });
    if (lost.length > 0) return undefined;
    for (const hash of Object.values(fresh)) hashes.add(hash);
    for (const { path, sha256 } of entries) {
      if (path.startsWith('assets/sha256/')) pictures.add(pictureName(path));
      else hashes.add(sha256);
    }
  }
  return { hashes, pictures };
}

const sizeOf = (pieces: readonly Piece[]): number => pieces.reduce((sum, { stored }) => sum + stored, 0);

async function sweepPack(
  project: string,
  vault: Vault,
  file: string,
  hashes: readonly string[],
  wanted: ReadonlySet<string>,
  now: Date,
): Promise<void> {
  const pieces = hashes.flatMap((hash) => {
    const piece = vault.pieces.get(hash);
    // Another pack may hold the same content: the one that is read from is the one that counts.
    return piece?.pack === file ? [{ hash, piece }] : [];
  });
  const live = pieces.filter(({ hash }) => wanted.has(hash));
  if (live.length === 0) {
    if (now.getTime() - (await stat(file)).mtimeMs > FRESH) await removeInside(file);
    return;
  }
  const share = sizeOf(live.map(({ piece }) => piece)) / sizeOf(pieces.map(({ piece }) => piece));
  if (share >= WORTH_KEEPING) return;
  const writer = await PackWriter.create(join(project, PACKS, packName(now)));
  try {
    for (const { hash, piece } of live) {
      const stored = await vault.stored(piece);
      if (stored?.byteLength !== piece.stored) return;
      await writer.addStored(hash, stored, piece.size);
    }
    await writer.finish();
    await removeInside(file);
    await syncFolder(dirname(file));
  } finally {
    await writer.discard();
  }
}
