import type { DocumentKey } from '../../../core/contract/project';
import { goodRecord } from '../check';
import { type Envelope, hashOf, readEnvelope } from '../envelope';

/** One of the states that a merge has left in one file. */
export interface Side {
  readonly envelope: Envelope;
  readonly record: unknown;
}

const MARK = Buffer.from('<<<<<<<');

/** Which sides the lines after a marker belong to; the middle one is what both were made from (`diff3`). */
type Part = 'both' | 'ours' | 'base' | 'theirs';

const MARKERS: readonly (readonly [after: Part, marker: RegExp, then: Part])[] = [
  ['both', /^<{7}(?: |$)/u, 'ours'],
  ['ours', /^\|{7}(?: |$)/u, 'base'],
  ['ours', /^={7}$/u, 'theirs'],
  ['base', /^={7}$/u, 'theirs'],
  ['theirs', /^>{7}(?: |$)/u, 'both'],
];
const ANY_MARKER = /^(?:<{7}|\|{7}|={7}|>{7})(?: |$)/u;

/**
 * The two texts of which a version control program has made one with conflict markers. Undefined for a text without
 * markers or with such as do not go together. In a document a line never begins with one: text stands in quotes there.
 */
function textsOf(text: string): { readonly ours: string; readonly theirs: string } | undefined {
  const ours: string[] = [];
  const theirs: string[] = [];
  let part: Part = 'both';
  let found = false;
  for (const line of text.split(/\r?\n/u)) {
    const next = MARKERS.find(([after, marker]) => after === part && marker.test(line))?.[2];
    if (next !== undefined) {
      part = next;
      found = true;
    } else if (ANY_MARKER.test(line)) return undefined;
    else {
      if (part === 'both' || part === 'ours') ours.push(line);
      if (part === 'both' || part === 'theirs') theirs.push(line);
    }
  }
  return found && part === 'both' ? { ours: ours.join('\n'), theirs: theirs.join('\n') } : undefined;
}

/**
 * Where both have changed other places of a document, too, the program has already put those changes into either side,
 * and the hash is of neither: what is checked then is the document itself.
 */
function sideOf(key: DocumentKey, text: string): Side | undefined {
  const read = readEnvelope(new TextEncoder().encode(text));
  if (!read.ok) return undefined;
  const good = goodRecord(key, read.value);
  if (typeof good === 'string') return undefined;
  return { envelope: { ...read.value, sha256: hashOf(read.value.data) }, record: good.record };
}

/** Whether a file may hold conflict markers. Quick: asked of every damaged one. */
export const hasMarkers = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(MARK);

/**
 * What a version control program has left of two states of a document in one file, our own before theirs, as far as
 * they can be used; two that say the same are one. Empty for a file without conflict markers.
 */
export function sidesIn(key: DocumentKey, bytes: Uint8Array): readonly Side[] {
  if (!hasMarkers(bytes)) return [];
  const texts = textsOf(new TextDecoder().decode(bytes));
  if (!texts) return [];
  const [ours, theirs] = [sideOf(key, texts.ours), sideOf(key, texts.theirs)];
  const same = ours?.envelope.sha256 === theirs?.envelope.sha256;
  return [ours, same ? undefined : theirs].filter((side) => side !== undefined);
}
