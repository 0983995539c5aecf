import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../../../core/base/diagnostic';
import { composePage } from '../../../../core/page/compose';
import { newsStory } from '../../../quality/news/stories';
import { block, fonts, input, paragraphs, story } from './fixture';

/** Findings about the lines of a story of these paragraphs, set 13 characters a line. */
function notes(texts: readonly string[], measure = 13): readonly Diagnostic[] {
  const body = paragraphs(...texts.map(() => 1)).map((one, n) => ({
    ...one,
    runs: [{ text: texts[n] ?? '' }],
  }));
  const item = block('a', { x: 0, y: 0, w: measure, h: 120 }, { fill: 'top' });
  const page = composePage({ ...input([item], [story('a', { body })]), fonts: fonts() });
  return page.diagnostics.filter(({ rule }) => /^PAGE-(?:LOOSE|OPEN|RELIEF)$/u.test(rule));
}
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
