import { describe, expect, it } from 'vitest';
import { cliBench } from './cli';

describe('usage', () => {
  const { cli } = cliBench();

  it.each([
    [['nonsense'], 'nonsense'],
    [['rate', 'x'], 'not built'],
    [['new'], 'folder'],
    [['new', 'x', '--paper', 'napkin'], 'napkin'],
    [['new', 'x', '--date', '2026-02-30'], '2026-02-30'],
    [['compose', 'x', '--wrong'], '--wrong'],
    [['compose', 'missing'], 'missing'],
    [['typeset', '--measure', 'wide'], 'wide'],
    [['typeset', '--widths', '10,-3'], '-3'],
    [['export', 'x', '--out', 'y', '--format', 'svg'], 'pdf'],
    [['makeup', 'x'], '--simple'],
    [['doctor', 'x', '--repair'], 'not there'],
    [['help', 'nonsense'], 'nonsense'],
    [['new', 'a', 'b', 'c'], '“b” “c” → npx banxin new --help'],
    [['compose', 'x', '--page', '0'], '--page “0” → 1, 2, 3 …'],
    [['new', 'x', '--paper'], '→ broadsheet, tabloid, a3, a4'],
    [['compose', 'x', '--pge', '1'], '“--pge”. → --page'],
    [['--lang', 'xx', 'doctor', 'x'], '--lang “xx” → zh-CN, en'],
  ])('answers %j with exit 2, a sentence and nothing on standard output', async (argv, word) => {
    const { code, out, err } = await cli(argv);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(word);
  });

  it('prints help and ends with 0', async () => {
    const { code, out } = await cli(['--help']);
    expect(code).toBe(0);
    for (const name of ['new', 'import', 'makeup', 'compose', 'typeset', 'export'])
      expect(out).toContain(name);
  });

  it('speaks the language of the environment, or the one asked for', async () => {
    expect((await cli(['nonsense'], '', 'zh_CN.UTF-8')).err).toContain('没有');
    expect((await cli(['nonsense'], '', 'de_DE.UTF-8')).err).toContain('no command');
    expect((await cli(['nonsense', '--lang', 'zh-CN'])).err).toContain('没有');
  });
});
