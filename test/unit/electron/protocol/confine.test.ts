import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { confined } from '../../../../electron/protocol/confine';
import { parseRange } from '../../../../electron/protocol/serveFile';

let outside: string;
let root: string;

beforeAll(() => {
  outside = realpathSync(mkdtempSync(path.join(tmpdir(), 'banxin-confine-')));
  root = path.join(outside, 'root');
  mkdirSync(path.join(root, 'fonts'), { recursive: true });
  writeFileSync(path.join(outside, 'secret.txt'), 'secret');
  writeFileSync(path.join(root, 'fonts', '宋体.ttf'), 'font');
  symlinkSync(path.join(outside, 'secret.txt'), path.join(root, 'link.txt'));
  symlinkSync(outside, path.join(root, 'folder-link'));
  symlinkSync(path.join(root, 'fonts'), path.join(root, 'inner-link'));
});
afterAll(() => rmSync(outside, { recursive: true, force: true }));

describe('path confinement', () => {
  it('finds files inside, whatever their script, also through a link that stays inside', async () => {
    const font = path.join(root, 'fonts', '宋体.ttf');
    expect(await confined(root, '/fonts/%E5%AE%8B%E4%BD%93.ttf')).toBe(font);
    expect(await confined(root, '/inner-link/宋体.ttf')).toBe(font);
  });

  it.each([
    '/',
    '/..',
    '/../secret.txt',
    '/fonts/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/..%5csecret.txt',
    '/%252e%252e/secret.txt',
    '/fonts/%00',
    '/C:/secret.txt',
    '/%E5%AE',
    '/link.txt',
    '/folder-link/secret.txt',
    '/missing.ttf',
  ])('refuses %s', async (urlPath) => {
    expect(await confined(root, urlPath)).toBeUndefined();
  });

  it('never leads outside', async () => {
    const piece = fc.constantFrom(
      '..',
      '.',
      '%2e%2e',
      '%2f',
      '%5c',
      'fonts',
      'link.txt',
      'folder-link',
      'secret.txt',
      '',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 6 }), async (pieces) => {
        const file = await confined(root, `/${pieces.join('/')}`);
        expect(file === undefined || file.startsWith(root + path.sep)).toBe(true);
      }),
    );
  });
});

describe('ranges', () => {
  it('reads the three forms', () => {
    expect(parseRange('bytes=0-3', 10)).toEqual({ start: 0, end: 3 });
    expect(parseRange('bytes=4-', 10)).toEqual({ start: 4, end: 9 });
    expect(parseRange('bytes=-4', 10)).toEqual({ start: 6, end: 9 });
    expect(parseRange('bytes=4-99', 10)).toEqual({ start: 4, end: 9 });
  });

  it('answers the whole file where there is no range it knows, and null where there is nothing to give', () => {
    expect(parseRange(null, 10)).toBeUndefined();
    expect(parseRange('bytes=0-1,4-5', 10)).toBeUndefined();
    expect(parseRange('bytes=-', 10)).toBeUndefined();
    expect(parseRange('bytes=10-', 10)).toBeNull();
    expect(parseRange('bytes=7-3', 10)).toBeNull();
    expect(parseRange('bytes=-0', 10)).toBeNull();
  });

  it('always stays inside the file', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.nat(50), fc.nat(40), (a, b, size) => {
        const range = parseRange(`bytes=${a}-${b}`, size);
        if (range) expect(range.start >= 0 && range.start <= range.end && range.end < size).toBe(true);
      }),
    );
  });
});
