import { describe, expect, it } from 'vitest';
import { fitHeadline } from '../../../../../core/page/head/fit';
import { setHeadline } from '../../../../../core/page/head/headline';
import { senseOf } from '../../../../../core/page/head/sense';
import { type Direction, paragraphStyle } from '../../../../../core/page/styles';
import { uniform } from '../../../../../core/typeset/measures';
import type { ParagraphInput } from '../../../../../core/typeset/types';
import { createTypesetter } from '../../../../../core/typeset/typesetter';
import { fonts, styles } from '../fixture';
import { marked } from './marked';

const style = styles['headline-1'];
if (!style) throw new Error('The template has no headline style.');
const tools = { fonts: fonts(), typesetter: createTypesetter(fonts()) };

interface Marked {
  readonly text: string;
  /** UTF-16 offsets that may begin a line. */
  readonly allowed: ReadonlySet<number>;
  /** Those of them where the sense rests. */
  readonly best: ReadonlySet<number>;
}

/** No mark is needed where the sign itself shows that a line may end or begin there. */
const AFTER = /[，。；：！？、—…》”]/u;
const BEFORE = /[《“]/u;

function readMarks(line: string): Marked {
  const allowed = new Set<number>();
  const best = new Set<number>();
  let text = '';
  for (const sign of line)
    if (sign === '/') best.add(text.length);
    else if (sign === '_') allowed.add(text.length);
    else {
      if (AFTER.test(text.slice(-1)) || BEFORE.test(sign)) allowed.add(text.length);
      text += sign;
    }
  for (const offset of best) allowed.add(offset);
  return { text, allowed, best };
}

const inputOf =
  (direction: Direction) =>
  (text: string): ParagraphInput => ({
    runs: [{ text, face: style.face }],
    style: paragraphStyle(style, { align: 'start', indent: 0, direction }),
  });

/** The least measure at which none but the marked places need part. */
function leastRoom({ text, allowed }: Marked, direction: Direction): number {
  const ends = [0, ...[...allowed].sort((a, b) => a - b), text.length];
  const widths = ends
    .slice(1)
    .map((end, i) => senseOf(inputOf(direction)(text.slice(ends[i], end)), fonts()).natural);
  return Math.ceil(Math.max(...widths));
}

/** Where the lines of a headline begin, but for the first. */
const settings: readonly (readonly [string, Direction, (text: string, room: number) => readonly number[]])[] =
  [
    [
      'as the command line sets it',
      'horizontal',
      (text, room) =>
        setHeadline(tools, text, style.face, paragraphStyle(style), uniform(room)).map(({ start }) => start),
    ],
    [
      'standing',
      'vertical',
      (text, room) =>
        fitHeadline(text, style, inputOf('vertical'), fonts(), {
          length: room * style.size,
          condense: 0,
          steps: 'none',
        }).segments.flatMap(({ parts }) => (parts ?? []).map(({ start }) => start)),
    ],
    [
      'with type that may be condensed',
      'horizontal',
      (text, room) =>
        fitHeadline(text, style, inputOf('horizontal'), fonts(), {
          length: room * style.size,
          condense: 0.1,
          steps: 'none',
        }).segments.flatMap(({ parts }) => (parts ?? []).map(({ start }) => start)),
    ],
    [
      'fitted by steps',
      'horizontal',
      (text, room) =>
        fitHeadline(text, style, inputOf('horizontal'), fonts(), {
          length: room * style.size,
          condense: 0.1,
          steps: 'fill',
        }).segments.flatMap(({ parts }) => (parts ?? []).map(({ start }) => start)),
    ],
  ];

const headlines = marked.map(readMarks);
const partedBy = ({ text, allowed }: Marked, starts: readonly number[]): string[] =>
  starts
    .filter((start) => start > 0 && !allowed.has(start))
    .map((start) => `${text.slice(0, start)}|${text.slice(start)}`);

const widthOf = (text: string): number => senseOf(inputOf('horizontal')(text), fonts()).natural;

describe('headlines with every sound break marked', () => {
  it('are many, and of many kinds', () => {
    expect(new Set(headlines.map(({ text }) => text)).size).toBeGreaterThanOrEqual(120);
    for (const { text, best } of headlines)
      expect(best.size, text).toBeGreaterThan(text.length > 11 ? 0 : -1);
  });

  describe.each(settings)('%s', (_, direction, linesOf) => {
    it('never part a word, a name, a numeral or a phrase where the other places suffice', () => {
      const parted: string[] = [];
      let broken = 0;
      headlines.forEach((headline, n) => {
        const least = leastRoom(headline, direction);
        const { natural } = senseOf(inputOf(direction)(headline.text), fonts());
        // Every measure of a headline comes up with one in two of its neighbours.
        for (let room = Math.max(3, least) + (n % 2); room < natural; room += 2) {
          const starts = linesOf(headline.text, room);
          if (starts.length > 1) broken++;
          parted.push(...partedBy(headline, starts).map((text) => `${room}: ${text}`));
        }
      });
      expect(parted).toEqual([]);
      expect(broken).toBeGreaterThan(300);
    });
  });

  it('part where the sense rests in two lines that hold it', () => {
    let asked = 0;
    const wrong: string[] = [];
    for (const { text, best } of headlines) {
      const [rest = 0] = best;
      const room = Math.ceil(widthOf(text) * 0.66);
      // Two lines, and neither half so long that it does not fit or so short that it looks like a mistake.
      const longer = Math.max(widthOf(text.slice(0, rest)), widthOf(text.slice(rest)));
      if (best.size !== 1 || longer > room) continue;
      asked++;
      const starts = settings[0]?.[2](text, room) ?? [];
      if (starts.length === 2 && !best.has(starts[1] ?? 0))
        wrong.push(`${room}: ${text.slice(0, starts[1])}|${text.slice(starts[1])}`);
    }
    console.info(`sense rests: ${asked - wrong.length} of ${asked} headlines\n${wrong.join('\n')}`);
    expect(asked).toBeGreaterThan(50);
    // The others part between two words, too: a second opinion, no fault.
    expect(wrong.length / asked).toBeLessThanOrEqual(0.25);
  });
});
