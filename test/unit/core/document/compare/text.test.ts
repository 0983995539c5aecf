import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareText, type TextPiece } from '../../../../../core/document/compare/text';
import { processorTime } from '../../../../support/processor';

const shown = (pieces: readonly TextPiece[]): string =>
  pieces
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'removed' ? `[-${text}-]` : `[+${text}+]`))
    .join('');
const compare = (before: string, after: string): string => shown(compareText(before, after));
const side = (pieces: readonly TextPiece[], gone: TextPiece['kind']): string =>
  pieces
    .filter(({ kind }) => kind !== gone)
    .map(({ text }) => text)
    .join('');

/** Few characters, so that chance matches are many. */
const prose = fc.string({
  unit: fc.constantFrom(
    '工',
    '会',
    '的',
    '，',
    '。',
    '”',
    '3',
    '20',
    'A',
    ' ',
    '𠮷',
    '葛\u{E0100}',
    'e\u0301',
    '\ud842',
    '\n',
  ),
  maxLength: 60,
});

describe('two states of a text', () => {
  it('lose nothing: the pieces are the old text and the new one', () => {
    fc.assert(
      fc.property(fc.oneof(prose, fc.string({ unit: 'binary', maxLength: 40 })), prose, (before, after) => {
        const pieces = compareText(before, after);
        expect(side(pieces, 'added')).toBe(before);
        expect(side(pieces, 'removed')).toBe(after);
        expect(pieces.every(({ text }) => text !== '')).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('say the same in one piece', () => {
    expect(compare('', '')).toBe('');
    expect(compare('不变', '不变')).toBe('不变');
    expect(compare('', '新')).toBe('[+新+]');
    expect(compare('旧', '')).toBe('[-旧-]');
  });

  it('take figures and Western words whole', () => {
    expect(compare('共4200余名职工', '共4300余名职工')).toBe('共[-4200-][+4300+]余名职工');
    expect(compare('11月18日', '11月19日')).toBe('11月[-18-][+19+]日');
    expect(compare('用 Typst 排', '用 Typset 排')).toBe('用 [-Typst-][+Typset+] 排');
  });

  it('read chance matches between two changes as part of them', () => {
    expect(compare('他推开礼堂的大门走了', '他回到车间的岗位上了')).toBe(
      '他[-推开礼堂的大门走-][+回到车间的岗位上+]了',
    );
  });

  it('keep apart two changes with a clause between them', () => {
    expect(compare('周一上午，职工代表大会召开，会期两天。', '周二上午，职工代表大会召开，会期三天。')).toBe(
      '周[-一-][+二+]上午，职工代表大会召开，会期[-两-][+三+]天。',
    );
  });

  it('let a new sentence begin after the old one', () => {
    expect(compare('门开了。灯亮了。', '门开了。风来了。灯亮了。')).toBe('门开了。[+风来了。+]灯亮了。');
    expect(compare('他说，好，走吧', '他说，好，行，走吧')).toBe('他说，好，[+行，+]走吧');
  });

  it('never part a character from its selector or its accent', () => {
    expect(compare('葛\u{E0100}飾', '葛\u{E0101}飾')).toBe('[-葛\u{E0100}-][+葛\u{E0101}+]飾');
    expect(compare('姓𠮷的', '姓𠮶的')).toBe('姓[-𠮷-][+𠮶+]的');
  });

  it('answer for very long and wholly different texts at once, and still lose nothing', () => {
    const [before, after] = ['甲乙丙。', '子丑寅卯'].map((text) => text.repeat(40_000));
    const started = process.cpuUsage();
    const pieces = compareText(before ?? '', after ?? '');
    expect(side(pieces, 'added')).toBe(before);
    expect(side(pieces, 'removed')).toBe(after);
    expect(processorTime(started)).toBeLessThan(2000);
  });

  it('find one changed sentence in a very long text', () => {
    const many = Array.from({ length: 5000 }, (_, at) => `第${at}句说的是这件事。`);
    const pieces = compareText(many.join(''), many.with(2500, '换了一句。').join(''));
    expect(
      pieces
        .filter(({ kind }) => kind !== 'same')
        .map(({ text }) => text)
        .join('').length,
    ).toBeLessThan(40);
  });
});
