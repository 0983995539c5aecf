import { describe, expect, it } from 'vitest';
import { uniform } from '../../../../../core/typeset/measures';
import type { TextRun } from '../../../../../core/typeset/types';
import { paragraph } from '../fonts';
import { linesOf, named, partedAt, setter, settings, sweep } from './harness';

const linesOfRuns = (runs: readonly TextRun[], style: object, measure: number): string[] => {
  const text = runs.map((run) => run.text).join('');
  return setter
    .set({ ...paragraph('', style), runs }, uniform(measure))
    .lines.map((l) => text.slice(l.start, l.end));
};
const song = (text: string): TextRun => ({ text, face: 'song-text' });
const raised = (text: string): TextRun => ({ text, face: 'song-text', superscript: true });

describe('rule 7: note marks and superscripts', () => {
  for (const unit of ['米²', '注¹', 'm²', 'H₂O', '10³', '℃²', '”²'])
    it(`rule 7: the superscript of ${unit} stays with its base`, () =>
      expect([...partedAt(unit)]).toEqual([]));

  it('rule 7: a run that is superscript stays with its base and whole', () => {
    for (const setting of settings())
      for (const [base, note] of [
        ['职工', '①'],
        ['职工', '[12]'],
        ['职工。', '①'],
        ['GDP', 'n+1'],
        ['职工', '注'],
      ] as const)
        for (let filler = 1; filler <= 10; filler++) {
          const head = `${'文'.repeat(filler)}${base}`;
          const lines = linesOfRuns([song(head), raised(note), song('字'.repeat(12))], setting, 10);
          let at = 0;
          for (const line of lines) {
            const inNote = at >= head.length && at < head.length + note.length;
            if (inNote) expect.fail(`${named(setting)}: ${lines.join('|')}`);
            at += line.length;
          }
        }
  });

  it('rule 7: what shares ruby stays together', () => {
    for (const setting of settings())
      for (let filler = 1; filler <= 10; filler++) {
        const head = '文'.repeat(filler);
        const ruby = { ...song('阿依努尔'), ruby: 'āyīnǔ’ěr' };
        const lines = linesOfRuns([song(head), ruby, song('字'.repeat(12))], setting, 10);
        expect(
          lines.some((line) => line.includes('阿依努尔')),
          `${named(setting)}: ${lines.join('|')}`,
        ).toBe(true);
      }
  });
});

describe('rule 7: rules see through style runs', () => {
  const text = '他说：“职工（含3.5%的GDP增量）——会后……见《工人报》？！”——12.5kg、m²和long-term。';

  it('rule 7: a border between runs of one face changes no break, wherever it falls', () => {
    for (const setting of settings())
      for (const measure of setting.level === 'gb' ? [7, 10] : [9]) {
        const whole = linesOf(text, setting, measure);
        for (
          let cut = 1;
          cut < text.length;
          cut += setting.level === 'gb' && setting.punctuation === 'kaiming' ? 1 : 4
        ) {
          const runs = [song(text.slice(0, cut)), { ...song(text.slice(cut)), underline: 'name' as const }];
          expect(linesOfRuns(runs, setting, measure), `${named(setting)} ${cut}`).toEqual(whole);
        }
      }
  });

  it('rule 7: every character in a run of its own obeys every rule', () => {
    const faces = ['song-text', 'hei', 'kai'];
    const runs = Array.from(text, (c, i) => ({ text: c, face: faces[i % 3] ?? 'kai' }));
    for (const setting of settings(['basic', 'gb', 'strict']))
      for (const measure of [8, 9, 10, 11, 12, 13])
        for (const line of linesOfRuns(runs, setting, measure).slice(1)) {
          expect(line, named(setting)).not.toMatch(/^[：”），、。？！》]/u);
          expect(line, named(setting)).not.toMatch(/^—[^—]/u);
          expect(line, named(setting)).not.toMatch(/^(?:\.5|%|DP|P增|kg|²)/u);
        }
  });
});

describe('rule 7: clusters', () => {
  const CLUSTERS = [
    'e\u0301',
    'ê\u0304',
    '葛\u{e0100}',
    '辻\ufe00',
    '字\u0301\u0302',
    '👩\u200d🏭',
    '👨\u200d👩\u200d👧',
    '👍🏽',
    '🇨🇳',
    '1\ufe0f\u20e3',
    '각',
    '\u1100\u1161\u11a8',
    'ก็',
    'น้ำ',
    'لا',
    'क्\u200dष',
    '𠮷',
    '👷🏻\u200d♀\ufe0f',
    '🏴\u{e0067}\u{e0062}\u{e007f}',
  ];
  for (const unit of CLUSTERS)
    it(`rule 7: ${unit} is never parted`, () => {
      sweep(`甲${unit}乙`, ({ before, after, where }) => {
        const points = [...unit];
        for (let k = 1; k < points.length; k++) {
          const head = points.slice(0, k).join('');
          const tail = points.slice(k).join('');
          expect(before.endsWith(head) && after.startsWith(tail), where).toBe(false);
        }
      });
    });

  it('rule 7: flags part between one another, never inside', () => {
    const text = '🇨🇳🇰🇿🇧🇷🇿🇦🇰🇪🇨🇱🇵🇪🇲🇽🇪🇸🇫🇷🇮🇹🇬🇷🇹🇷🇪🇬🇲🇦🇸🇳';
    for (const line of linesOf(text, {}, 6)) expect([...line].length % 2, line).toBe(0);
  });

  it('rule 7: Korean parts between syllables, Arabic and Thai words at their spaces', () => {
    expect(linesOf('가나다라마바사아자차카타파하', {}, 5).length).toBeGreaterThan(1);
    for (const words of ['السلام عليكم', 'สวัสดี ครับ'])
      sweep(words, ({ before, after, where }) => {
        const seam = /\p{L}\p{M}*$/u.test(before) && /^[\p{Script=Arabic}\p{Script=Thai}]/u.test(after);
        expect(seam && !/[文字]$/u.test(before), where).toBe(false);
      });
  });
});
