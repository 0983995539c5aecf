import type { Entry, ZipFile } from 'yauzl';
import type { DeskFailure } from '../../../core/contract/desk';
import { fileAt } from '../backup/files';
import { failure, StoreError } from '../failures';
import { CONTENTS, type Limits, nameKey, refusedName } from './format';

/** An archive that could do harm, or would not be what it seems. */
export const unsafe = (path: string, why: string): StoreError =>
  new StoreError(failure('unsafe-archive', path, why));

const STORED = 0;
const DEFLATED = 8;
/** File types of Unix in the upper half of the attributes, where the maker was a Unix. */
const UNIX = 3;
const TYPE = 0o170000;
const REGULAR = 0o100000;

/** Bytes of a local header before its name. */
const LOCAL_HEAD = 30;

/** All files of an archive by name, after every check that needs no content. Throws a `StoreError`. */
export async function inspectEntries(zip: ZipFile, limits: Limits): Promise<ReadonlyMap<string, Entry>> {
  if (zip.entryCount > limits.files) throw unsafe('', `${zip.entryCount} entries`);
  const entries = new Map<string, Entry>();
  const keys = new Set<string>();
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    if (isFolder(entry)) continue;
    const why = refusal(entry, limits);
    if (why !== undefined) throw unsafe(entry.fileName, why);
    const key = nameKey(entry.fileName);
    if (keys.has(key)) throw unsafe(entry.fileName, 'twice the same name');
    keys.add(key);
    total += entry.uncompressedSize;
    if (total > limits.total) throw unsafe(entry.fileName, `more than ${limits.total} bytes`);
    entries.set(entry.fileName, entry);
  }
  const [first, second] = overlapping([...entries.values()], zip.fileSize);
  if (first) throw unsafe(second?.fileName ?? first.fileName, `shares its bytes with ${first.fileName}`);
  return entries;
}

/** Folders come into being with the files in them. */
const isFolder = (entry: Entry): boolean => entry.fileName.endsWith('/') && entry.uncompressedSize === 0;

function refusal(entry: Entry, limits: Limits): string | undefined {
  if (entry.isEncrypted()) return 'encrypted';
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED)
    return `compressed by method ${entry.compressionMethod}`;
  const type = entry.versionMadeBy >> 8 === UNIX ? (entry.externalFileAttributes >>> 16) & TYPE : 0;
  if (type !== 0 && type !== REGULAR) return 'a link or a device';
  if (entry.fileName !== CONTENTS) {
    const name = refusedName(entry.fileName);
    if (name !== undefined) return name;
  }
  const most = sizeLimit(entry.fileName, limits);
  if (entry.uncompressedSize > most) return `${entry.uncompressedSize} bytes, more than ${most}`;
  const swollen = entry.uncompressedSize > limits.ratioFrom;
  return swollen && entry.uncompressedSize > entry.compressedSize * limits.ratio
    ? `${entry.uncompressedSize} bytes out of ${entry.compressedSize}`
    : undefined;
}

function sizeLimit(path: string, limits: Limits): number {
  if (path === CONTENTS) return limits.contents;
  return fileAt(path)?.kind === 'asset' ? limits.picture : limits.document;
}

/** Two entries that lie on the same bytes: a few of them give any number of files. */
function overlapping(entries: readonly Entry[], end: number): readonly Entry[] {
  const inOrder = entries.toSorted((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  for (const [i, entry] of inOrder.entries()) {
    const next = inOrder[i + 1];
    const until = next?.relativeOffsetOfLocalHeader ?? end;
    const least = entry.relativeOffsetOfLocalHeader + LOCAL_HEAD + entry.compressedSize;
    if (least > until) return next ? [entry, next] : [entry];
  }
  return [];
}

/** What the list of contents and the entries do not agree about. */
export function disagreement(
  listed: readonly { readonly path: string; readonly size: number }[],
  entries: ReadonlyMap<string, Entry>,
): DeskFailure | undefined {
  const paths = new Set(listed.map(({ path }) => path));
  for (const { path, size } of listed) {
    const entry = entries.get(path);
    if (!entry) return failure('damaged', path, 'missing in the archive');
    if (entry.uncompressedSize !== size)
      return failure('damaged', path, `${entry.uncompressedSize} bytes instead of ${size}`);
  }
  for (const path of entries.keys())
    if (path !== CONTENTS && !paths.has(path))
      return failure('unsafe-archive', path, 'not in the list of contents');
  return undefined;
}
