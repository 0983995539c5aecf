import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { takeLock } from '../../../../electron/store/lock';
import { cliBench } from './cli';

describe('a project that somebody else writes', () => {
  const { cli, folder } = cliBench();

  it('is refused by commands that write, with who has it, and read by the others', async () => {
    await cli(['new', 'p.banxin', '--paper', 'a4', '--name', '江城']);
    const lock = await takeLock(join(folder(), 'p.banxin'));
    if (!lock.ok) throw new Error(lock.error.failure.kind);
    const refused = await cli(['import', 'p.banxin', '-'], '一篇稿件\n\n正文一段。');
    expect(refused.code).toBe(3);
    expect(refused.out).toBe('');
    expect(refused.err).toContain('p.banxin');
    expect(refused.err).toContain(hostname());
    expect((await cli(['stories', 'p.banxin'])).code).toBe(0);
    await lock.value.release();
    expect((await cli(['import', 'p.banxin', '-'], '一篇稿件\n\n正文一段。')).code).toBe(0);
  });

  it('is let go of after every command, those that fail too', async () => {
    await cli(['new', 'p.banxin', '--paper', 'a4', '--name', '江城']);
    expect((await cli(['makeup', 'p.banxin', '--simple', '--page', '99'])).code).toBe(2);
    const lock = await takeLock(join(folder(), 'p.banxin'));
    expect(lock.ok).toBe(true);
    if (lock.ok) await lock.value.release();
  });
});
