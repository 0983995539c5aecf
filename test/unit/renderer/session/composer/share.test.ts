import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { share } from '../../../../../renderer/session/composer/share';

describe('sharing what did not change', () => {
  it('gives back the former value where all is the same', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(share(value, structuredClone(value))).toBe(value);
      }),
    );
  });

  it('always says what the later value says', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (before, after) => {
        expect(share(before, after)).toEqual(after);
      }),
    );
  });

  it('takes a field called __proto__ for what it is', () => {
    const after: unknown = JSON.parse('{"__proto__": false}');
    expect(share({}, after)).toEqual(after);
    expect(share({ a: 1 }, after)).toEqual(after);
  });

  it('keeps the stories that are as they were', () => {
    const before = {
      revision: 1,
      stories: [
        { item: 'a', lines: [1, 2] },
        { item: 'b', lines: [3] },
      ],
    };
    const after = {
      revision: 2,
      stories: [
        { item: 'a', lines: [1, 2] },
        { item: 'b', lines: [3, 4] },
      ],
    };
    const shared = share(before, after);
    expect(shared).toEqual(after);
    expect(shared.stories[0]).toBe(before.stories[0]);
    expect(shared.stories[1]).not.toBe(before.stories[1]);
  });
});
