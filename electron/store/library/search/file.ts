import { join } from 'node:path';
import { writeAtomic } from '../../atomic';
import { sha256 } from '../../envelope';
import { LOCAL } from '../../layout';
import { readRegularSync } from '../../regular';
import { SearchIndex, type SearchText } from './search';

export const SEARCH_FILE = `${LOCAL}/search.bin`;
/** What is longer was not written by a desk. Bytes. */
export const MAX_SEARCH = 2 ** 30;

/** First bytes of the file; the number grows with every change of what follows or of how texts are folded. */
const MAGIC = Buffer.from('banxin-search-1\n', 'latin1');
const HASH = 64;
/** Magic, hash of all that follows, length of the head, then head, keys, ends, lists and texts. */
const HEAD_AT = MAGIC.byteLength + HASH + 4;

interface Head {
  readonly project: string;
  /** Ids by the numbers of the postings; empty where a number stands for nothing any more. */
  readonly ids: readonly string[];
  readonly keys: number;
  readonly lists: number;
  readonly texts: readonly (readonly [id: string, size: number, modified: number, bytes: number])[];
}

const bytesOf = (numbers: Uint32Array): Buffer =>
  Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength);

/** A copy: numbers have to lie at a multiple of four. */
const numbersOf = (bytes: Buffer): Uint32Array => {
  const numbers = new Uint32Array(bytes.byteLength / 4);
  bytes.copy(bytesOf(numbers));
  return numbers;
};

export function searchBytes(project: string, index: SearchIndex): Buffer {
  const { texts, base } = index.parts;
  const { keys, ends, bytes } = base.postings;
  const head: Head = {
    project,
    ids: base.ids,
    keys: keys.length,
    lists: bytes.byteLength,
    texts: [...texts].map(([id, { stamp, bytes: text }]) => [
      id,
      stamp.size,
      stamp.modified,
      text.byteLength,
    ]),
  };
  const json = Buffer.from(JSON.stringify(head), 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32LE(json.byteLength);
  const rest = Buffer.concat([
    length,
    json,
    bytesOf(keys),
    bytesOf(ends),
    bytes,
    ...[...texts.values()].map((text) => text.bytes),
  ]);
  return Buffer.concat([MAGIC, Buffer.from(sha256(rest), 'latin1'), rest]);
}

/** The index of a file, or undefined for whatever is not exactly what this version of the desk wrote for this project. */
export function readSearchBytes(project: string, file: Buffer): SearchIndex | undefined {
  if (file.byteLength < HEAD_AT || !file.subarray(0, MAGIC.byteLength).equals(MAGIC)) return undefined;
  const hash = file.toString('latin1', MAGIC.byteLength, MAGIC.byteLength + HASH);
  if (sha256(file.subarray(MAGIC.byteLength + HASH)) !== hash) return undefined;
  let at = HEAD_AT;
  const take = (bytes: number): Buffer => file.subarray(at, (at += bytes));
  const head = JSON.parse(take(file.readUInt32LE(HEAD_AT - 4)).toString('utf8')) as Head;
  if (head.project !== project) return undefined;
  const keys = numbersOf(take(head.keys * 4));
  const ends = numbersOf(take(head.keys * 4));
  const bytes = take(head.lists);
  const texts = new Map<string, SearchText>();
  for (const [id, size, modified, length] of head.texts)
    texts.set(id, { stamp: { size, modified }, bytes: take(length) });
  return new SearchIndex(texts, { ids: head.ids, postings: { keys, ends, bytes } });
}

/** Undefined where there is no file that can be used. Never an error: it is only a cache. */
export function readSearch(folder: string, project: string): SearchIndex | undefined {
  try {
    return readSearchBytes(project, readRegularSync(join(folder, SEARCH_FILE), MAX_SEARCH));
  } catch {
    return undefined;
  }
}

/** Throws the system's error; the file that was there stays. */
export const writeSearch = (folder: string, project: string, index: SearchIndex): Promise<void> =>
  writeAtomic(join(folder, SEARCH_FILE), searchBytes(project, index));
