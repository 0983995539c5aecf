import { describe, expect, it } from 'vitest';
import { readArguments } from '../../../../electron/main/arguments';
import { bootAll, type Service, shutdownAll } from '../../../../electron/main/services';

function service(name: string, log: string[], fails?: 'boot' | 'shutdown'): Service {
  const act = (what: 'boot' | 'shutdown') => (): void => {
    if (fails === what) throw new Error(`${what} of ${name}`);
    log.push(`${what} ${name}`);
  };
  return { name, boot: act('boot'), shutdown: act('shutdown') };
}

describe('services', () => {
  it('boot in order and shut down in the opposite one', async () => {
    const log: string[] = [];
    const all = ['a', 'b', 'c'].map((name) => service(name, log));
    await bootAll(all);
    expect(await shutdownAll(all)).toEqual([]);
    expect(log).toEqual(['boot a', 'boot b', 'boot c', 'shutdown c', 'shutdown b', 'shutdown a']);
  });

  it('shut down what is up where one does not boot', async () => {
    const log: string[] = [];
    const all = [service('a', log), service('b', log, 'boot'), service('c', log)];
    await expect(bootAll(all)).rejects.toThrow('b did not start');
    expect(log).toEqual(['boot a', 'shutdown a']);
  });

  it('all end, and those that fail are named', async () => {
    const log: string[] = [];
    const all = [service('a', log), service('b', log, 'shutdown')];
    expect(await shutdownAll(all)).toEqual(['b: shutdown of b']);
    expect(log).toEqual(['shutdown a']);
  });
});

describe('the command line of the desk', () => {
  it('passes over switches and, unpackaged, over the application folder', () => {
    expect(readArguments(['--no-sandbox', '/app', '--x=1', '报.banxin'], false)).toEqual({
      project: '报.banxin',
    });
    expect(readArguments(['报.banxin'], true)).toEqual({ project: '报.banxin' });
    expect(readArguments(['/app'], false)).toEqual({});
  });

  it('reads where the sample goes', () => {
    expect(readArguments(['/app', '--sample-to=/tmp/out'], false)).toEqual({ sampleTo: '/tmp/out' });
    expect(readArguments(['/app', '--sample-to='], false)).toEqual({});
  });
});
