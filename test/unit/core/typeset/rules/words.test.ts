import { describe, expect, it } from 'vitest';
import { hyphenationPoints } from '../../../../../core/typeset/hyphenation/liang';
import { uniform } from '../../../../../core/typeset/measures';
import type { ParagraphStyle, SetParagraph } from '../../../../../core/typeset/types';
import { paragraph } from '../fonts';
import { DIRECTIONS, fonts, linesOf, meets, naturalOf, partedAt, setter, settings, sweep } from './harness';

/** Where dictionaries part these words; each part has at least two letters before the hyphen and three after. */
const WORDS: readonly (readonly [string, string])[] = [
  ['electronics', 'elec-tron-ics'],
  ['manufacturing', 'man-u-fac-tur-ing'],
  ['hyphenation', 'hy-phen-ation'],
  ['international', 'in-ter-na-tional'],
  ['Management', 'Man-age-ment'],
  ['associate', 'as-so-ciate'],
];

/** Every place inside the text at which some line of the sweep parts it. */
const cuts = (unit: string, style: Partial<ParagraphStyle> = {}, measure = 10): Set<number> =>
  partedAt(unit, { style, measure, levels: ['gb'] });

/** Where two parts of a compound meet, from the character before on. */
const SEAMS = /^(?:[a-z][A-Z\d]|[A-Z]\d|\d[A-Z][a-z])/u;

/** Sets the word after one Han character and more, in both directions; `inside` are the lines that end within it. */
function sweepSet(
  word: string,
  measure: number,
  check: (set: SetParagraph, inside: readonly number[], text: string) => void,
): void {
  for (const direction of DIRECTIONS)
    for (let filler = 1; filler <= measure; filler++) {
      const text = `${'文'.repeat(filler)}${word}${'字'.repeat(measure + 1)}。`;
      const set = setter.set(paragraph(text, { direction }), uniform(measure));
      const inside = set.lines.flatMap(({ end }, n) =>
        end > filler && end < filler + word.length ? [n] : [],
      );
      check(set, inside, text);
    }
}

const softened = (filler: number): string => `${'文'.repeat(filler)}bread\u00adboards${'字'.repeat(12)}。`;

