import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calls } from '../../../../core/contract/desk';
import { answer } from '../../../../electron/ipc/answer';
import { tooMuch } from '../../../../electron/ipc/weigh';

const nested = (depth: number): unknown => {
  let value: unknown = 1;
  for (let i = 0; i < depth; i++) value = i % 2 === 0 ? [value] : { a: value };
  return value;
};

describe('arguments that are too much', () => {
  it.each([
    ['a million levels', () => nested(1_000_000), /levels/u],
    ['three million values', () => Array.from({ length: 3_000_000 }, () => 0), /values/u],
    [
      'lists of lists',
      () => Array.from({ length: 3000 }, () => Array.from({ length: 1000 }, () => 0)),
      /values/u,
    ],
    ['a text of 70 MB', () => 'x'.repeat(70 * 2 ** 20), /characters/u],
    ['a map', () => new Map([[1, 2]]), /plain/u],
    ['a date', () => [new Date(0)], /plain/u],
    ['bytes', () => new Uint8Array(10), /plain/u],
  ] as const)('%s', (_name, make, why) => {
    expect(tooMuch(make())).toMatch(why);
  });

  it('that come round to themselves have no bottom', () => {
    const ring: { self?: unknown } = {};
    ring.self = ring;
    expect(tooMuch(ring)).toMatch(/levels/u);
  });

  it('leave every JSON of a document in peace', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 12 }), (value) => {
        expect(tooMuch(value)).toBeUndefined();
      }),
    );
  });

  it('are told in a few words, however many places are wrong', async () => {
    const wrong = Array.from({ length: 9000 }, () => ({ type: 'planet', id: 'x', ops: [] }));
    const answered = await answer('project.save', () => ({ ok: true, value: null }), wrong);
    expect(answered).toMatchObject({ ok: false, error: { kind: 'refused', thing: 'project.save' } });
    expect(JSON.stringify(answered).length).toBeLessThan(2000);
  });
});

describe('the contract', () => {
  it('takes no path of a file or a folder but that of a file this session has written', () => {
    const paths = Object.entries(calls).flatMap(([name, { argument }]) => {
      const fields =
        'shape' in argument && typeof argument.shape === 'object' ? Object.keys(argument.shape ?? {}) : [];
      return fields
        .filter((field) => /path|file|folder|dir|dest|target|source/iu.test(field))
        .map((field) => `${name}.${field}`);
    });
    expect(paths).toEqual(['export.show.path']);
  });

  it('refuses every call without the argument it wants, and every one with an argument it does not want', async () => {
    const reached: string[] = [];
    for (const name of Object.keys(calls) as (keyof typeof calls)[]) {
      const wants = !calls[name].argument.safeParse(undefined).success;
      for (const argument of wants
        ? [undefined, null, 0, '', 'x', [0], [[]], true]
        : [null, 0, '', 'x', [], {}, true]) {
        const answered = await answer(name, () => (reached.push(name), { ok: true, value: null }), argument);
        expect(answered, `${name} ${JSON.stringify(argument)}`).toMatchObject({
          ok: false,
          error: { kind: 'refused', thing: name },
        });
      }
    }
    expect(reached).toEqual([]);
  });

  it('answers whatever comes with a value of its own kind and never throws', async () => {
    const names = fc.constantFrom(...(Object.keys(calls) as (keyof typeof calls)[]));
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSparseArray: true,
      withTypedArray: true,
      withNullPrototype: true,
    });
    await fc.assert(
      fc.asyncProperty(names, anything, async (name, argument) => {
        const answered = await answer(name, () => ({ ok: true, value: null }), argument);
        if (!answered.ok) expect(answered.error).toMatchObject({ kind: 'refused', thing: name });
      }),
      { numRuns: 2000 },
    );
  });
});
