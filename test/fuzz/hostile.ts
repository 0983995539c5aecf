import type { Random } from './random';

/** JSON that is not to be parsed again: written into the text as it is. */
export class Raw {
  constructor(readonly text: string) {}
}

const nested = (depth: number, open: string, inner: string, close: string): Raw =>
  new Raw(open.repeat(depth) + inner + close.repeat(depth));

const HUGE: readonly string[] = [
  '1e308',
  '-1e308',
  '1e999',
  '-1e999',
  '9007199254740993',
  '1e-320',
  '-0',
  '4294967296',
  '0.1',
];
const NAMES: readonly string[] = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'then',
  'length',
  '',
];
const TEXTS: readonly string[] = [
  '',
  '\u0000',
  '\ud800',
  '\u202e夜校\u2066',
  '../../../etc/passwd',
  'file:///etc/passwd',
  '<script>steal()</script>',
  '{{thing}} $t(x)',
  '%s%n%x',
  '\u{10ffff}\u{fe0f}\u{e0001}',
  'é\u0301'.repeat(300),
  'constructor',
  '🀄'.repeat(200),
  '——……“”《》'.repeat(100),
];

/** A value that no honest document has in this place. */
export function hostileValue(random: Random): unknown {
  const makers: readonly (() => unknown)[] = [
    () => null,
    () => random.chance(0.5),
    () => [],
    () => ({}),
    () => new Raw(random.pick(HUGE)),
    () => new Raw(random.pick(HUGE)),
    () => random.below(100_001),
    () => -random.below(1000),
    () => random.next() / 1e6,
    () => random.pick(TEXTS),
    () => random.pick(TEXTS),
    () => '字'.repeat(10 ** (1 + random.below(5))),
    () => 'a'.repeat(10 ** (1 + random.below(6))),
    () => nested(10 ** (1 + random.below(5)), '[', '', ']'),
    () => nested(10 ** (1 + random.below(5)), '{"a":', '1', '}'),
    () => new Raw(`{${random.pick(NAMES.map((name) => JSON.stringify(name)))}:{"polluted":true}}`),
    () => Array.from({ length: 10 ** (1 + random.below(4)) }, (_, i) => i),
    () => Array.from({ length: 10 ** random.below(4) }, () => ({})),
  ];
  return random.pick(makers)();
}

type Json = Record<string, unknown> | unknown[];
interface Spot {
  readonly holder: Json;
  readonly key: string | number;
}

const isHolder = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !(value instanceof Raw);

const spotsOf = (holder: Json): readonly Spot[] =>
  Object.entries(holder).flatMap(([key, value]): Spot[] => [
    { holder, key: Array.isArray(holder) ? Number(key) : key },
    ...(isHolder(value) ? spotsOf(value) : []),
  ]);

const valueAt = ({ holder, key }: Spot): unknown =>
  Array.isArray(holder) ? holder[Number(key)] : holder[String(key)];

function put({ holder, key }: Spot, value: unknown): void {
  if (Array.isArray(holder)) holder[Number(key)] = value;
  else Object.defineProperty(holder, key, { value, enumerable: true, writable: true, configurable: true });
}

function drop({ holder, key }: Spot): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[String(key)];
}

function repeat({ holder, key }: Spot, times: number): void {
  if (!Array.isArray(holder)) return;
  const value = holder[Number(key)];
  for (let i = 0; i < times; i++) holder.push(structuredClone(value));
}

/** A value that fits by its kind and is at the edge of what makes sense: what a careful attacker would write. */
function edged(random: Random, value: unknown): unknown {
  if (typeof value === 'number')
    return random.pick([
      0,
      1,
      -1,
      value * 1000,
      value / 1000,
      -value,
      1e6,
      1e9,
      1e-9,
      99_999,
      0.5,
      value + 0.1,
    ]);
  if (typeof value === 'string')
    return random.chance(0.3)
      ? value.repeat(1 + random.below(2000))
      : `${random.pick(TEXTS)}${value}${random.pick(TEXTS)}`;
  if (typeof value === 'boolean') return !value;
  return value;
}

/** Bends a tree in a few places. */
export function bend(root: Json, random: Random, careful: boolean): void {
  for (let times = 1 + random.below(3); times > 0; times--) {
    const spots = spotsOf(root);
    if (spots.length === 0) return;
    const spot = random.pick(spots);
    const what = random.next();
    if (careful && what < 0.75) put(spot, edged(random, valueAt(spot)));
    else if (what < 0.6) put(spot, hostileValue(random));
    else if (what < 0.75) drop(spot);
    else if (what < 0.9) repeat(spot, 10 ** (1 + random.below(4)));
    else
      put(
        { holder: spot.holder, key: Array.isArray(spot.holder) ? spot.holder.length : random.pick(NAMES) },
        hostileValue(random),
      );
  }
}

/** As `JSON.stringify`, with raw pieces as they are. Keys sorted, as an envelope's hash wants them. */
export function write(value: unknown): string {
  if (value instanceof Raw) return value.text;
  if (Array.isArray(value)) return `[${value.map(write).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${write(inner)}`).join(',')}}`;
}
