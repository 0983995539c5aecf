import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlacedPicture, StoryItem } from '../../../../core/document/records/page';
import type { Story } from '../../../../core/document/records/story';
import { type ComposeInput, composePage, createComposer } from '../../../../core/page/compose';
import type { ComposedFrame, ComposedPage, RuleMark } from '../../../../core/page/composed';
import { gridOf } from '../../../../core/page/grid';
import { block, fonts, input, paper, paragraphs, picture, story } from './fixture';

const compose = (given: ComposeInput): ComposedPage => composePage({ ...given, fonts: fonts() });
const grid = gridOf(paper);
const { size, pitch, area, lead } = grid;
const AREA = { x: 10, y: 6, w: 40, h: 41 };
const RIGHT = area.x + 50 * size;
const TOP = area.y + 6 * pitch;

const item = (fields: Partial<StoryItem> = {}): StoryItem =>
  block('a', AREA, { direction: 'vertical', columns: 2, fill: 'level', ...fields });
const set = (body: Story['body'], fields: Partial<StoryItem> = {}, more: Partial<Story> = {}): ComposedPage =>
  compose(input([item(fields)], [story('a', { body, ...more })], [picture('p')]));
const tiers = (page: ComposedPage): readonly ComposedFrame[] =>
  page.frames.filter((frame) => frame.role === 'body');
const rowOf = (x: number): number => (RIGHT - size / 2 - x) / pitch;

