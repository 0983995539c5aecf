import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Arrangement, fitHeadline, type Room, SLACK, weigh } from '../../../../../core/page/head/fit';
import { stepsAround } from '../../../../../core/page/head/grades';
import { type Sense, senseOf } from '../../../../../core/page/head/sense';
import { countsFor, lineCost, type Part, type Stop, widthOf } from '../../../../../core/page/head/ways';
import { paragraphStyle } from '../../../../../core/page/styles';
import type { ParagraphInput } from '../../../../../core/typeset/types';
import { fonts, styles } from '../fixture';

const style = styles['headline-1'];
if (!style) throw new Error('The template has no headline style.');
const input = (text: string): ParagraphInput => ({
  runs: [{ text, face: style.face }],
  style: paragraphStyle(style, { align: 'start', indent: 0 }),
});

/** An arrangement of one segment, and whether nothing is parted in it that belongs together. */
interface Found extends Arrangement {
  readonly parts: readonly Part[];
  readonly sound: boolean;
}

/** What one choice of breaks makes of a segment. */
function madeOf({ prepared: p, natural }: Sense, stops: readonly Stop[], text: string): Found {
  const lines = stops.length - 1;
  const spans = stops.slice(1).map((to, i) => ({ from: stops[i] ?? to, to }));
  const widths = spans.map(({ from, to }) => widthOf(p, from.at, to.end));
  const price = spans.reduce(
    (sum, { from, to }, i) => sum + lineCost(widths[i] ?? 0, natural / lines, from, to),
    0,
  );
  const parts = spans.map(({ from, to }) => ({
    start: p.offsets[from.at] ?? 0,
    end: p.offsets[to.end] ?? p.text.length,
  }));
  return {
    price,
    widest: Math.max(...widths),
    longest: Math.max(...spans.map(({ from, to }) => to.end - from.at)),
    lines,
    segments: [{ text, from: 0, parts }],
    overflows: false,
    parts,
    sound: stops.every(({ sound }) => sound),
  };
}

/** Every choice of breaks there is. */
function everyWay(sense: Sense, text: string): Found[] {
  const { stops } = sense;
  const inner = stops.slice(1, -1);
  return Array.from({ length: 2 ** inner.length }, (_, choice) => {
    const chosen = inner.filter((__, i) => (choice >> i) % 2 === 1);
    return madeOf(sense, [...stops.slice(0, 1), ...chosen, ...stops.slice(-1)], text);
  });
}

const sizesFor = (steps: Room['steps']): readonly number[] => {
  const all = steps === 'none' ? [style.size] : stepsAround(style.size);
  return steps === 'smaller' ? all.filter((s) => s <= style.size && s >= 0.84 * style.size) : all;
};

/** How a headline may be broken in any of its sizes: numbers of lines. */
function allowedCounts(sense: Sense, room: Room): ReadonlySet<number> {
  const { prepared, stops } = sense;
  const widths = sizesFor(room.steps).flatMap((size) => [
    room.length / size,
    room.length / size / (1 - room.condense),
  ]);
  return new Set(widths.flatMap((width) => countsFor(prepared, stops, width + SLACK)));
}

const pieces = fc.constantFrom(
  '工会',
  '职工代表',
  '踏踏实实',
  '三百名',
  '《办法》',
  '云州市',
  'AI',
  '走进',
  '的',
  '，',
  '林晓岚',
  '主席',
  '不',
  '卡',
);
const texts = fc
  .array(pieces, { minLength: 1, maxLength: 6 })
  .map((words) => words.join(''))
  .filter((text) => text.length <= 13);

const rooms = fc.record({
  length: fc.integer({ min: 3, max: 12 }).map((em) => em * style.size),
  condense: fc.constantFrom(0, 0.05, 0.1),
  steps: fc.constantFrom('none' as const, 'smaller' as const, 'fill' as const),
  depth: fc.integer({ min: 1, max: 8 }).map((em) => em * style.size),
});

describe('of all that a headline may be set as', () => {
  it('the cheapest is chosen, whatever the text, the room and what may be done to its type', () => {
    let weighed = 0;
    fc.assert(
      fc.property(texts, rooms, (text, room) => {
        const sense = senseOf(input(text), fonts());
        const counts = allowedCounts(sense, room);
        const all = everyWay(sense, text).filter(({ lines }) => counts.has(lines));
        const plain = { ...room, condense: 0, steps: 'none' } as const;
        const cheapest = (sizes: readonly number[], given: Room, usual: number) =>
          sizes
            .flatMap((size) => all.map((way) => weigh(way, style, size, given, usual)))
            .reduce((best, one) => (one && (!best || one.price < best.price) ? one : best), undefined);
        const usual =
          cheapest([style.size], plain, Number.POSITIVE_INFINITY)?.arrangement.lines ??
          Number.POSITIVE_INFINITY;
        const best = cheapest(sizesFor(room.steps), room, usual);
        const { fitted, segments } = fitHeadline(text, style, input, fonts(), room);
        const parts = segments[0]?.parts;
        // Where no choice of breaks fits, the typesetter is left with it.
        if (!best) return expect(parts).toBeUndefined();
        const chosen = all.find((way) => JSON.stringify(way.parts) === JSON.stringify(parts));
        const price = chosen && weigh(chosen, style, fitted.size, room, usual)?.price;
        weighed += all.length;
        // Widths are told apart to a thousandth of an em: a hair of a price.
        expect(price ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(best.price + 1);
      }),
      { numRuns: 400 },
    );
    expect(weighed).toBeGreaterThan(5000);
  });

  it('nothing is parted that belongs together where any choice of breaks in any size spares it', () => {
    let spared = 0;
    fc.assert(
      fc.property(texts, rooms, (text, room) => {
        const sense = senseOf(input(text), fonts());
        const widest = Math.max(
          ...sizesFor(room.steps).map((size) => room.length / size / (1 - room.condense)),
        );
        const sound = everyWay(sense, text).filter((way) => way.sound && way.widest <= widest);
        if (sound.length === 0) return;
        const { segments, troubles } = fitHeadline(text, style, input, fonts(), room);
        const starts = (segments[0]?.parts ?? []).map(({ start }) => start);
        const ends = new Map(sense.stops.map((stop) => [sense.prepared.offsets[stop.at] ?? 0, stop.sound]));
        expect(starts.filter((start) => ends.get(start) === false)).toEqual([]);
        expect(troubles.filter(({ text: word }) => word !== '云州市')).toEqual([]);
        if (starts.length > 1) spared++;
      }),
      { numRuns: 400 },
    );
    expect(spared).toBeGreaterThan(80);
  });

  it('a text that is no headline any more is set in no time, and whole', () => {
    const long = '工会把会场搬到机床边，职工说了算'.repeat(10).slice(0, 159);
    const lines = Array.from({ length: 200 }, (_, i) => `第${i}行工会办实事`).join('\n');
    const room = { length: 6 * style.size, condense: 0.1, steps: 'fill' } as const;
    const before = performance.now();
    for (const text of [long, lines]) {
      const { segments } = fitHeadline(text, style, input, fonts(), room);
      const kept = segments.flatMap(({ text: own, parts }) =>
        (parts ?? []).map(({ start, end }) => own.slice(start, end)),
      );
      expect(kept.join('')).toBe(text.replaceAll('\n', ''));
    }
    // It once took minutes: every way of each line was tried with every way of the others.
    expect(performance.now() - before).toBeLessThan(10_000);
  });
});
