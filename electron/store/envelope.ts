import { createHash } from 'node:crypto';
import { z } from 'zod';
import { err, ok, type Result } from '../../core/base/result';
import { harm } from '../../core/contract/harm';
import type { Json } from '../../core/document/diff';
import { canonicalJson, MAX_DEPTH, notJson } from '../../core/document/json';

/** What a document's file says of it beside its data. Fields of a newer writer stay as they are. */
const schema = z.looseObject({
  /** `<type>@<version>` */
  schema: z.string().regex(/^[a-z][a-z-]*@[1-9]\d{0,5}$/u),
  id: z.string(),
  /** Counts the saves of this document. */
  rev: z.number().int().min(1),
  /** The revision this one was made from; null for the first. */
  parentRev: z.number().int().min(1).nullable(),
  /** Who wrote it. */
  device: z.string(),
  /** Of the data in canonical JSON. */
  sha256: z.string(),
  data: z.unknown(),
});

export interface Envelope {
  readonly schema: string;
  readonly id: string;
  readonly rev: number;
  readonly parentRev: number | null;
  readonly device: string;
  readonly sha256: string;
  readonly data: unknown;
}

export const sha256 = (bytes: Uint8Array | string): string =>
  createHash('sha256').update(bytes).digest('hex');

/** The hash that an envelope carries of its data. */
export const hashOf = (data: unknown): string => sha256(canonicalJson(data as Json));

/** UTF-8, keys sorted, LF, text as it is: no normalisation, names need their exact characters. */
export const encode = (value: unknown): Uint8Array =>
  new TextEncoder().encode(`${canonicalJson(value as Json, 2)}\n`);

const [QUOTE, BACKSLASH, SPACE] = [0x22, 0x5c, 0x20];
/** `[` and `{` have this in common, `]` and `}` this: the bit between small and capital letters set. */
const [OPENING, CLOSING] = [0x7b, 0x7d];

/** Whether brackets stand inside one another deeper than any document's: found before anything is made of them. */
function nestsTooDeep(bytes: Uint8Array): boolean {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (quoted) {
      if (byte === BACKSLASH) at += 1;
      else if (byte === QUOTE) quoted = false;
    } else if (byte === QUOTE) quoted = true;
    else if ((byte | SPACE) === OPENING) depth += 1;
    else if ((byte | SPACE) === CLOSING) depth -= 1;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** What V8 says of JSON that ends too early. */
const ENDS = /end of JSON|Unterminated/u;

/** JSON of a file, or the harm it has come to: bytes that are not UTF-8 are never replaced silently. */
export function parseJson(bytes: Uint8Array): Result<unknown, string> {
  if (bytes.byteLength === 0) return err(harm('empty'));
  if (nestsTooDeep(bytes)) return err(harm('too-deep', MAX_DEPTH));
  const text = textOf(bytes);
  if (text === undefined) return err(harm('not-utf8'));
  try {
    const value: unknown = JSON.parse(text);
    const odd = notJson(value);
    return odd === undefined ? ok(value) : err(harm('odd-value', odd));
  } catch (problem) {
    const said = problem instanceof Error ? problem.message : String(problem);
    return err(ENDS.test(said) ? harm('cut-short') : harm('not-json', said));
  }
}

/** The envelope of a file, whatever its hash says, or the harm it has come to. */
export function readEnvelope(bytes: Uint8Array): Result<Envelope, string> {
  const json = parseJson(bytes);
  if (!json.ok) return json;
  const parsed = schema.safeParse(json.value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return err(harm('field', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`));
  }
  return ok(json.value as Envelope);
}

/** `readEnvelope`, the hash verified. */
export function decode(bytes: Uint8Array): Result<Envelope, string> {
  const read = readEnvelope(bytes);
  if (!read.ok) return read;
  const envelope = read.value;
  return hashOf(envelope.data) === envelope.sha256 ? ok(envelope) : err(harm('hash'));
}

/** `story@1` → story and 1. */
export function readSchema(name: string): { readonly type: string; readonly version: number } {
  const [type = '', version = ''] = name.split('@');
  return { type, version: Number(version) };
}

/** The envelope of a document's next revision; fields that we do not know are carried on from the last. */
export function nextEnvelope(
  last: Envelope | undefined,
  next: { readonly schema: string; readonly id: string; readonly device: string; readonly data: unknown },
  /** Of the data, where it is known already. */
  hash = hashOf(next.data),
): Envelope {
  const parentRev = last?.rev ?? null;
  return { ...last, ...next, rev: (parentRev ?? 0) + 1, parentRev, sha256: hash };
}