describe('a block of vertical text', () => {
  const page = set(paragraphs(300, 260));
  const [first, second] = tiers(page);

  it('has lines from right to left on the pitch of the page, level with its right edge', () => {
    const xs = first?.lines.map((line) => rowOf(line.x)) ?? [];
    xs.forEach((row, n) => expect(row).toBeCloseTo(n));
    expect(first?.lines.every((line) => line.vertical === true)).toBe(true);
  });

  it('begins level with the em boxes of horizontal text, in tiers of whole characters', () => {
    const [, plain] = first?.lines ?? [];
    expect(plain?.y).toBeCloseTo(TOP + lead);
    // 41 lines less the air of the first and the last hold 56.1 characters: tiers of 28 and 27 and the gutter.
    expect((plain?.width ?? 0) / size).toBeCloseTo(28);
    const [, under] = second?.lines ?? [];
    expect(((under?.y ?? 0) - TOP - lead) / size).toBeCloseTo(56.11 - 27, 1);
    expect((under?.y ?? 0) + (under?.width ?? 0)).toBeCloseTo(TOP + 41 * pitch - lead);
  });

  it('ends level, the shortage in the last tier', () => {
    const [a = 0, b = 0] = tiers(page).map((tier) => tier.lines.length);
    expect(a).toBeGreaterThanOrEqual(b);
    expect(a - b).toBeLessThanOrEqual(1);
    expect(page.stories[0]?.fit.state).toBe('under');
  });

  it('fills one tier after the other where the block says so', () => {
    const counts = tiers(set(paragraphs(900), { fill: 'top' })).map((tier) => tier.lines.length);
    // 40 characters are 360 pt: 29 lines of 12.4 pt, the air beside the last one aside.
    expect(counts[0]).toBe(29);
  });

  it('has its frames inside the block and a rule between the tiers', () => {
    for (const { rect } of tiers(page)) {
      expect(rect.x).toBeGreaterThanOrEqual(area.x + 10 * size - 0.01);
      expect(rect.x + rect.width).toBeCloseTo(RIGHT);
      expect(rect.width).toBeCloseTo(29 * pitch - 2 * lead);
    }
    const rule = page.marks.find((m): m is RuleMark => m.kind === 'rule' && m.item === 'a');
    expect(rule?.y1).toBe(rule?.y2);
    expect(rule?.x1).toBeCloseTo(RIGHT);
    const [upper, lower] = tiers(page).map((tier) => tier.rect);
    const middle = ((upper?.y ?? 0) + (upper?.height ?? 0) + (lower?.y ?? 0)) / 2;
    expect(rule?.y1).toBeCloseTo(middle);
    const longest = Math.max(...tiers(page).map((tier) => tier.lines.length));
    expect(rule?.x2).toBeCloseTo(RIGHT - longest * pitch + 2 * lead);
  });

  it('sets a subhead on two lines, in the middle of them', () => {
    const [a, b] = paragraphs(60, 90);
    const body = a && b ? [a, { id: 'sub', kind: 'subhead' as const, runs: [{ text: '桥上' }] }, b] : [];
    const lines = tiers(set(body)).flatMap((tier) => tier.lines);
    const at = lines.findIndex((line) => line.source?.block === 'sub');
    const before = rowOf(lines[at - 1]?.x ?? 0);
    expect(rowOf(lines[at]?.x ?? 0)).toBeCloseTo(before + 1.5);
    expect(rowOf(lines[at + 1]?.x ?? 0)).toBeCloseTo(before + 3);
  });

  it('stands under its headline', () => {
    const headed = set(paragraphs(200), {}, { headline: '夜航船' });
    const headline = headed.frames.find((frame) => frame.role === 'headline');
    const [body] = tiers(headed);
    expect(headline?.lines[0]?.vertical).toBeUndefined();
    expect(body?.rect.y).toBeCloseTo((headline?.rect.y ?? 0) + (headline?.rect.height ?? 0) + lead);
  });

  it('says what is over and shows every line to the editor', () => {
    const body = paragraphs(1200, 1400);
    const over = set(body);
    const fit = over.stories[0];
    expect(fit?.fit.state).toBe('over');
    expect(tiers(over).map((tier) => tier.lines.length)).toEqual([29, 29]);
    for (const b of body) {
      const text = b.runs.map((r) => r.text).join('');
      const own = fit?.lines.filter((line) => line.block === b.id) ?? [];
      expect(own.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
    }
    expect(fit?.lines.filter((line) => !line.overset)).toHaveLength(58);
  });

  it('keeps its distance to a picture on all sides, its caption read from left to right', () => {
    const placed: PlacedPicture = {
      picture: 'p',
      area: { x: 12, y: 5, w: 12, h: 9 },
      caption: true,
      distance: 1,
    };
    const round = set(paragraphs(700, 800), { pictures: [placed], columns: 1 });
    const box = {
      left: area.x + 22 * size,
      right: area.x + 34 * size,
      top: area.y + 11 * pitch + lead,
      foot: area.y + 20 * pitch - lead,
    };
    const near = tiers(round)
      .flatMap((tier) => tier.lines)
      .filter((line) => line.x + size / 2 > box.left - size && line.x - size / 2 < box.right + size);
    expect(near.length).toBeGreaterThan(8);
    for (const line of near)
      expect(line.y >= box.foot + size - 0.01 || line.y + line.width <= box.top - size + 0.01).toBe(true);
    const caption = round.frames.find((frame) => frame.role === 'caption');
    expect(caption?.lines[0]?.vertical).toBeUndefined();
  });

  it('runs through frames of its own', () => {
    const thread = [
      { x: 25, y: 0, w: 15, h: 20 },
      { x: 0, y: 5, w: 20, h: 12 },
    ];
    const framed = set(paragraphs(500), { thread });
    const [a, b] = tiers(framed);
    expect(a?.rect.x).toBeGreaterThanOrEqual(area.x + 35 * size - 0.01);
    expect((b?.rect.x ?? 0) + (b?.rect.width ?? 0)).toBeLessThanOrEqual(area.x + 30 * size + 0.01);
    for (const line of [...(a?.lines ?? []), ...(b?.lines ?? [])])
      expect(rowOf(line.x)).toBeCloseTo(Math.round(rowOf(line.x)));
    expect(a?.lines.length).toBeGreaterThan(8);
    expect(b?.lines.length).toBeGreaterThan(8);
  });

  it('loses no text, wherever it stands', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 160 }), { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 3 }),
        fc.double({ min: 3, max: 40, noNaN: true }),
        fc.double({ min: 3, max: 40, noNaN: true }),
        (lengths, columns, w, h) => {
          const one = story('a', { body: paragraphs(...lengths) });
          const small = item({ area: { ...AREA, w, h }, columns });
          const composed = compose(input([small], [one]));
          for (const b of one.body) {
            const text = b.runs.map((r) => r.text).join('');
            const lines = (composed.stories[0]?.lines ?? []).filter((l) => l.block === b.id);
            expect(lines.map((l) => text.slice(l.start, l.end)).join('')).toBe(text);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('keeps the lines that an edit did not touch', () => {
    const composer = createComposer(fonts());
    const given = input([item()], [story('a', { body: paragraphs(120, 90, 140) })]);
    const one = given.stories['a'];
    const body = (one?.body ?? []).map((b, n) =>
      n === 1 ? { ...b, runs: b.runs.map((run) => ({ ...run, text: `新${run.text.slice(1)}` })) } : b,
    );
    const before = new Set(composer.compose(given).frames.flatMap((frame) => frame.lines));
    const after = composer.compose({ ...given, stories: one ? { a: { ...one, body } } : {} });
    const fresh = after.frames.flatMap((frame) => frame.lines).filter((line) => !before.has(line));
    expect(fresh.length).toBeGreaterThan(0);
    expect(new Set(fresh.map((line) => line.source?.block))).toEqual(new Set(['b1']));
  });
});
