import { z } from 'zod';
import { MAX_ASSET } from '../assets';
import { fileAt } from '../backup/files';

/** A whole project as one file. */
export const ARCHIVE_SUFFIX = '.banxin.zip';
/** The list of all files with their hashes, the last entry of an archive. */
export const CONTENTS = 'contents.json';
const FORMAT = 1;

/**
 * What an archive may hold at most: far above any paper's and small enough for any desk. Bytes, but `files` and
 * `ratio`.
 */
export const LIMITS = {
  files: 500_000,
  contents: 256 * 1024 * 1024,
  document: 64 * 1024 * 1024,
  picture: MAX_ASSET,
  total: 64 * 1024 * 1024 * 1024,
  /** How much smaller a deflated document may be than it is; checked from `ratioFrom` on. */
  ratio: 200,
  ratioFrom: 1024 * 1024,
} as const;
export type Limits = { readonly [Name in keyof typeof LIMITS]: number };

const row = z.tuple([z.string(), z.number().int().nonnegative(), z.string().regex(/^[0-9a-f]{64}$/u)]);
const schema = z.object({
  product: z.literal('banxin'),
  archive: z.number().int().min(1),
  files: z.array(row),
});

/** A file of an archive, as its list has it. */
export interface ListedFile {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
}

export const writeContents = (files: readonly ListedFile[]): Buffer => {
  const rows = files.map(({ path, size, sha256 }) => JSON.stringify([path, size, sha256]));
  return Buffer.from(`{"archive":${FORMAT},"files":[\n${rows.join(',\n')}\n],"product":"banxin"}\n`);
};

export type Contents =
  | { readonly kind: 'good'; readonly files: readonly ListedFile[] }
  | { readonly kind: 'newer'; readonly format: number }
  | { readonly kind: 'bad'; readonly problem: string };

export function readContents(json: unknown): Contents {
  const parsed = schema.safeParse(json);
  if (parsed.success && parsed.data.archive > FORMAT) return { kind: 'newer', format: parsed.data.archive };
  if (!parsed.success) return { kind: 'bad', problem: z.prettifyError(parsed.error) };
  return {
    kind: 'good',
    files: parsed.data.files.map(([path, size, sha256]) => ({ path, size, sha256 })),
  };
}

/** Names that Windows keeps for devices, whatever follows the first dot. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\.|$)/iu;

/**
 * Why a name may not become a file of a project, or undefined where it may. Only what a project folder has a place
 * for gets in, so that there is no way up, to a drive, into `.local` or onto another name's file.
 */
export function refusedName(path: string): string | undefined {
  if (path.split('/').some((part) => DEVICE.test(part))) return 'a device of Windows';
  const what = fileAt(path);
  return what === undefined ? 'no place in a project' : undefined;
}

/** On many disks two names that differ in case only, or in how an accent is written, are one. */
export const nameKey = (path: string): string => path.normalize('NFC').toLowerCase();
