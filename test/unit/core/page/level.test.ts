import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { levelled, type Ran } from '../../../../core/page/level';
import type { PlacedSlot } from '../../../../core/page/slots';
import { itemise } from '../../../../core/typeset/itemise';
import { uniform } from '../../../../core/typeset/measures';
import { setEven } from '../../../../core/typeset/paragraph';
import type { ThreadParagraph } from '../../../../core/typeset/thread';
import type { Variant } from '../../../../core/typeset/types';
import { createTypesetter } from '../../../../core/typeset/typesetter';
import { newsStory } from '../../../quality/news/stories';
import { makeCopy } from '../typeset/copy';
import { loadFonts } from '../typeset/fonts';
import { body, subhead } from '../typeset/threads';

const fonts = loadFonts();
const typesetter = createTypesetter(fonts);
const MEASURE = 13;
const HEIGHT = 70;
/** Lines that the foot may lie lower than the count of lines asks for. */
const DEEPER = 2;

/** All line counts of a paragraph. */
const counts = ({ input, scale, keepWithNext }: ThreadParagraph): readonly number[] => {
  const variants: Variant[] = keepWithNext ? [0] : [0, -1, 1];
  return [...new Set(variants.map((v) => typesetter.set(input, uniform(MEASURE / scale), v).lines.length))];
};

/** Whether a paragraph of so many lines may begin `start` rows into columns of one height. */
function sound({ rows }: ThreadParagraph, start: number, count: number, height: number): boolean {
  const left = height - (start % height);
  if (rows > 1) return rows * count < left;
  return count < 2 || (left > 1 && (start + count - 1) % height > 0);
}

/** Whether some row of settings ends less than a line a column short, with no hole and no line alone. */
function ends(
  all: readonly ThreadParagraph[],
  choices: readonly (readonly number[])[],
  columns: number,
  height: number,
): boolean {
  const known = new Map<number, boolean>();
  const go = (index: number, start: number): boolean => {
    const given = all[index];
    if (!given) return start <= columns * height && start > columns * height - columns;
    const key = index * 4096 + start;
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = (choices[index] ?? []).some(
      (count) => sound(given, start, count, height) && go(index + 1, start + count * given.rows),
    );
    known.set(key, found);
    return found;
  };
  return go(0, 0);
}

/** All line counts of a paragraph that may be lent two lines. */
const wideCounts = (given: ThreadParagraph): readonly number[] => {
  if (given.keepWithNext) return counts(given);
  const { settings } = setEven(itemise(given.input, fonts), MEASURE);
  return [settings.best, ...settings.wide(uniform(MEASURE))].map(({ count }) => count);
};

function run(paragraphs: readonly ThreadParagraph[], columns: number): Ran {
  const room = Array.from({ length: columns }, (_, column) =>
    Array.from(
      { length: HEIGHT },
      (__, row): PlacedSlot => ({ measure: MEASURE, room: column, row, column, x: column * 14 }),
    ),
  ).flat();
  const given = Array.from({ length: columns }, (_, column) => ({
    x: column * 14,
    measure: MEASURE,
    from: 0,
    to: HEIGHT,
  }));
  return levelled({ typesetter, paragraphs, room, measure: MEASURE }, given);
}

const story = fc.array(
  fc.record({
    seed: fc.integer({ min: 1, max: 9999 }),
    length: fc.integer({ min: 20, max: 150 }),
    head: fc.constantFrom(false, false, true),
  }),
  { minLength: 3, maxLength: 10 },
);
const paragraphsOf = (given: readonly { seed: number; length: number; head: boolean }[]): ThreadParagraph[] =>
  given.flatMap(({ seed, length, head }, k) => [
    ...(head ? [subhead(`s${k}`, '把会场搬到机床边')] : []),
    body(`p${k}`, makeCopy(seed, length)),
  ]);

/** Foot of the last line of each column. */
function heights({ thread, slots }: Ran, paragraphs: readonly ThreadParagraph[], columns: number): number[] {
  const bottoms = Array.from({ length: columns }, () => 0);
  for (const { paragraph: index, slot } of thread.lines) {
    const at = slots[slot];
    if (at) bottoms[at.column] = at.row + (paragraphs[index]?.rows ?? 1);
  }
  return bottoms;
}

describe('level columns', () => {
  it('end at one foot, the last short by less than a line a column, wherever some row of settings does', () => {
    let hard = 0;
    fc.assert(
      fc.property(story, fc.integer({ min: 2, max: 6 }), (given, columns) => {
        const paragraphs = paragraphsOf(given);
        const choices = paragraphs.map(counts);
        const least = Math.ceil(typesetter.rows(paragraphs, MEASURE) / columns);
        const feet = Array.from({ length: DEEPER + 1 }, (_, k) => least + k);
        const foot = feet.find((height) => ends(paragraphs, choices, columns, height));
        fc.pre(foot !== undefined);
        const ran = run(paragraphs, columns);
        expect(ran.thread.overset.lines).toBe(0);
        const lone = ran.thread.warnings.filter(({ kind }) => /orphan|widow|stranded/.test(kind));
        expect(lone).toEqual([]);
        expect(ran.thread.used - ran.thread.rows, 'slots left free').toBe(0);
        expect(ran.slots.length, 'a foot as small').toBeLessThanOrEqual(columns * (foot ?? 0));
        expect(ran.slots.length - ran.thread.used).toBeLessThan(columns);
        const { length } = typesetter.flow(paragraphs, ran.slots, MEASURE).lines;
        if (length !== ran.thread.lines.length) hard++;
      }),
      { numRuns: 200 },
    );
    expect(hard, 'some need lines saved or lent').toBeGreaterThan(5);
  });

  it('are lent two lines by one paragraph where that alone makes them level', () => {
    let hard = 0;
    for (let seed = 0; seed < 60; seed++)
      for (const columns of [2, 3, 4, 6]) {
        const texts = newsStory(seed).paragraphs.slice(0, 1 + ((seed * 7 + columns) % 7));
        const paragraphs = texts.flatMap((text, k) => [
          ...(k > 0 && (seed + k) % 5 === 0 ? [subhead(`s${k}`, '把会场搬到机床边')] : []),
          body(`p${k}`, text),
        ]);
        const least = Math.ceil(typesetter.rows(paragraphs, MEASURE) / columns);
        const reached = (choices: readonly (readonly number[])[]): boolean =>
          [0, 1, 2].some((deeper) => ends(paragraphs, choices, columns, least + deeper));
        if (reached(paragraphs.map(counts)) || !reached(paragraphs.map(wideCounts))) continue;
        hard++;
        const { thread, slots } = run(paragraphs, columns);
        expect(thread.used - thread.rows, `holes of ${seed} in ${columns}`).toBe(0);
        expect(slots.length - thread.used).toBeLessThan(columns);
        expect(thread.warnings.filter(({ kind }) => /orphan|widow|stranded/.test(kind))).toEqual([]);
      }
    expect(hard, 'some of them are').toBeGreaterThan(3);
  });

  it('never have a last column longer than the first, whatever is in them', () => {
    fc.assert(
      fc.property(story, fc.integer({ min: 2, max: 6 }), (given, columns) => {
        const paragraphs = paragraphsOf(given);
        const bottoms = heights(run(paragraphs, columns), paragraphs, columns);
        expect(bottoms.at(-1)).toBeLessThanOrEqual(bottoms[0] ?? 0);
      }),
      { numRuns: 150 },
    );
  });
});
