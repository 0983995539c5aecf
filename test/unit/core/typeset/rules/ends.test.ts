import { describe, expect, it } from 'vitest';
import { uniform } from '../../../../../core/typeset/measures';
import { paragraph } from '../fonts';
import { DIRECTIONS, linesOf, meets, named, setter, settings, sweep } from './harness';

/** Rule 2, written out again. */
const OPENERS = '“‘（《〈【〖〔［｛「『([{';
const CURRENCY = '￥¥$＄€£№';

describe('rule 2: what never ends a line', () => {
  for (const mark of OPENERS) {
    it(`rule 2: ${mark} before Han and before a word`, () => {
      for (const next of ['乙', 'abc', '25'])
        sweep(`甲${mark}${next}`, ({ before, where }) => expect(before.endsWith(mark), where).toBe(false));
    });
  }

  for (const chain of ['“（', '《“', '：“', '，《'])
    it(`rule 2: no opening mark of ${chain}`, () => {
      sweep(`甲${chain}乙`, ({ before, where }) =>
        expect(OPENERS.includes([...before].at(-1) ?? ''), where).toBe(false),
      );
    });

  it('rule 2: an opening mark with a typed space behind it', () => {
    for (const text of ['甲（ 乙', '甲( abc'])
      sweep(text, ({ before, where }) => expect(before.trimEnd(), where).not.toMatch(/[（(]$/u));
  });

  it('rule 2: a solidus at gb and strict', () => {
    for (const mark of '／/')
      sweep(`甲${mark}乙`, ({ before, where }) => expect(before.endsWith(mark), where).toBe(false), {
        levels: ['gb', 'strict'],
      });
  });

  for (const sign of CURRENCY)
    it(`rule 2: ${sign} before a digit`, () => {
      sweep(`售${sign}35元`, ({ before, where }) => expect(before.endsWith(sign), where).toBe(false));
    });
});

describe('rule 3: levels', () => {
  it('rule 3: strict keeps —— and …… off the line start, gb and basic let them', () => {
    for (const mark of ['——', '……']) {
      expect(meets(`甲${mark}乙`, 'start', mark, { levels: ['strict'] }), mark).toBe(false);
      for (const level of ['gb', 'basic', 'none'] as const)
        expect(meets(`甲${mark}乙`, 'start', mark, { levels: [level] }), `${mark} ${level}`).toBe(true);
    }
  });

  it('rule 3: gb is stricter than basic by the solidus alone', () => {
    for (const level of ['basic', 'none'] as const)
      expect(meets('甲／乙', 'end', '／', { levels: [level] }), level).toBe(true);
    for (const level of ['gb', 'strict'] as const)
      expect(meets('甲／乙', 'end', '／', { levels: [level] }), level).toBe(false);
  });

  const chain = '“‘（《〈【〖〔［｛「『'.repeat(6);

  it('rule 3: a chain longer than the line is parted as relief, and the line says so', () => {
    for (const setting of settings()) {
      const text = `文字${chain}文字`;
      const set = setter.set(paragraph(text, setting), uniform(5));
      expect(set.lines.map((l) => text.slice(l.start, l.end)).join('')).toBe(text);
      for (const line of set.lines) expect(Number(line.width)).toBeLessThanOrEqual(5 + 1e-6);
      const relieved = set.warnings.filter((w) => w.relief === 'chain');
      if (setting.level === 'none') expect(relieved, named(setting)).toEqual([]);
      else expect(relieved.length, named(setting)).toBeGreaterThan(0);
    }
  });

  it('rule 3: none parts chains of three marks, never a single mark or two from their character', () => {
    let parted = 0;
    for (const direction of DIRECTIONS)
      for (let filler = 1; filler <= 14; filler++) {
        const text = `${'文'.repeat(filler)}）》”字字字字字字字字字字字字字字。`;
        for (const line of linesOf(text, { level: 'none', direction }).slice(1))
          if (/^[》”]/u.test(line)) parted++;
      }
    expect(parted).toBeGreaterThan(0);
    for (const pair of ['，', '。”', '（', '：“'])
      sweep(
        `甲${pair}乙`,
        ({ before, after, where }) => {
          expect(/^[，。”：]/u.test(after), where).toBe(false);
          expect(/[（“]$/u.test(before), where).toBe(false);
        },
        { levels: ['none'] },
      );
  });

  it('rule 3: where a looser level is needed the line says so', () => {
    const text = '甲／乙／丙／丁／戊／己／庚／辛／壬／癸子';
    const set = setter.set(paragraph(text, { level: 'strict' }), uniform(4.5));
    expect(set.lines.map((l) => text.slice(l.start, l.end)).join('')).toBe(text);
    expect(set.warnings.map((w) => w.relief)).toEqual(['level', 'level', 'level']);
  });
});

describe('rule 4: the dash and the connector', () => {
  it('rule 4: a single — connects and never starts a line', () => {
    for (const text of ['北京—上海', '甲—乙'])
      sweep(text, ({ after, where }) => expect(after.startsWith('—'), where).toBe(false));
  });

  it('rule 4: doubled it is one dash, which may start a line at level gb', () => {
    expect(meets('甲——乙', 'start', '——', { levels: ['gb'] })).toBe(true);
    sweep('甲——乙', ({ before, after, where }) => {
      expect(before.endsWith('—') && after.startsWith('—'), where).toBe(false);
    });
  });

  it('rule 4: the two-em dash of one character is a dash too', () => {
    expect(meets('甲⸺乙', 'start', '⸺', { levels: ['gb'] })).toBe(true);
    expect(meets('甲⸺乙', 'start', '⸺', { levels: ['strict'] })).toBe(false);
  });
});
