import { z } from 'zod';
import { parseJson, sha256 } from '../envelope';
import type { Header } from './header';

/** Where contents are read from, by their hash. */
export interface Contents {
  read(hash: string): Promise<Uint8Array | undefined>;
}

/** A file that a backup has: a document's content is in a pack under its hash, a picture's under its name. */
export interface Entry {
  readonly path: string;
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

const schema = z.array(
  z.tuple([z.string(), z.string().regex(/^[0-9a-f]{64}$/u), z.number().int().nonnegative()]),
);

/**
 * The list of a backup's files is parted by the hash of the path and each part stored like a document, so that
 * a backup costs what has changed and not what there is.
 */
const partOf = (path: string): string => sha256(path).slice(0, 2);

export interface ListPart {
  readonly part: string;
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

export function listParts(entries: readonly Entry[]): readonly ListPart[] {
  const parts = new Map<string, Entry[]>();
  for (const entry of entries) {
    const part = partOf(entry.path);
    const list = parts.get(part);
    if (list) list.push(entry);
    else parts.set(part, [entry]);
  }
  return [...parts]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([part, list]) => {
      const rows = list
        .toSorted((a, b) => (a.path < b.path ? -1 : 1))
        .map((entry) => [entry.path, entry.sha256, entry.size]);
      const bytes = new TextEncoder().encode(JSON.stringify(rows));
      return { part, sha256: sha256(bytes), bytes };
    });
}

async function readPart(contents: Contents, hash: string): Promise<readonly Entry[] | undefined> {
  const bytes = await contents.read(hash);
  const json = bytes && parseJson(bytes);
  if (!json?.ok) return undefined;
  const rows = schema.safeParse(json.value);
  return rows.success ? rows.data.map(([path, sha, size]) => ({ path, sha256: sha, size })) : undefined;
}

/** All files of a backup; `lost` are the parts of its list that cannot be read. */
export async function readList(
  contents: Contents,
  header: Pick<Header, 'lists'>,
): Promise<{ readonly entries: readonly Entry[]; readonly lost: readonly string[] }> {
  const entries: Entry[] = [];
  const lost: string[] = [];
  for (const [part, hash] of Object.entries(header.lists)) {
    const list = await readPart(contents, hash);
    if (list) entries.push(...list);
    else lost.push(part);
  }
  return { entries: entries.sort((a, b) => (a.path < b.path ? -1 : 1)), lost };
}

/** Paths of all files that any of some backups has. Most of their lists they have in common: each is read once. */
export async function pathsEver(
  contents: Contents,
  headers: readonly Pick<Header, 'lists'>[],
): Promise<ReadonlySet<string>> {
  const paths = new Set<string>();
  for (const hash of new Set(headers.flatMap(({ lists }) => Object.values(lists))))
    for (const { path } of (await readPart(contents, hash)) ?? []) paths.add(path);
  return paths;
}

/** One file of a backup, at the price of one part of its list. */
export async function findEntry(
  contents: Contents,
  header: Header,
  path: string,
): Promise<Entry | undefined> {
  const hash = header.lists[partOf(path)];
  const list = hash === undefined ? undefined : await readPart(contents, hash);
  return list?.find((entry) => entry.path === path);
}
