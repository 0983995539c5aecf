import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { run } from '../../../../electron/cli/run';
import { cliBench } from './cli';

const LANGUAGES = ['en_US.UTF-8', 'zh_CN.UTF-8'];

describe('what typeset refuses it names, and says what to write', () => {
  const { cli } = cliBench();

  const refused: readonly (readonly [argv: readonly string[], names: string, remedy: string])[] = [
    [['--meassure', '13'], '--meassure', '→ --measure\n'],
    [['--hang=yes'], '“--hang=yes”', '→ --hang\n'],
    [['--json=1'], '“--json=1”', '→ --json\n'],
    [['--wrong'], '--wrong', '→ npx banxin typeset --help\n'],
    [["--it's"], "“--it's”", '→'],
    [['--measure'], '--measure', '→ npx banxin typeset --help\n'],
    [['--style'], '--style', '→ kaiming, quanjiao, banjiao, line-end, grid\n'],
    [['--style', "it's"], "--style “it's”", '→ kaiming, quanjiao, banjiao, line-end, grid\n'],
    [['--level', ''], '--level “”', '→ gb, basic, strict, none\n'],
    [['--direction', 'vertical'], '--direction “vertical”', '→ h, v\n'],
    [['--lang', 'xx'], '--lang “xx”', '→ zh-CN, en\n'],
    [['page.txt'], '“page.txt”', '→ npx banxin typeset < FILE\n'],
    [['a.txt', 'b.txt'], '“a.txt” “b.txt”', '→ npx banxin typeset < FILE\n'],
    [['--widths', '13,13,8;5,13'], '“8;5”', '13em'],
    [['--widths', '13,13,,5,13'], '“13,,5”', '13em'],
    [['--measure', 'NaN'], '“NaN”', '13em'],
    // Examples that would be refused in their turn are no remedy.
    [['--size', '9em'], '“9em”', '400 pt'],
    [['--size', 'NaN'], '“NaN”', '400 pt'],
    [['--gap', 'wide'], '“wide”', '0.5 em'],
  ];

  it.each(refused)('%j', async (argv, names, remedy) => {
    for (const language of LANGUAGES) {
      const { code, out, err } = await cli(['typeset', ...argv], '一行\n', language);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toMatch(/^[^\n]+\n$/u);
      expect(err).toContain(names);
      expect(err).toContain(remedy);
    }
  });

  it('speaks Chinese to the end of the line', async () => {
    for (const argv of [['--style', 'x'], ['page.txt'], ['--measure'], ['--meassure', '1']]) {
      const { err } = await cli(['typeset', ...argv], '', 'zh_CN.UTF-8');
      expect(err).toMatch(/\p{Script=Han}/u);
      expect(err).not.toMatch(/argument|expected|invalid|allowed/iu);
    }
  });

  it.each([
    ['an escape', '13\u001b[2J', '13\\u{1b}[2J'],
    ['an override of direction', '\u202e13', '\\u{202e}13'],
    ['half a character', '13\ud800', '13\\u{d800}'],
    ['what has no width', '1\u200b3', '1\\u{200b}3'],
    ['line ends', '13\r\n\u20285', '13 5'],
  ])('shows %s in a value and does not do it', async (_, value, shown) => {
    for (const argv of [['--measure', value], ['--style', value], [value], [`--${value}`]]) {
      const { code, err } = await cli(['typeset', ...argv]);
      expect(code).toBe(2);
      expect(err).toContain(shown);
      expect(err.slice(0, -1)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
    }
  });

  it('quotes no more of a value than tells which it is', async () => {
    const long = '𠮷'.repeat(100_000);
    for (const argv of [
      ['--measure', long],
      ['--widths', `13,${long}`],
      ['--style', long],
      [long],
      [`--${long}`],
    ]) {
      const { code, err } = await cli(['typeset', ...argv]);
      expect(code).toBe(2);
      expect(err).toMatch(/𠮷…/u);
      expect(err.length).toBeLessThan(300);
    }
  });

  it('takes the last of an option that is given twice', async () => {
    for (const [twice, once] of [
      [
        ['--measure', '5', '--measure', '7'],
        ['--measure', '7'],
      ],
      [
        ['--widths', '5', '--widths', '7,6'],
        ['--widths', '7,6'],
      ],
      [
        ['--style', 'grid', '--style', 'quanjiao'],
        ['--style', 'quanjiao'],
      ],
      [
        ['--hang', '--hang', '--json', '--json'],
        ['--hang', '--json'],
      ],
    ] as const) {
      const copy = `${'字，字。'.repeat(9)}\n`;
      expect(await cli(['typeset', ...twice], copy)).toEqual(await cli(['typeset', ...once], copy));
    }
  });

  it('ends with 2 and one line where standard input cannot be read', async () => {
    let [out, err] = ['', ''];
    const stdin = new Readable({
      read() {
        this.destroy(new Error('EIO: i/o error, read'));
      },
    });
    const code = await run(['typeset', '--json'], {
      stdin,
      stdout: { write: (text) => (out += text) },
      stderr: { write: (text) => (err += text) },
      cwd: '',
      env: { LANG: 'en_US.UTF-8' },
    });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^[^\n]*stdin[^\n]*EIO[^\n]*\n$/u);
  });

  it('stops reading after 200 MB', async () => {
    let [read, err] = [0, ''];
    const piece = Buffer.alloc(2 ** 24, 'x');
    const stdin = Readable.from(
      (function* () {
        for (; read < 2 ** 30; read += piece.length) yield piece;
      })(),
      { highWaterMark: 1 },
    );
    const code = await run(['typeset'], {
      stdin,
      stdout: { write: () => undefined },
      stderr: { write: (text) => (err += text) },
      cwd: '',
      env: { LANG: 'en_US.UTF-8' },
    });
    expect(code).toBe(2);
    expect(err).toMatch(/^[^\n]*stdin[^\n]*200 MB[^\n]*\n$/u);
    expect(read).toBeLessThan(2 ** 28);
  });
});
