import { lstat, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Result } from '../../core/base/result';
import type { DeskFailure } from '../../core/contract/desk';
import type { PictureFile } from '../../core/document/factory';
import type { Picture } from '../../core/document/records/picture';
import { MAX_PIXELS, openPicture } from '../native/picture';
import { bytesOf } from './adapter';
import { writeAtomic } from './atomic';
import { sha256 } from './envelope';
import { codeOf, failure, failureOf, nameOf, StoreError } from './failures';
import { ABSENT } from './fileStat';
import { ASSETS, assetFile } from './layout';
import { inParallel } from './read';

/** A newspaper's largest picture is far below this; what is above it is a mistake. Bytes. */
export const MAX_ASSET = 200 * 1024 * 1024;
/** EXIF orientations from here on lie on their side. */
const FIRST_TURNED = 5;

const ASCII = (bytes: Uint8Array, at: number, text: string): boolean =>
  [...text].every((letter, i) => bytes[at + i] === letter.charCodeAt(0));

/** What a picture is, by its content: names lie. Undefined for what newspapers do not print from. */
export function sniff(bytes: Uint8Array): Picture['ext'] | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpg';
  if (bytes[0] === 0x89 && ASCII(bytes, 1, 'PNG\r\n\u001a\n')) return 'png';
  if (ASCII(bytes, 0, 'II*\0') || ASCII(bytes, 0, 'MM\0*')) return 'tif';
  if (ASCII(bytes, 0, 'RIFF') && ASCII(bytes, 8, 'WEBP')) return 'webp';
  return undefined;
}

/** Pixels as the picture is seen: a camera held upright turns width and height. */
async function measure(bytes: Uint8Array): Promise<{ readonly width: number; readonly height: number }> {
  const { width, height, orientation = 1 } = await (await openPicture(bytes)).metadata();
  return orientation >= FIRST_TURNED ? { width: height, height: width } : { width, height };
}

/** Checks a picture's bytes and tells what its card needs. Nothing is written. */
export async function inspectPicture(
  bytes: Uint8Array,
  name: string,
): Promise<Result<PictureFile, DeskFailure>> {
  if (bytes.byteLength > MAX_ASSET) return err(failure('too-large', name));
  const ext = sniff(bytes);
  if (ext === undefined) return err(failure('unsupported-picture', name));
  try {
    const size = await measure(bytes);
    if (size.width * size.height > MAX_PIXELS)
      return err(failure('too-large', name, `${size.width} × ${size.height}`));
    return ok({ sha256: sha256(bytes), ext, name, ...size });
  } catch (problem) {
    return err(failure('unsupported-picture', name, problem instanceof Error ? problem.message : undefined));
  }
}

/** The bytes of a picture file outside the project; a huge one is refused before it is read. */
export async function readPicture(path: string): Promise<Result<Uint8Array, DeskFailure>> {
  try {
    if ((await stat(path)).size > MAX_ASSET) return err(failure('too-large', nameOf(path)));
    return ok(await readFile(path));
  } catch (problem) {
    return err(failureOf(problem, 'read', path));
  }
}

/** Stores a picture under its hash. One that is there already is left alone; one whose content rotted is healed. */
export async function storeAsset(
  project: string,
  file: PictureFile,
  bytes: Uint8Array,
): Promise<Result<PictureFile, DeskFailure>> {
  const target = join(project, assetFile(file.sha256, file.ext));
  try {
    const there = await bytesOf(target, file.name, MAX_ASSET);
    if (there === null || sha256(there) !== file.sha256) await writeAtomic(target, bytes);
    return ok(file);
  } catch (problem) {
    return err(failureOf(problem, 'write', file.name));
  }
}

async function shardNames(project: string): Promise<readonly string[]> {
  try {
    return (await readdir(join(project, ASSETS))).filter((name) => /^[0-9a-f]{2}$/u.test(name));
  } catch (problem) {
    if (ABSENT.has(codeOf(problem) ?? '')) return [];
    throw new StoreError(failureOf(problem, 'read', ASSETS));
  }
}

const filesIn = async (project: string, folder: string): Promise<readonly (readonly [string, string])[]> => {
  const files: [string, string][] = [];
  for (const name of await readdir(join(project, folder))) {
    const sha = /^(?<sha>[0-9a-f]{64})\.(?:jpg|png|tif|webp)$/u.exec(name)?.groups?.['sha'];
    if (sha === undefined) continue;
    const path = `${folder}/${name}`;
    const info = await lstat(join(project, path));
    // An empty file is what a crash of some other program leaves: no picture. What a link leads to is not ours to show.
    if (info.isFile() && info.size > 0) files.push([sha, path]);
  }
  return files;
};

/**
 * The picture files in a project: their paths by their hashes, which are their names. Throws a `StoreError` where
 * they cannot be listed.
 */
export async function listAssets(project: string): Promise<ReadonlyMap<string, string>> {
  const shards = await shardNames(project);
  try {
    const lists = await inParallel(shards, (shard) => filesIn(project, `${ASSETS}/${shard}`));
    return new Map(lists.flat());
  } catch (problem) {
    throw new StoreError(failureOf(problem, 'read', ASSETS));
  }
}
