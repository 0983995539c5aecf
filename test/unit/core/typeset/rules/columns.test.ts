import { describe, expect, it } from 'vitest';
import type { Run } from '../../../../../core/document/records/story';
import { createComposer } from '../../../../../core/page/compose';
import { gridOf } from '../../../../../core/page/grid';
import type { SetThread, Slot } from '../../../../../core/typeset/thread';
import { block, input, fonts as pageFonts, paper, story, styles } from '../../page/fixture';
import { body, subhead } from '../threads';
import { MEASURE, named, setter, settings, someSettings } from './harness';

const HEIGHT = 7;
const slots: readonly Slot[] = Array.from({ length: 6 * HEIGHT }, (_, k) => ({
  room: Math.floor(k / HEIGHT),
  measure: MEASURE,
}));

/** Copy that has a mark in every line to give or to open by. */
const COPY = '工会代表说，班组、车间的提案都有答复；食堂夜班也有热饭。职工书屋新添了图书，周末照常开放。';

/** The rooms in which the lines of a paragraph stand, in order. */
const roomsOf = (thread: SetThread, index: number): number[] =>
  thread.lines.filter((line) => line.paragraph === index).map(({ slot }) => slots[slot]?.room ?? -1);

/** A paragraph of so many characters before, so that what follows begins at every line of a column. */
const phases = Array.from({ length: HEIGHT }, (_, n) => n * MEASURE + 4);

describe('rule 23 in every phase of the column, style, level and direction', () => {
  it('rule 23: no first line stands alone at a column foot and no last line at a column top', () => {
    for (const setting of settings())
      for (const length of phases) {
        const paragraphs = [
          body('a', '文'.repeat(length), setting),
          ...['b', 'c', 'd'].map((key) => body(key, COPY, setting)),
        ];
        const thread = setter.flow(paragraphs, slots, MEASURE);
        paragraphs.forEach((_, index) => {
          const rooms = roomsOf(thread, index);
          if (rooms.length < 2) return;
          const where = `${named(setting)} ${length}: ${rooms.join(' ')}`;
          expect(rooms[0], where).toBe(rooms[1]);
          expect(rooms.at(-1), where).toBe(rooms.at(-2));
        });
      }
  });

  it('rule 23: a subhead never stands at a column foot', () => {
    for (const setting of settings())
      for (const length of phases) {
        const paragraphs = [
          body('a', '文'.repeat(length), setting),
          subhead('subhead', '写进提案', setting, { scale: 1 }),
          body('b', COPY, setting),
        ];
        const thread = setter.flow(paragraphs, slots, MEASURE);
        const [own] = roomsOf(thread, 1);
        const [first] = roomsOf(thread, 2);
        expect(first, `${named(setting)} ${length}`).toBe(own);
      }
  });
});

describe('rule 24 in every phase, style, level and direction', () => {
  const { size, baseline, pitch } = gridOf(paper);
  const plain = styles['body'];
  const composer = createComposer(pageFonts());
  const note: Run = { text: '①', marks: ['superscript'] };
  const marked: Run[] = [
    { text: '籴粜', ruby: 'dí tiào' },
    { text: '江城志', marks: ['title'] },
    note,
    { text: '字\u0301\u0302放在前面，', marks: ['emphasis', 'name'] },
  ];

  it('rule 24: marks beside, over and under the line leave every baseline on the grid of the page', () => {
    if (!plain) throw new Error('The template has no body style.');
    for (const { direction, punctuation, level } of someSettings())
      for (let count = 1; count <= MEASURE; count++) {
        const plainEnd: Run[] = [{ text: '字'.repeat(16) }, note, { text: '字'.repeat(14) }];
        const runs: Run[] = [{ text: '文'.repeat(count) }, ...marked, ...plainEnd];
        const area = { x: 0, y: 0, w: 12, h: 22 };
        const item = block('a', area, direction === 'vertical' ? { direction } : {});
        const given = input([item], [story('a', { body: [{ id: 'b', kind: 'paragraph', runs }] })], [], {
          styles: { ...styles, body: { ...plain, punctuation, level } },
        });
        const lines = composer
          .compose(given)
          .frames.filter((frame) => frame.role === 'body')
          .flatMap((frame) => frame.lines);
        expect(lines.length).toBeGreaterThan(1);
        lines.forEach((line, n) => {
          const where = `${direction} ${punctuation} ${level} ${count}`;
          if (direction === 'vertical') expect((lines[0]?.x ?? 0) - line.x, where).toBeCloseTo(n * pitch, 6);
          else expect((line.y - baseline) / pitch, where).toBeCloseTo(n, 6);
          expect(line.runs[0]?.size ?? size, where).toBeLessThanOrEqual(size);
        });
      }
  });
});
