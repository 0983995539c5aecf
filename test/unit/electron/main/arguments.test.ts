import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownArguments, readArguments, readCommand } from '../../../../electron/main/arguments';

describe('the arguments of the desk', () => {
  it('name a project, before or behind Chromium’s switches', () => {
    expect(readArguments(['--no-sandbox', '/papers/江城.banxin'], true)).toEqual({
      project: '/papers/江城.banxin',
    });
    expect(readArguments(['.', '--disable-gpu', 'a.banxin', '--sample-to=/out'], false)).toEqual({
      project: 'a.banxin',
      sampleTo: '/out',
    });
  });

  it('may be none', () => {
    expect(readArguments([], true)).toEqual({});
    expect(readArguments(['.', '--sample-to='], false)).toEqual({});
  });
});

describe('a command for the packaged program', () => {
  it('is the first word, with all that follows', () => {
    expect(readCommand(['export', 'a.banxin', '--out', 'x'])).toEqual(['export', 'a.banxin', '--out', 'x']);
    expect(readCommand(['--no-sandbox', '--log-level=3', 'doctor', 'a.banxin', '--json'])).toEqual([
      'doctor',
      'a.banxin',
      '--json',
    ]);
    expect(readCommand(['--help'])).toEqual(['--help']);
  });

  it('is not a project, however it is written', () => {
    for (const project of ['a.banxin', './export', '/papers/export', 'C:\\papers\\a.banxin', '江城.banxin'])
      expect(readCommand([project, 'export'])).toBeUndefined();
    expect(readCommand(['--sample-to=/out'])).toBeUndefined();
    expect(readCommand([])).toBeUndefined();
  });

  it('never begins with a switch or a path', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (args) => {
        const [first] = readCommand(args) ?? ['help'];
        expect(first).toMatch(/^(?:--help|-h|[a-z]+)$/u);
      }),
    );
  });
});

it('what the program is given is without its own folder where it is not packaged', () => {
  expect(ownArguments(['/opt/banxin/banxin', 'export', 'a'], true)).toEqual(['export', 'a']);
  expect(ownArguments(['electron', '.', 'export', 'a'], false)).toEqual(['export', 'a']);
  expect(ownArguments(['electron', '--no-sandbox', '.', 'export', 'a'], false)).toEqual([
    '--no-sandbox',
    'export',
    'a',
  ]);
});
