import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tied } from '../../../../core/base/tied';

describe('values tied to their keys', () => {
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
