import { describe, expect, it } from 'vitest';
import { processorTime } from '../../../support/processor';
import { cliBench } from './cli';

interface Glyph {
  readonly text: string;
  readonly x: number;
  readonly advance: number;
}
interface Line {
  readonly text: string;
  readonly paragraph: number;
  readonly natural: number;
  readonly width: number;
  readonly glyphs: readonly Glyph[];
}
interface Finding {
  readonly rule: string;
  readonly message: string;
  readonly params: Readonly<Record<string, string | number>>;
}
interface Answer {
  readonly code: number;
  readonly lines: readonly Line[];
  readonly diagnostics: readonly Finding[];
  readonly err: string;
}

/** What holds for every answer: the text is all there, glyphs stand one after the other, exit 1 is for findings. */
function check({ code, lines, diagnostics }: Answer, paragraphs: readonly string[]): void {
  const set = paragraphs.map(() => '');
  for (const { text, paragraph, glyphs } of lines) {
    set[paragraph] += text;
    expect(glyphs.map((glyph) => glyph.text).join('')).toBe(text);
    for (const [i, glyph] of glyphs.entries()) {
      const before = glyphs[i - 1];
      if (before) expect(Math.abs(glyph.x - before.x - before.advance)).toBeLessThan(1e-6);
    }
  }
  expect(set).toEqual(paragraphs);
  expect(code).toBe(diagnostics.length > 0 ? 1 : 0);
}

const utf16 = (text: string, order: 'le' | 'be'): Buffer => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
};

