import { describe, expect, it } from 'vitest';
import { leadContent } from '../../../../renderer/storyeditor/lead';
import { cutsOf, segmentsOf } from '../../../../renderer/storyeditor/segments';
import { paragraph } from './body';

const block = paragraph('a', '一二三四', { text: '五六', marks: ['bold'] }, '七八九十');
const lines = [
  { block: 'a', start: 0, end: 5, overset: false },
  { block: 'a', start: 5, end: 8, overset: false },
  { block: 'a', start: 8, end: 10, overset: true },
];
const look = { galley: true, divider: '到此为止' };

describe('line ends in the editor', () => {
  it('cuts runs where the page ends its lines, numbers each line once and ends it once', () => {
    const segments = segmentsOf(block, cutsOf(lines).get('a'), look);
    expect(segments.map((segment) => segment.text)).toEqual(['一二三四', '五', '六', '七八', '九十']);
    expect(segments.map((segment) => /--n: "(\d)"/u.exec(segment.style)?.[1])).toEqual([
      '1',
      undefined,
      '2',
      undefined,
      '3',
    ]);
    expect(segments.map((segment) => segment.style.includes('--end:'))).toEqual([
      false,
      true,
      false,
      true,
      false,
    ]);
  });

  it('says where the page ends after its last line, and shows the rest as overset', () => {
    const segments = segmentsOf(block, cutsOf(lines).get('a'), look);
    expect(segments[3]?.style).toContain('到此为止');
    expect(segments[4]?.style).toContain('var(--over)');
  });

  it('drops line ends that do not fit the text any more', () => {
    const longer = paragraph('a', '一二三四五六七八九十又一个字');
    expect(segmentsOf(longer, cutsOf(lines).get('a'), look)).toEqual([
      { text: '一二三四五六七八九十又一个字', format: 0, style: '' },
    ]);
  });

  it('breaks a dateline that has lines of its own to the measure', () => {
    const cuts = cutsOf([
      { block: 'a', start: 0, end: 0, overset: false },
      { block: 'a', start: 0, end: 3, overset: false },
    ]).get('a');
    expect(leadContent('本报讯（记者', cuts, 6)).toBe('"本报讯（\\A 记者\u3000"');
    expect(leadContent('本报讯', undefined, 20)).toBe('"本报讯\u3000"');
    expect(leadContent('', undefined, 20)).toBe('none');
  });
});
