import { describe, expect, it } from 'vitest';
import type { StoryItem } from '../../../../core/document/records/page';
import type { Story } from '../../../../core/document/records/story';
import { composePage } from '../../../../core/page/compose';
import type { ComposedLine, ComposedPage, RuleMark } from '../../../../core/page/composed';
import { gridOf } from '../../../../core/page/grid';
import { block, copyText, fonts, input, paper, paragraphs, story, styles } from './fixture';

const grid = gridOf(paper);
const { size, pitch, area, lead } = grid;
const AREA = { x: 0, y: 0, w: 41, h: 30 };

const set = (body: Story['body'], own: Partial<StoryItem>, changes: typeof styles = {}): ComposedPage => {
  const given = input([block('a', AREA, own)], [story('a', { body })], [], {
    styles: { ...styles, ...changes },
  });
  return composePage({ ...given, fonts: fonts() });
};
const bodyLines = (page: ComposedPage): readonly ComposedLine[] =>
  page.frames.filter((frame) => frame.role === 'body').flatMap((frame) => frame.lines);

const around = (text: string): Story['body'] => [
  { id: 'before', kind: 'paragraph', runs: [{ text: copyText(40, 1) }] },
  { id: 'sub', kind: 'subhead', runs: [{ text }] },
  { id: 'after', kind: 'paragraph', runs: [{ text: copyText(60, 2) }] },
];
/** Where lines stand across the column, in rows. */
const rowsOf = (page: ComposedPage, id: string): number[] =>
  bodyLines(page)
    .filter((line) => line.source?.block === id)
    .map(({ vertical, x, y }) =>
      vertical ? (area.x + 41 * size - size / 2 - x) / pitch : (y - grid.baseline) / pitch,
    );

const rulesOf = (page: ComposedPage): readonly RuleMark[] =>
  page.marks.filter((mark): mark is RuleMark => mark.kind === 'rule' && mark.item === 'a');

describe('a subhead of several lines in a narrow column', () => {
  it.each([
    ['horizontal', '修鞋摊', 2, [0.5]],
    ['horizontal', '修鞋摊前的老师傅和徒弟', 3, [0.5, 1.5]],
    ['horizontal', '修鞋摊前的老师傅和徒弟还有等车的人们', 4, [0.5, 1.5, 2.5]],
    ['vertical', '修鞋摊', 2, [0.5]],
    ['vertical', '修鞋摊前的老师傅和徒弟', 3, [0.5, 1.5]],
  ] as const)('%s: %s takes %i rows', (direction, text, rows, offsets) => {
    const own = direction === 'vertical' ? { columns: 4, gutter: 1 } : { columns: 4 };
    const page = set(around(text), { ...own, direction, fill: 'top' });
    const before = Math.round(rowsOf(page, 'before').at(-1) ?? 0);
    const sub = rowsOf(page, 'sub');
    expect(sub).toHaveLength(offsets.length);
    sub.forEach((row, n) => expect(row - before - 1).toBeCloseTo(offsets[n] ?? 0));
    expect(rowsOf(page, 'after')[0]).toBeCloseTo(before + 1 + rows);
  });

  it('never parts between two columns, and takes its next line with it', () => {
    for (let length = 20; length < 300; length += 10) {
      const body: Story['body'] = [
        { id: 'before', kind: 'paragraph', runs: [{ text: copyText(length, length) }] },
        { id: 'sub', kind: 'subhead', runs: [{ text: '修鞋摊前的老师傅和徒弟' }] },
        { id: 'after', kind: 'paragraph', runs: [{ text: copyText(80, 2) }] },
      ];
      const page = set(body, { columns: 4, area: { ...AREA, h: 12 }, fill: 'top' });
      const frames = page.frames.filter((frame) => frame.lines.some((line) => line.source?.block === 'sub'));
      expect(frames).toHaveLength(1);
      const [frame] = frames;
      expect(frame?.lines.some((line) => line.source?.block === 'after')).toBe(true);
    }
  });
});

describe('rules between columns whose marks hang', () => {
  const hanging = Object.fromEntries(
    Object.entries(styles).map(([id, style]) => [id, id === 'body' ? { ...style, hang: true } : style]),
  );
  const body = paragraphs(200, 200);

  it('stand in the middle of what hung marks leave of the gutter', () => {
    const [rule] = rulesOf(set(body, { columns: 3, fill: 'level' }, hanging));
    const [plain] = rulesOf(set(body, { columns: 3, fill: 'level' }));
    expect(((plain?.x1 ?? 0) - area.x) / size).toBeCloseTo(13.5);
    expect(((rule?.x1 ?? 0) - area.x) / size).toBeCloseTo(13.75);
  });

  it('and between the tiers of vertical text, further down', () => {
    const own = { columns: 2, direction: 'vertical', fill: 'level' } as const;
    const [rule] = rulesOf(set(body, own, hanging));
    const [plain] = rulesOf(set(body, own));
    expect((rule?.y1 ?? 0) - (plain?.y1 ?? 0)).toBeCloseTo(0.25 * size);
    expect(plain?.y1).toBeGreaterThan(area.y + lead);
  });
});
