import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../../../core/base/diagnostic';
import { composePage } from '../../../../core/page/compose';
import { newsStory } from '../../../quality/news/stories';
import { block, fonts, input, paragraphs, story } from './fixture';

/** Findings about the lines of a story of these paragraphs, set 13 characters a line. */
function notes(
  texts: readonly string[],
  measure = 13,
  way: Parameters<typeof block>[2] = { fill: 'top' },
  rules = /^PAGE-(?:LOOSE|OPEN|RELIEF|OVERFULL)$/u,
): readonly Diagnostic[] {
  const body = paragraphs(...texts.map(() => 1)).map((one, n) => ({
    ...one,
    runs: [{ text: texts[n] ?? '' }],
  }));
  const item = block('a', { x: 0, y: 0, w: measure, h: 120 }, way);
  const page = composePage({ ...input([item], [story('a', { body })]), fonts: fonts() });
  return page.diagnostics.filter(({ rule }) => rules.test(rule));
}
const uneven = (columns: number, texts: readonly string[]): readonly Diagnostic[] =>
  notes(texts, 14 * columns - 1, { fill: 'level', columns, gutter: 1 }, /^PAGE-UNEVEN$/u);
const FILLER = '工会干部走进车间，听取职工意见，办理提案，解决难题。';

describe('findings about lines', () => {
  it('say nothing of even copy', () => {
    expect(notes([FILLER.repeat(4)])).toEqual([]);
  });

  it('tell each loose line, with how loose it is and where', () => {
    const text = `护士1,234,567,890,123,456万元，${FILLER}`;
    const loose = notes([text]).filter(({ rule }) => rule === 'PAGE-LOOSE');
    expect(loose.length).toBe(1);
    expect(loose[0]).toMatchObject({
      severity: 'advice',
      place: { story: 'a', field: 'body', start: 0, end: 2 },
    });
    expect(loose[0]?.params['stretch']).toBeGreaterThan(0.5);
    expect(loose[0]?.params['unit'], 'what did not fit').toBe('1,234,567,890,123,456');
  });

  it('tell each line that is wider than its column, with what cannot be parted', () => {
    const wide = notes([`工会干部走进车间…………听取职工意见`], 3);
    const overfull = wide.filter(({ rule }) => rule === 'PAGE-OVERFULL');
    expect(overfull).toMatchObject([{ severity: 'error', params: { slug: '稿a', unit: '…………' } }]);
    expect(overfull[0]?.place).toMatchObject({ start: 8, end: 12 });
  });

  it('tell a hole once, whatever else its line needs', () => {
    const text = `护士1,234,567,890,123,456万元，${FILLER}`;
    const texts = [text, `${FILLER}${text}`, `“${text}`, `护士BlueHeronTechnologiesAutomation${FILLER}`];
    for (const measure of [5, 6, 8, 9, 11]) {
      const places = notes(texts, measure)
        .filter(({ rule }) => rule !== 'PAGE-OPEN')
        .map(({ place }) => `${place.block} ${place.start}`);
      expect(new Set(places).size).toBe(places.length);
    }
  });

  it('tell that columns cannot end level, and only then', () => {
    // Two paragraphs of two lines in three columns: whatever is done, a line would stand alone.
    const two = '工会干部走进车间，听取职工意见，办理提案';
    expect(uneven(2, [two, two])).toEqual([]);
    expect(uneven(3, [two, two, two])).toEqual([]);
    const [one] = uneven(3, ['工会干部走进车间', two, '工会干部走进车间']);
    expect(one).toMatchObject({ severity: 'advice', params: { lines: 1 } });
  });

  it('tell where a name is parted, and where letters are', () => {
    const parted = notes([`从9月15日起，BlueHeronTechnologies公司${FILLER}`]);
    expect(parted).toMatchObject([{ rule: 'PAGE-RELIEF', params: { slug: '稿a', kind: 'word' } }]);
    expect(parted[0]?.place.end).toBeGreaterThan(9);
    const kinds = Array.from({ length: 8 }, (_, n) =>
      notes([`${'文'.repeat(n)}详情见https://expo.yunxi.example，${FILLER}`]),
    ).flat();
    expect(kinds.map(({ params }) => params['kind'])).toContain('letters');
  });

  it('count the open lines of a story in one finding, at the widest', () => {
    const stories = Array.from({ length: 60 }, (_, seed) => newsStory(seed).paragraphs);
    let told = 0;
    for (const texts of stories) {
      const open = notes(texts).filter(({ rule }) => rule === 'PAGE-OPEN');
      expect(open.length).toBeLessThanOrEqual(1);
      for (const { params, place, severity } of open) {
        told++;
        expect(severity).toBe('advice');
        expect(params['lines']).toBeGreaterThan(0);
        expect(params['stretch']).toBeGreaterThan(0.25);
        expect(params['stretch']).toBeLessThanOrEqual(0.5);
        expect(place.block).toBeDefined();
      }
    }
    expect(told).toBeGreaterThan(0);
  });
});