describe('rule 6: Latin words', () => {
  for (const [word, parts] of WORDS)
    it(`rule 6: ${word} parts as ${parts} only`, () => {
      const legal = new Set<number>();
      let at = 0;
      for (const part of parts.split('-').slice(0, -1)) legal.add((at += part.length));
      expect(new Set(hyphenationPoints(word))).toEqual(legal);
      for (const cut of cuts(word)) expect(legal.has(cut), `${word.slice(0, cut)}-`).toBe(true);
    });

  it('rule 6: a parted word gets its hyphen, which is no part of the text and inside the measure', () => {
    let hyphens = 0;
    for (const direction of DIRECTIONS)
      for (let filler = 1; filler <= 10; filler++) {
        const text = `${'文'.repeat(filler)}manufacturing${'字'.repeat(12)}。`;
        for (const line of setter.set(paragraph(text, { direction }), uniform(10)).lines) {
          const added = line.runs.filter((run) => run.added);
          const parted =
            /[a-z]$/u.test(text.slice(line.start, line.end)) && /^[a-z]/u.test(text.slice(line.end));
          expect(added.map((run) => run.text)).toEqual(parted ? ['-'] : []);
          expect(Number(line.width)).toBeLessThanOrEqual(10 + 1e-6);
          hyphens += added.length;
        }
      }
    expect(hyphens).toBeGreaterThan(0);
  });

  it('rule 6: words stay whole where the style says so', () => {
    for (const [word] of WORDS) expect([...cuts(word, { hyphenate: false })], word).toEqual([]);
  });

  for (const word of [
    'MANUFACTURING',
    'electronics2',
    'iPhoneManufacturer',
    'naïveté',
    'mail@manufacturing.org',
    'electronics.manufacturing',
  ])
    it(`rule 6: ${word} is not parted where the line can be filled without`, () => {
      let whole = 0;
      sweepSet(word, 16, (set, inside) => {
        if (inside.length === 0) whole++;
        for (const line of inside) {
          expect(set.warnings).toContainEqual(expect.objectContaining({ line, relief: 'word' }));
          expect(set.lines[line]?.stretch).toBeLessThanOrEqual(1);
        }
      });
      expect(whole).toBeGreaterThan(0);
      expect(
        [...cuts(word, { hyphenate: false }, 16)].filter((at) => !SEAMS.test(word.slice(at - 1))),
      ).toEqual([]);
    });

  const compounds: readonly (readonly [string, string])[] = [
    ['BlueHeronTechnologies', 'Blue|Heron|Tech|nolo|gies'],
    ['iPhone15ProMax', 'iPhone|15|Pro|Max'],
    ['HuangheSteel2026', 'Huanghe|Steel|2026'],
  ];
  for (const [word, parts] of compounds)
    it(`rule 6: ${word} parts as ${parts} only, without a hyphen at its seams`, () => {
      const legal = new Set<number>();
      let at = 0;
      for (const part of parts.split('|').slice(0, -1)) legal.add((at += part.length));
      let parted = 0;
      sweepSet(word, 13, (set, inside, text) => {
        for (const line of inside) {
          const end = set.lines[line]?.end ?? 0;
          expect(legal, text.slice(0, end)).toContain(end - text.indexOf(word));
          const added = set.lines[line]?.runs.some((run) => run.added) === true;
          expect(added, text.slice(0, end)).toBe(!SEAMS.test(text.slice(end - 1)));
          parted++;
        }
        for (const line of set.lines)
          expect(line.stretch, text.slice(line.start, line.end)).toBeLessThanOrEqual(0.5);
      });
      expect(parted).toBeGreaterThan(0);
    });

  it('rule 6: figures and what is short stay whole even before a hole', () => {
    for (const unit of ['PM2.5', '5G', 'A380', '1,234,567.89', '100Mbps', 'GPT4', '－12.5℃'])
      expect([...cuts(unit, {}, 6)], unit).toEqual([]);
  });

  it('rule 6: a word is parted rather than leave a hole of more than an em before it', () => {
    for (const word of ['Strengths', 'Wrocławscy'])
      sweepSet(word, 7, (set, _, text) => {
        for (const line of set.lines)
          expect(line.stretch, text.slice(line.start, line.end)).toBeLessThanOrEqual(1 + 1e-9);
      });
  });

  it('rule 6: a word parts after its own hyphen, and none is added', () => {
    expect([...cuts('long-term')]).toEqual([5]);
    for (let filler = 1; filler <= 10; filler++) {
      const text = `${'文'.repeat(filler)}long-term${'字'.repeat(12)}。`;
      const { lines } = setter.set(paragraph(text), uniform(10));
      expect(lines.flatMap((line) => line.runs.filter((run) => run.added))).toEqual([]);
    }
    expect([...cuts('e-mail'), ...cuts('T-34')]).toEqual([]);
  });

  it('rule 6: a soft hyphen is a place to part the word', () => {
    let parted = 0;
    for (let filler = 1; filler <= 10; filler++) {
      const { lines } = setter.set(paragraph(softened(filler)), uniform(10));
      expect(lines.map((l) => softened(filler).slice(l.start, l.end)).join('')).toBe(softened(filler));
      parted += lines.filter((l) => l.runs.some((run) => run.added)).length;
    }
    expect(parted).toBeGreaterThan(0);
  });

  it('rule 6: the hyphen is as wide as the face has it', () => {
    const text = '文文文文文文manufacturing字字字字字字字字字字字字。';
    const hyphen = [...Array.from({ length: 10 }, (_, k) => text.slice(k)), text]
      .flatMap((t) => setter.set(paragraph(t), uniform(10)).lines)
      .flatMap((line) => line.runs)
      .find((run) => run.added);
    expect(hyphen?.advances[0]).toBeCloseTo(Number(fonts.face('song-text')?.advance(0x2d)), 9);
  });

  it('rule 6: in a composite font the hyphen is that of the Western face, at its size', () => {
    const latin = { face: 'hei', scale: 0.9, shift: 0 };
    const added = Array.from({ length: 10 }, (_, k) => {
      const text = `${'文'.repeat(k + 1)}manufacturing${'字'.repeat(12)}。`;
      const input = { ...paragraph(''), runs: [{ text, face: 'song-text', latin }] };
      return setter.set(input, uniform(10)).lines.flatMap((line) => line.runs.filter((run) => run.added));
    }).flat();
    expect(added.length).toBeGreaterThan(0);
    for (const run of added) {
      expect(run.face).toBe('hei');
      expect(run.scale).toBeCloseTo(0.9, 9);
      expect(run.advances[0]).toBeCloseTo(0.9 * Number(fonts.face('hei')?.advance(0x2d)), 9);
    }
  });

  it('rule 6: a word wider than the line parts behind its marks, not in front of them', () => {
    for (const word of ['Electronics.Manufacturing.Company', 'a_very_long.file-name.of/ours.txt'])
      for (const measure of [6, 7, 8])
        for (const direction of DIRECTIONS) {
          const lines = linesOf(`见${word}。`, { direction, hyphenate: false }, measure);
          expect(lines.join('')).toBe(`见${word}。`);
          for (const line of lines) expect(line, lines.join('|')).not.toMatch(/^[.\-/]/u);
        }
  });

  it('rule 6: a no-break space keeps its words together and is a space', () => {
    for (const unit of ['No.\u00a0XII', '10\u00a0万', '张\u00a0三'])
      expect([...partedAt(unit, { style: { hyphenate: false } })], unit).toEqual([]);
    for (const direction of DIRECTIONS)
      expect(naturalOf('a\u00a0b', { direction }) - naturalOf('ab', { direction })).toBeCloseTo(1 / 3, 1);
  });

  it('rule 6: contractions keep their apostrophe', () => {
    for (const unit of ["don't", 'don’t', 'workers’'])
      expect([...partedAt(unit, { style: { hyphenate: false } })], unit).toEqual([]);
  });

  it('rule 6: words part at spaces, which stay at the line end', () => {
    sweep('Labour Day news', ({ after, where }) => expect(after.startsWith(' '), where).toBe(false));
    expect(meets('Labour Day', 'start', 'Day')).toBe(true);
  });
});

