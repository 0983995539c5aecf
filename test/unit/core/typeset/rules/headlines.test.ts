import { describe, expect, it } from 'vitest';
import { setHeadline } from '../../../../../core/page/head/headline';
import { paragraphStyle } from '../../../../../core/page/styles';
import { uniform } from '../../../../../core/typeset/measures';
import { fonts as pageFonts, styles } from '../../page/fixture';
import { named, setter, someSettings } from './harness';

const style = styles['headline-1'];
if (!style) throw new Error('The template has no headline style.');
const own = paragraphStyle(style);
const tools = { fonts: pageFonts(), typesetter: setter };
const ROOM = 10;
const HEAD = '工作安排协调推进会';

/** The lines of a headline after 0 … 9 characters, at every style, level and direction. */
function eachHeadline(unit: string, tail: string, check: (lines: string[], where: string) => void): void {
  for (const setting of someSettings())
    for (let count = 0; count <= HEAD.length; count++) {
      const text = `${HEAD.slice(0, count)}${unit}${tail}`;
      const lines = setHeadline(tools, text, style?.face ?? '', { ...own, ...setting }, uniform(ROOM)).map(
        ({ start, end }) => text.slice(start, end),
      );
      expect(lines.join(''), named(setting)).toBe(text.replaceAll('\n', ''));
      check(lines, `${named(setting)}: ${lines.join('|')}`);
    }
}

describe('rule 27 in every phase, style, level and direction', () => {
  for (const unit of ['二十三名', '林晓岚主席', '8.5万元', '《工会法》', '新就业形态'])
    it(`rule 27: ${unit} is never parted`, () => {
      eachHeadline(unit, '代表发言讨论', (lines, where) =>
        expect(
          lines.some((line) => line.includes(unit)),
          where,
        ).toBe(true),
      );
    });

  it('rule 27: no line begins with 的 or 了', () => {
    eachHeadline('职工的书屋', '办好了一批实事', (lines, where) => {
      for (const line of lines.slice(1)) expect(line, where).not.toMatch(/^[的了]/u);
    });
  });

  it('rule 27: a manual break wins wherever it stands', () => {
    eachHeadline('劳\n动模', '范的故事', (lines, where) => {
      expect(
        lines.some((line) => line.endsWith('劳')),
        where,
      ).toBe(true);
      expect(
        lines.some((line) => line.startsWith('动模')),
        where,
      ).toBe(true);
    });
  });
});
