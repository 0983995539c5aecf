import { createHash } from 'node:crypto';
import { bend, hostileValue, write } from './hostile';
import type { Random } from './random';

/** What was done to a file, and what an honest reader may make of it. */
export interface Mutation {
  readonly how: string;
  /** The file's new bytes; a word for what is no file. */
  readonly now: Uint8Array | 'pipe' | 'device' | 'link' | 'folder' | 'gone';
  /** Its hash fits its data: the document may be taken as it is, if the rest of it holds. */
  readonly forged: boolean;
}

const flipped = (bytes: Uint8Array, random: Random): Uint8Array => {
  const out = Uint8Array.from(bytes);
  for (let times = 1 + random.below(40); times > 0; times--) {
    const at = random.below(out.length);
    out[at] = (out[at] ?? 0) ^ (1 << random.below(8));
  }
  return out;
};

const cut = (bytes: Uint8Array, random: Random): Uint8Array => bytes.subarray(0, random.below(bytes.length));

const stirred = (bytes: Uint8Array, random: Random): Uint8Array => {
  const [from, to] = [random.below(bytes.length), random.below(bytes.length)];
  const piece = bytes.subarray(Math.min(from, to), Math.max(from, to));
  const at = random.below(bytes.length);
  return Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at)]);
};

const zeroed = (bytes: Uint8Array, random: Random): Uint8Array => {
  const out = Uint8Array.from(bytes);
  const at = random.below(out.length);
  return out.fill(0, at, at + 1 + random.below(4096));
};

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

type Envelope = Record<string, unknown> & { data: Record<string, unknown> };
const parsed = (bytes: Uint8Array): Envelope => JSON.parse(Buffer.from(bytes).toString('utf8')) as Envelope;

/** The data bent; `forge` writes the hash that fits, as whoever wants to be believed would. */
function bent(bytes: Uint8Array, random: Random, forge: boolean, careful: boolean): Uint8Array {
  const envelope = parsed(bytes);
  // The manifest has no data of its own: it is bent itself.
  const target = typeof envelope.data === 'object' ? envelope.data : envelope;
  bend(target, random, careful);
  if (forge && target === envelope.data) {
    let text = write(envelope.data);
    try {
      // The reader hashes what it has parsed, where `-0` is `0` and a number too large is none.
      text = write(JSON.parse(text));
    } catch {
      // Too deep to parse: the hash is nobody's matter.
    }
    envelope['sha256'] = hash(text);
  }
  return Buffer.from(write(envelope));
}

function wrapped(bytes: Uint8Array, random: Random): Uint8Array {
  const envelope = parsed(bytes);
  const field = random.pick([
    'schema',
    'id',
    'rev',
    'parentRev',
    'device',
    'sha256',
    'data',
    'formatVersion',
    'minReader',
  ]);
  const value = random.chance(0.4)
    ? random.pick([
        'story@99999',
        'constructor@1',
        '__proto__@1',
        'page@1',
        'story@0',
        '../../x',
        'x'.repeat(1000),
        2 ** 53,
      ])
    : hostileValue(random);
  return Buffer.from(write({ ...envelope, [field]: value }));
}

/** A text of 100 MB in a place where there was one. */
function endless(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString('utf8');
  const at = text.lastIndexOf('"}');
  return Buffer.concat([
    Buffer.from(text.slice(0, at)),
    Buffer.alloc(100 * 2 ** 20, '字'),
    Buffer.from(text.slice(at)),
  ]);
}

const kinds: readonly (readonly [
  share: number,
  how: string,
  make: (bytes: Uint8Array, random: Random) => Omit<Mutation, 'how'>,
])[] = [
  [0.12, 'bits flipped', (bytes, random) => ({ now: flipped(bytes, random), forged: false })],
  [0.08, 'cut', (bytes, random) => ({ now: cut(bytes, random), forged: false })],
  [0.05, 'stirred', (bytes, random) => ({ now: stirred(bytes, random), forged: false })],
  [0.05, 'zeroed', (bytes, random) => ({ now: zeroed(bytes, random), forged: false })],
  [0.12, 'bent', (bytes, random) => ({ now: bent(bytes, random, false, false), forged: false })],
  [0.2, 'bent, hash forged', (bytes, random) => ({ now: bent(bytes, random, true, false), forged: true })],
  [
    0.25,
    'bent with care, hash forged',
    (bytes, random) => ({ now: bent(bytes, random, true, true), forged: true }),
  ],
  [0.08, 'envelope bent', (bytes, random) => ({ now: wrapped(bytes, random), forged: true })],
  [0.005, '100 MB', (bytes) => ({ now: endless(bytes), forged: false })],
  [0.01, 'a pipe', () => ({ now: 'pipe', forged: false })],
  [0.01, 'a link to a device', () => ({ now: 'device', forged: false })],
  [0.01, 'a link to another file', () => ({ now: 'link', forged: false })],
  [0.0075, 'a folder', () => ({ now: 'folder', forged: false })],
  [0.0075, 'gone', () => ({ now: 'gone', forged: false })],
];

/** One of many harms to a file, the same for the same numbers. */
export function mutate(bytes: Uint8Array, random: Random): Mutation {
  let left = random.next() * kinds.reduce((sum, [share]) => sum + share, 0);
  for (const [share, how, make] of kinds) {
    left -= share;
    if (left < 0) return { how, ...make(bytes, random) };
  }
  return { how: 'gone', now: 'gone', forged: false };
}