describe('typeset takes any input', () => {
  const { cli } = cliBench();
  const typeset = async (input: string | Uint8Array, ...options: readonly string[]): Promise<Answer> => {
    const { code, out, err } = await cli(['typeset', '--json', ...options], input);
    const { lines, diagnostics } = JSON.parse(out) as Pick<Answer, 'lines' | 'diagnostics'>;
    return { code, lines, diagnostics, err };
  };

  const COPY = '工会主席说：“今年有三件事。”';
  const inputs: readonly (readonly [
    name: string,
    input: string | Uint8Array,
    paragraphs: readonly string[],
  ])[] = [
    ['nothing', '', []],
    ['line feeds only', '\n\n\n', ['', '', '']],
    ['one carriage return and line feed', '\r\n', ['']],
    ['Windows line ends', `${COPY}\r\n\r\n${COPY}\r\n`, [COPY, '', COPY]],
    ['a carriage return inside a paragraph', `前\r后\n`, ['前\r后']],
    ['no line feed at the end', `${COPY}\n${COPY}`, [COPY, COPY]],
    ['a byte order mark', `\ufeff${COPY}\n`, [COPY]],
    ['a byte order mark alone', '\ufeff', []],
    ['UTF-16, little end first', utf16(`${COPY}\r\n${COPY}`, 'le'), [COPY, COPY]],
    ['UTF-16, big end first', utf16(`${COPY}\n`, 'be'), [COPY]],
    [
      'NUL and all control characters',
      '甲\0乙\u0001\u0007\b\t\u000b\u000c\u001b[31m\u007f\u0085\u009f丙\n',
      ['甲\0乙\u0001\u0007\b\t\u000b\u000c\u001b[31m\u007f\u0085\u009f丙'],
    ],
    ['line and paragraph separators', '甲\u2028乙\u2029丙\n', ['甲\u2028乙\u2029丙']],
    ['tabs', '\t甲\t乙\t\n', ['\t甲\t乙\t']],
    ['spaces', `${' '.repeat(500)}\n　　　\n`, [' '.repeat(500), '　　　']],
    [
      'text from right to left',
      'שלום עולם 工会 مرحبا بالعالم \u202e反\u202c\n',
      ['שלום עולם 工会 مرحبا بالعالم \u202e反\u202c'],
    ],
    [
      'characters beyond the BMP, marks and joiners',
      '𠮷𡈽𪚥葛\u{e0100}é́́👩\u200d🏭🇨🇳\n',
      ['𠮷𡈽𪚥葛\u{e0100}é́́👩\u200d🏭🇨🇳'],
    ],
    ['a mark that joins nothing', '\u0301\n\ufe0f\n\u200d\n', ['\u0301', '\ufe0f', '\u200d']],
    [
      'private characters and no characters',
      '\ue000\uf8ff\ufffe\uffff\u{10ffff}\n',
      ['\ue000\uf8ff\ufffe\uffff\u{10ffff}'],
    ],
    ['opening marks', `${'（'.repeat(10_000)}\n`, ['（'.repeat(10_000)]],
    ['closing marks', `${'」'.repeat(3000)}\n`, ['」'.repeat(3000)]],
    [
      'dashes and dots',
      `${'—'.repeat(501)}${'…'.repeat(501)}${'！'.repeat(101)}\n`,
      [`${'—'.repeat(501)}${'…'.repeat(501)}${'！'.repeat(101)}`],
    ],
    ['a word without end', `${'w'.repeat(5000)}\n`, ['w'.repeat(5000)]],
    ['a thousand combining marks', `e${'\u0301'.repeat(1000)}\n`, [`e${'\u0301'.repeat(1000)}`]],
  ];

  it.each(inputs)('%s', async (_, input, paragraphs) => {
    for (const direction of ['h', 'v']) check(await typeset(input, '--direction', direction), paragraphs);
    check(
      await typeset(input, '--style', 'grid', '--level', 'strict', '--hang', '--measure', '2'),
      paragraphs,
    );
  });

  it('prints the same lines without --json, one a row', async () => {
    for (const direction of ['h', 'v']) {
      const copy = `${COPY.repeat(9)}\n短段。\n`;
      const { lines } = await typeset(copy, '--direction', direction);
      const { out } = await cli(['typeset', '--direction', direction], copy);
      expect(out).toBe(lines.map(({ text }) => `${text}\n`).join(''));
    }
  });

  it('says that bytes are no UTF-8, lone surrogates among them, and sets the rest', async () => {
    const broken = [
      Buffer.from([0xe5, 0xb7, 0xa5, 0xed, 0xa0, 0x80, 0xe4, 0xbc, 0x9a]),
      Buffer.from([0xff, 0xfe, 0x41]),
      Buffer.from([0xc0, 0xaf, 0x80, 0xf5]),
      Buffer.from([0xe5, 0xb7]),
    ];
    for (const bytes of broken) {
      const answer = await typeset(bytes);
      check(answer, [new TextDecoder().decode(bytes)]);
      expect(answer.diagnostics.map(({ rule }) => rule)).toContain('TYPESET-ENCODING');
      expect(answer.err).toContain('UTF-8');
    }
  });

  it('names a character that no face has, and the face', async () => {
    const { code, diagnostics } = await typeset('\ue123工会\ue123\n');
    expect(code).toBe(1);
    const lack = diagnostics.find(({ rule }) => rule === 'TYPESET-NO-GLYPH');
    expect(lack?.params).toMatchObject({ character: '\ue123', code: 'U+E123', count: 2 });
    expect(lack?.message).toContain('NotoSerifSC');
    expect(lack?.message).toContain('U+E123');
  });

  it('takes a character from whichever face has it, and says from which', async () => {
    const { diagnostics } = await typeset('店名𠮷野，面馆𰻞面。\n');
    const told = diagnostics.map(({ rule, params }) => [rule, params?.['character'], params?.['instead']]);
    expect(told).toEqual([
      ['TYPESET-FALLBACK', '𠮷', 'LXGWWenKai-Medium'],
      ['TYPESET-FALLBACK', '𰻞', 'NotoSansSC-Medium'],
    ]);
  });

  it('tells of a loose line and of a relief by line and paragraph', async () => {
    const long = 'electroencephalographically';
    const loose = await typeset(`字\n工会${'9'.repeat(24)}号\n`, '--measure', '13');
    expect(loose.code).toBe(1);
    expect(loose.diagnostics[0]?.params).toMatchObject({ paragraph: 1, line: 1 });
    const relief = await typeset(`${long}\n`, '--measure', '2');
    expect(relief.code).toBe(1);
    expect(relief.diagnostics.length).toBeGreaterThan(1);
    for (const { message } of relief.diagnostics) expect(message).toMatch(/line \d+/iu);
  });

  it('tells people the first findings and machines all of them', async () => {
    const { err, diagnostics } = await typeset(`${'（'.repeat(5000)}\n`);
    expect(diagnostics.length).toBeGreaterThan(100);
    expect(err.split('\n').length).toBeLessThan(50);
    expect(err).toContain('more');
  });

  it('carries on with the widths of the output from paragraph to paragraph', async () => {
    const { lines } = await typeset(
      `${'字'.repeat(15)}\n${'字'.repeat(20)}\n`,
      '--widths',
      '10,5,6,7',
      '--measure',
      '9',
    );
    expect(lines.map(({ text }) => text.length)).toEqual([10, 5, 6, 7, 7]);
  });

  it('takes as many widths as a command line holds, and as many paragraphs', async () => {
    const count = 20_000;
    const widths = Array.from({ length: count }, (_, k) => 2 + (k % 3));
    const started = process.cpuUsage();
    const { lines } = await typeset(
      `${'字字\n'.repeat(count - 2)}${'字'.repeat(29)}\n`,
      '--widths',
      widths.join(),
    );
    // A line each, then the last two widths and the last of them again: 2, 3, 3, 3 …
    expect(lines.length).toBe(count - 2 + 10);
    expect(lines.slice(count - 2, count + 1).map(({ text }) => text.length)).toEqual([
      widths[count - 2],
      widths[count - 1],
      widths[count - 1],
    ]);
    // Copied for every paragraph they are 200 million: tens of seconds.
    expect(processorTime(started)).toBeLessThan(5000);
  });

  it('fills the measure with every justified line, indents and all', async () => {
    const copy =
      '全年共收到建议328条，办结率为97.5%；“夜班公交”延长到凌晨一点（含周末），覆盖 Nanhu 等四个园区。'.repeat(
        3,
      );
    for (const style of ['kaiming', 'quanjiao', 'banjiao', 'line-end'])
      for (const direction of ['h', 'v']) {
        const options = ['--style', style, '--direction', direction, '--indent', '2', '--measure', '13'];
        const { lines } = await typeset(`${copy}\n`, ...options);
        expect(lines.length).toBeGreaterThan(5);
        expect(lines[0]?.glyphs[0]?.x).toBe(2);
        for (const { width, glyphs } of lines.slice(0, -1)) {
          const last = glyphs.at(-1);
          expect(width).toBeCloseTo(13, 6);
          expect((last?.x ?? 0) + (last?.advance ?? 0)).toBeCloseTo(13, 6);
        }
      }
  });
});
