import { describe, expect, it } from 'vitest';
import { answer } from '../../../../electron/ipc/answer';

describe('answering a call', () => {
  it('hands a checked argument to the handler', async () => {
    const got: unknown[] = [];
    const result = await answer(
      'app.settings',
      (argument) => {
        got.push(argument);
        return { ok: true, value: null };
      },
      { theme: 'dark', unknown: 1 },
    );
    expect(result).toEqual({ ok: true, value: null });
    expect(got).toEqual([{ theme: 'dark' }]);
  });

  it.each([
    ['app.settings', { theme: 'pink' }],
    ['app.info', 'something'],
    ['project.create', { name: '', paper: 'a4' }],
    ['export.start', { pages: [], preset: 'x4', marks: true }],
    ['project.save', [{ type: 'planet', id: 'x', ops: [] }]],
    ['project.save', [{ type: 'story', id: 'x', ops: [{ op: 'run', path: [] }] }]],
  ] as const)('refuses %s with %j without asking the handler', async (name, argument) => {
    const result = await answer(
      name,
      () => {
        throw new Error('must not be asked');
      },
      argument,
    );
    expect(result).toMatchObject({ ok: false, error: { kind: 'refused', thing: name } });
  });

  it('makes a failure of what a handler throws', async () => {
    const result = await answer('app.info', () => Promise.reject(new Error('no disk')), undefined);
    expect(result).toEqual({ ok: false, error: { kind: 'failed', thing: 'app.info', detail: 'no disk' } });
  });
});
