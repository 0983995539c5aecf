import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Tied, tied } from '../../../../core/base/tied';

/** A value that leads back to its key, as lines lead to the page they stand on. */
interface Known {
  readonly key: object;
  readonly numbers: readonly number[];
}

setFlagsFromString('--expose-gc');
const collect: (how: { type: 'minor' }) => void = runInNewContext('gc');

/** Megabytes that a memory still holds after young collections, when all its keys have gone. */
function heldBy(tie: Tied<object, Known>): number {
  const before = process.memoryUsage().heapUsed;
  for (let n = 0; n < 256; n++) {
    const key = { n };
    tie.set(key, { key, numbers: Array.from({ length: 10_000 }, (_, i) => i + 0.5) });
    if (n % 8 === 7) collect({ type: 'minor' });
  }
  collect({ type: 'minor' });
  collect({ type: 'minor' });
  return (process.memoryUsage().heapUsed - before) / 2 ** 20;
}

describe('values tied to their keys', () => {
  it('go with their keys in the next young collection, as those of a WeakMap do not', () => {
    expect(heldBy(tied<object, Known>())).toBeLessThan(6);
    expect(heldBy(new WeakMap<object, Known>())).toBeGreaterThan(12);
  });

  it('are found as in a map, whatever was set before and by whom', () => {
    const count = 5;
    const step = fc.record({
      key: fc.nat({ max: count - 1 }),
      one: fc.boolean(),
      value: fc.option(fc.string(), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const keys = Array.from({ length: count }, (_, n) => (n % 2 > 0 ? [n] : { n }));
        const ties = [tied<object, string | undefined>(), tied<object, string | undefined>()] as const;
        const maps = [new Map<object, string | undefined>(), new Map<object, string | undefined>()] as const;
        for (const { key, one, value } of steps) {
          const object = keys[key] ?? {};
          ties[one ? 0 : 1].set(object, value);
          maps[one ? 0 : 1].set(object, value);
        }
        for (const key of keys)
          for (const n of [0, 1] as const) expect(ties[n].get(key)).toBe(maps[n].get(key));
      }),
    );
  });

  it('are not to be seen from outside', () => {
    const tie = tied<object, string>();
    const page = { lines: [1, 2] };
    tie.set(page, 'hidden');
    tie.set(page.lines, 'hidden');
    expect(Reflect.ownKeys(page)).toEqual(['lines']);
    expect(JSON.stringify(page)).toBe('{"lines":[1,2]}');
    const copy = structuredClone(page);
    expect(copy).toEqual({ lines: [1, 2] });
    expect(tie.get(copy)).toBeUndefined();
    expect(tie.get({ ...page })).toBeUndefined();
    expect(tie.get(page)).toBe('hidden');
  });
});