describe('rule 6: web addresses', () => {
  const address = 'https://www.example.org/union/news/2026/index.html';

  it('rule 6: part after / and . only', () => {
    for (const setting of settings(['gb', 'basic']))
      for (let filler = 1; filler <= 14; filler++) {
        const text = `${'文'.repeat(filler)}${address}请查看这里的内容一二三四五六七八九十。`;
        const lines = linesOf(text, setting, 14);
        expect(lines.join('')).toBe(text);
        for (let k = 1; k < lines.length; k++) {
          const [before = '', after = ''] = [lines[k - 1], lines[k]];
          if (/[\w./:-]$/u.test(before) && /^[\w./:-]/u.test(after)) {
            expect(before, `${before}|${after}`).toMatch(/[/.]$/u);
            expect(after, `${before}|${after}`).not.toMatch(/^[/.]/u);
          }
        }
      }
  });

  it('rule 6: without a scheme too', () => {
    for (const url of ['www.example.org', 'news.example.org/union/index'])
      for (const cut of cuts(url, {}, 14)) expect(url.slice(0, cut), url).toMatch(/[/.]$/u);
    expect(cuts('news.example.org/union/index', {}, 14).size).toBeGreaterThan(0);
  });

  it('rule 6: other words with a solidus stay whole', () => {
    expect([...cuts('and/or')]).toEqual([]);
  });

  it('rule 6: a piece wider than the line is parted rather than lost', () => {
    const text = `见https://example.org/${'a'.repeat(80)}。`;
    expect(linesOf(text).join('')).toBe(text);
  });
});
