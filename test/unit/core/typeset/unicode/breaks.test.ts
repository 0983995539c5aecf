import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { Break, findBreaks } from '../../../../../core/typeset/unicode/breaks';
import { LB } from '../../../../../core/typeset/unicode/lineclass';
import { lineClassOf } from '../../../../../core/typeset/unicode/lookup';

const CASES = 7654;
const file = new URL('../../../../fixtures/unicode/LineBreakTest-15.0.0.txt.gz', import.meta.url);
const cases = gunzipSync(readFileSync(file))
  .toString('utf8')
  .split('\n')
  .filter((line) => line.startsWith('×'));

/** The case as the algorithm sees it, written like the case. */
function breaksOf(line: string): string {
  const points = Uint32Array.from(line.match(/[0-9A-F]+/gu) ?? [], (hex) => Number.parseInt(hex, 16));
  const out = new Uint8Array(points.length);
  findBreaks(points, 0, points.length, out);
  return Array.from(points, (c, i) => {
    const sign = i > 0 && out[i] !== Break.Prohibited ? '÷' : '×';
    return `${sign} ${c.toString(16).toUpperCase().padStart(4, '0')}`;
  })
    .concat('÷')
    .join(' ');
}

describe('UAX #14, untailored', () => {
  it(`passes all ${CASES} cases of LineBreakTest-15.0.0`, () => {
    expect(cases).toHaveLength(CASES);
    expect(cases.filter((line) => breaksOf(line) !== line)).toEqual([]);
  });

  it('tells mandatory breaks from allowed ones', () => {
    const points = Uint32Array.from('a\r\nb c', (c) => c.codePointAt(0) ?? 0);
    const out = new Uint8Array(points.length);
    findBreaks(points, 0, points.length, out);
    expect(Array.from(out.subarray(1))).toEqual([0, 0, Break.Mandatory, 0, Break.Allowed]);
  });

  it('looks at a part of the text as if it stood alone', () => {
    const points = Uint32Array.from('12 ab', (c) => c.codePointAt(0) ?? 0);
    const out = new Uint8Array(3);
    findBreaks(points, 2, 5, out);
    expect([...out]).toEqual([0, Break.Allowed, 0]);
    expect(() => findBreaks(points, 3, 3, out)).not.toThrow();
  });
});

describe('the class table', () => {
  it('knows characters of every plane, and what is not a character', () => {
    const expected: readonly (readonly [number, LB])[] = [
      [0x41, LB.AL],
      [0x4e00, LB.ID],
      [0x2f800, LB.ID],
      [0x20bb7, LB.ID],
      [0x3041, LB.CJ],
      [0xd800, LB.SG],
      [0xfffd, LB.AI],
      [0xffff, LB.XX],
      [0x1f1e6, LB.RI],
      [0x1f3fb, LB.EM],
      [0x1f02c, LB.EP],
      [0x28, LB.OP],
      [0xff08, LB.OW],
      [0xe31, LB.SM],
      [0xe01, LB.SA],
      [0x200e, LB.CF],
      [0xe0100, LB.CM],
      [0x10ffff, LB.XX],
    ];
    for (const [codePoint, cls] of expected) expect(lineClassOf(codePoint), codePoint.toString(16)).toBe(cls);
  });
});
