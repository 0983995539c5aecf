import { describe, expect, it } from 'vitest';
import { createTypesetter } from '../../../../core/typeset/typesetter';
import { loadFonts } from './fonts';
import { linesOf, sweep } from './sweep';

const setter = createTypesetter(loadFonts());

/** Whether any line of the sweep starts with the mark. */
function startsWith(unit: string, level: 'strict' | 'gb' | 'basic', mark: string): boolean {
  let found = false;
  sweep(setter, unit, { level }, (_, after) => {
    found ||= after.startsWith(mark);
  });
  return found;
}

describe('rule 1: what never starts a line', () => {
  const marks = '。．，、：；？！”’）》〉】〗〕］｝」』–－～·‧・／‼⁇⁈⁉%％‰℃℉°′″￠々〻ー,.!?:;)]}';
  for (const mark of marks) {
    it(mark, () => {
      for (const level of ['basic', 'gb', 'strict'] as const) {
        if (level === 'basic' && mark === '／') continue;
        sweep(setter, `甲${mark}乙`, { level }, (_, after) => {
          expect(after.startsWith(mark), `${level}: ${after}`).toBe(false);
        });
      }
    });
  }

  it('a single dash, which is a connector (rule 4)', () => {
    sweep(setter, '甲—乙', {}, (_, after) => expect(after.startsWith('—')).toBe(false));
  });
});

describe('rule 2: what never ends a line', () => {
  for (const mark of '“‘（《〈【〖〔［｛「『([{') {
    it(mark, () => {
      sweep(setter, `甲${mark}乙`, {}, (before) => expect(before.endsWith(mark), before).toBe(false));
    });
  }

  it('a solidus, at level gb', () => {
    sweep(setter, '甲／乙', { level: 'gb' }, (before) => expect(before.endsWith('／')).toBe(false));
  });

  for (const sign of '￥¥$＄€£№') {
    it(`${sign} before a digit`, () => {
      sweep(setter, `${sign}35`, {}, (before) => expect(before.endsWith(sign), before).toBe(false));
    });
  }
});

describe('rule 3: levels', () => {
  it('strict keeps —— and …… off the line start, gb lets them', () => {
    expect(startsWith('甲——乙', 'strict', '—')).toBe(false);
    expect(startsWith('甲……乙', 'strict', '…')).toBe(false);
    expect(startsWith('甲——乙', 'gb', '——')).toBe(true);
    expect(startsWith('甲……乙', 'gb', '……')).toBe(true);
  });

  it('a chain of marks longer than the line is parted rather than lost', () => {
    const text = '（'.repeat(60);
    const lines = linesOf(setter, text);
    expect(lines.join('')).toBe(text);
    expect(lines.length).toBeGreaterThan(1);
  });
});

describe('rule 5: rigid units', () => {
  for (const unit of ['——', '……', '？！', '！！', '！！！', '…………']) {
    it(unit, () => {
      for (const level of ['basic', 'gb', 'strict'] as const)
        sweep(setter, `甲${unit}乙`, { level }, (before, after) => {
          for (let k = 1; k < unit.length; k++)
            expect(before.endsWith(unit.slice(0, k)) && after.startsWith(unit.slice(k)), unit).toBe(false);
        });
    });
  }

  it('different neighbours may part', () => {
    let parted = false;
    sweep(setter, '甲——……乙', {}, (before, after) => {
      parted ||= before.endsWith('——') && after.startsWith('……');
    });
    expect(parted).toBe(true);
  });
});

describe('rule 6: numerals and words', () => {
  for (const unit of [
    '12345',
    '3.14',
    '1,280',
    '35.6%',
    '12.5‰',
    '20℃',
    '90°',
    '±5',
    '¥88',
    '08:30',
    '35kg',
    '5G',
  ]) {
    it(unit, () => {
      sweep(setter, `甲${unit}乙`, {}, (before, after) => {
        for (let k = 1; k < unit.length; k++)
          expect(
            before.endsWith(unit.slice(0, k)) && after.startsWith(unit.slice(k)),
            `${before}|${after}`,
          ).toBe(false);
      });
    });
  }

  it('a numeral stays with its measure word where the line can', () => {
    let parted = 0;
    let together = 0;
    sweep(setter, '共有286条建议', {}, (before, after) => {
      if (before.endsWith('286') && after.startsWith('条')) parted++;
      else together++;
    });
    expect(together).toBeGreaterThan(parted);
  });

  it('western words stay whole', () => {
    sweep(setter, '甲electronics乙', {}, (before, after) => {
      expect(/[a-z]$/u.test(before) && /^[a-z]/u.test(after), `${before}|${after}`).toBe(false);
    });
  });

  it('a web address breaks after / and . only', () => {
    const lines = linesOf(setter, '网址是https://www.example.org/union/news/2026/index.html请查看这里的内容');
    expect(lines.join('')).toContain('https://www.example.org/union/news/2026/index.html');
    for (let k = 1; k < lines.length; k++) {
      const before = lines[k - 1] ?? '';
      if (/[\w./:-]$/u.test(before) && /^[\w./:-]/u.test(lines[k] ?? '')) expect(before).toMatch(/[/.]$/u);
    }
  });

  it('a word wider than the line is parted as the last resort', () => {
    const text = 'a'.repeat(100);
    expect(linesOf(setter, text).join('')).toBe(text);
  });
});

describe('rule 7: clusters', () => {
  it('superscripts stay with their base', () => {
    sweep(setter, '面积35平方m²乙', {}, (_, after) => expect(after.startsWith('²')).toBe(false));
  });

  it('combining marks, variation selectors and joiners stay with what they modify', () => {
    for (const unit of ['e\u0301', '葛\u{e0100}', '辻\ufe00', '👩\u200d🏭'])
      sweep(setter, `甲${unit}乙`, {}, (before, after) => {
        const points = [...unit];
        for (let k = 1; k < points.length; k++) {
          const head = points.slice(0, k).join('');
          const tail = points.slice(k).join('');
          expect(before.endsWith(head) && after.startsWith(tail), unit).toBe(false);
        }
      });
  });
});

describe('rule 21: 孤字', () => {
  it('the last line never holds one Han character', () => {
    for (let length = 14; length < 120; length++) {
      const last = linesOf(setter, `${'文'.repeat(length)}。`, { indent: 2 }).at(-1) ?? '';
      expect([...last.replace('。', '')].length, `${length}: ${last}`).toBeGreaterThan(1);
    }
  });
});

describe('lines that are not justified', () => {
  it('part at a mark rather than inside a phrase', () => {
    const style = { align: 'center' } as const;
    expect(linesOf(setter, '写进提案的话，有编号有期限', style, 10.6)).toEqual([
      '写进提案的话，',
      '有编号有期限',
    ]);
    expect(linesOf(setter, '夜班的声音，也能进会场', style, 12)).toEqual(['夜班的声音，也能进会场']);
  });
});
