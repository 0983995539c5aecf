import { describe, expect, it } from 'vitest';
import { C, classOf, closes, isHan, isWestern } from '../../../../core/typeset/classes';

const code = (c: string): number => c.codePointAt(0) ?? 0;
const nameOf = (cls: C): string => Object.entries(C).find(([, value]) => value === cls)?.[0] ?? '';

describe('character classes', () => {
  /** Characters by the class that CLREQ and GB/T 15834 give them; the numbers of the classes never change. */
  const MEMBERS: readonly (readonly [keyof typeof C, number, string])[] = [
    ['Han', 0, '中〇𠮷龥㐀①※→■★Ⅱ㎡가ㄅ😀🏭⭐\ue000'],
    ['Open', 1, '“‘（《〈【〖〔［｛「『﹃︵｢'],
    ['Close', 2, '”’）》〉】〗〕］｝」』﹄︶｣'],
    ['Pause', 3, '，、；：'],
    ['Stop', 4, '。．？！'],
    ['Dot', 5, '·‧・'],
    ['Ellipsis', 6, '…⋯'],
    ['Dash', 7, '—⸺'],
    ['Connector', 8, '～－–'],
    ['Slash', 9, '／'],
    ['Letter', 10, 'aZéЖΩבع+©×§@'],
    ['Digit', 11, '09５٣'],
    ['WestClose', 12, ',.!?:;)]}،⟩'],
    ['WestOpen', 13, '([{¿⟨'],
    ['Suffix', 14, '%％‰℃℉°′″￠'],
    ['Prefix', 15, '￥¥$＄€£№±₽'],
    ['Space', 16, ' \t\u2003'],
    ['WideSpace', 17, '\u3000'],
    ['Join', 18, '\u0301\ufe0f\u{e0100}\u200d🏽\u0e31\u20e3'],
    ['Hidden', 19, '\u0000\u200e\u202e\u2066\u00ad'],
    ['HanTail', 20, '々〻ー‼⁇⁈⁉っャ'],
    ['BreakHere', 21, '\u200b\n\u2028'],
    ['Glue', 22, '\u00a0\u2060\ufeff\u202f'],
    ['Jamo', 23, '각'],
    ['Quote', 24, '"\'«»'],
    ['After', 25, '-‐|/।'],
    ['Super', 26, '²³¹⁰₂ⁿ'],
  ];
  for (const [name, number, characters] of MEMBERS)
    it(`${name} is ${characters}`, () => {
      expect(C[name]).toBe(number);
      for (const c of characters) expect(nameOf(classOf(code(c))), `U+${code(c).toString(16)}`).toBe(name);
    });

  it('knows every code point, lone surrogates among them', () => {
    const numbers = new Set<number>(Object.values(C));
    for (let c = 0; c <= 0x10ffff; c += c < 0x3000 ? 1 : 17) expect(numbers.has(classOf(c))).toBe(true);
    expect(classOf(0xd83d)).toBe(C.Han);
  });

  it('groups them', () => {
    expect([C.Close, C.Pause, C.Stop].every(closes)).toBe(true);
    expect(closes(C.Open)).toBe(false);
    expect(
      [C.Letter, C.Digit, C.WestClose, C.WestOpen, C.Suffix, C.Prefix, C.Quote, C.After, C.Super].every(
        isWestern,
      ),
    ).toBe(true);
    expect([C.Space, C.Han, C.Join, C.Jamo].some(isWestern)).toBe(false);
    expect([C.Han, C.HanTail, C.Jamo].every(isHan)).toBe(true);
  });
});
