import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cliBench } from './cli';

interface Set {
  readonly lines: readonly {
    readonly text: string;
    readonly paragraph: number;
    readonly natural: number;
    readonly width: number;
    readonly glyphs: readonly { readonly text: string; readonly x: number; readonly advance: number }[];
  }[];
}

const joined = (set: Set): readonly string[] => {
  const texts: string[] = [];
  for (const { text, paragraph } of set.lines) texts[paragraph] = (texts[paragraph] ?? '') + text;
  return texts;
};

describe('typeset', () => {
  const { cli, json } = cliBench();
  const typeset = async (text: string | Uint8Array, ...options: readonly string[]): Promise<Set> =>
    (await json(['typeset', ...options], text)) as Set;

  it('sets the column of the broadsheet where nothing is asked', async () => {
    const { lines } = await typeset(
      '职工代表们带着班组的意见走进会场，会后又把结果带回车间，一来一回都说清了。\n',
    );
    expect(lines.length).toBe(3);
    for (const line of lines.slice(0, -1)) expect(line.width).toBeCloseTo(13, 6);
  });

  it('keeps the exact text of every paragraph', async () => {
    const paragraphs = [
      '“近日，”他说：',
      '',
      'Hello world 你好 2026年',
      '　　全角缩进',
      'a\u0001b\u0007c\tд',
      '句。'.repeat(400),
    ];
    for (const style of ['kaiming', 'quanjiao', 'banjiao', 'line-end', 'grid'])
      for (const level of ['gb', 'basic', 'strict', 'none']) {
        const set = await typeset(
          `${paragraphs.join('\n')}\n`,
          '--style',
          style,
          '--level',
          level,
          '--measure',
          '7',
        );
        expect(paragraphs.map((_, i) => joined(set)[i] ?? '')).toEqual(paragraphs);
      }
  });

  it('answers for any text at all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 80 }), async (text) => {
        const bytes = new TextEncoder().encode(text);
        const read = new TextDecoder('utf-8').decode(bytes);
        const paragraphs = read.split(/\r?\n/u);
        if (paragraphs.at(-1) === '') paragraphs.pop();
        const set = await typeset(bytes);
        expect(paragraphs.map((_, i) => joined(set)[i] ?? '')).toEqual(paragraphs);
      }),
      { numRuns: 60 },
    );
  });

  it('opens the space between Han and Latin to half an em, or to what is asked (rules 16 and 18)', async () => {
    const copy = `${'工'.repeat(6)}2026年${'会'.repeat(20)}`;
    const spaceAt = async (measure: string, ...options: readonly string[]): Promise<readonly number[]> => {
      const { lines } = await typeset(copy, '--measure', measure, ...options);
      const { glyphs = [] } = lines[0] ?? {};
      // The sixth 工 stands before the figure, the first before another.
      return [0, 5].map((k) => Math.round(1000 * ((glyphs[k]?.advance ?? 0) - 1)) / 1000);
    };
    expect((await spaceAt('11'))[1]).toBeGreaterThan(0.25);
    const [plain = 0, mixed] = await spaceAt('11', '--gap-most', '0.25');
    expect(mixed).toBe(0.25);
    expect(plain).toBeGreaterThan(0);
  });

  it('gives line k its own measure', async () => {
    const { lines } = await typeset('字'.repeat(40), '--widths', '10,6,12');
    expect(lines.map(({ text }) => text.length)).toEqual([10, 6, 12, 12]);
  });

  it('reads lengths in other units by the size', async () => {
    const { lines } = await typeset('字'.repeat(30), '--measure', '90pt', '--size', '9pt');
    expect(lines.map(({ text }) => text.length)).toEqual([10, 10, 10]);
  });

  it('indents the first line and places glyphs one after another', async () => {
    const { lines } = await typeset('字'.repeat(20), '--indent', '2', '--measure', '10');
    expect(lines[0]?.glyphs[0]).toEqual({ text: '字', x: 2, advance: 1 });
    expect(lines[1]?.glyphs.at(-1)).toEqual({ text: '字', x: 9, advance: 1 });
  });

  it('gives no line for no input', async () => {
    expect(await typeset('')).toEqual({ lines: [], diagnostics: [] });
    expect((await cli(['typeset'], '')).out).toBe('');
  });
});
