import { describe, expect, it } from 'vitest';
import { cliBench } from './cli';

describe('typeset, asked wrongly', () => {
  const { cli } = cliBench();

  const wrong: readonly (readonly [argv: readonly string[], names: string])[] = [
    ...['0', '-3', 'abc', '1e9', 'NaN', 'Infinity', '', ' ', '99999999', '0.5', '13px', '13 em em'].map(
      (value) => [['--measure', value], '--measure'] as const,
    ),
    ...['13,,5', ',13', '13,', '', '13,x', '13;5', '13,-1', '13,0', '13,NaN'].map(
      (value) => [['--widths', value], '--widths'] as const,
    ),
    ...['0', '-9pt', 'big', '1e3', '4000pt', '2em'].map((value) => [['--size', value], '--size'] as const),
    ...['-1', 'two', '21', '1e1'].map((value) => [['--indent', value], '--indent'] as const),
    [['--indent', '2', '--measure', '2'], '--indent'],
    [['--indent', '2', '--widths', '2,13'], '--indent'],
    ...['9', '0.51', '-0.1', 'wide'].map((value) => [['--gap', value], '--gap'] as const),
    ...['9', '0.51', '-0.1', 'wide'].map((value) => [['--gap-most', value], '--gap-most'] as const),
    ...['unknown', '', 'KAIMING', 'kaiming,grid'].map((value) => [['--style', value], '--style'] as const),
    ...['unknown', '', 'GB'].map((value) => [['--level', value], '--level'] as const),
    ...['x', '', 'hv', 'vertical'].map((value) => [['--direction', value], '--direction'] as const),
    [['--wrong'], '--wrong'],
    [['--hang=yes'], '--hang'],
    [['-m', '13'], '-m'],
    [['--measure'], '--measure'],
    [['--measure', '13\nand a second line'], '--measure'],
    [['page.txt'], 'page.txt'],
  ];

  it.each(wrong)('%j: exit 2, one line that names it, nothing on standard output', async (argv, names) => {
    for (const lang of ['en_US.UTF-8', 'zh_CN.UTF-8'])
      for (const more of [[], ['--json']]) {
        const { code, out, err } = await cli(['typeset', ...argv, ...more], '一行\n', lang);
        expect({ code, out }).toEqual({ code: 2, out: '' });
        expect(err).toMatch(/^[^\n]+\n$/u);
        expect(err).toContain(names);
      }
  });

  it('explains every option in both languages', async () => {
    for (const lang of ['en', 'zh-CN']) {
      const { code, out } = await cli(['typeset', '--help', '--lang', lang]);
      expect(code).toBe(0);
      const options = out.split('\n').filter((line) => /^ {2}-/u.test(line));
      expect(options.length).toBeGreaterThan(11);
      for (const line of options) expect(line).toMatch(/^ {2}\S.*? {2,}\S/u);
    }
  });
});
