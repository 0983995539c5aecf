import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppFolders, answerApp } from '../../../../electron/protocol/answerApp';

const SECRET = 'the secret of another folder';
const PICTURE = 'a'.repeat(64);
/** Pictures that are links: to a file, and in a folder that is one. */
const LINKED = 'c'.repeat(64);
const BEYOND = 'd'.repeat(64);
let outside: string;
let folders: AppFolders;

beforeAll(() => {
  outside = realpathSync(mkdtempSync(path.join(tmpdir(), 'banxin-app-')));
  const at = (...names: string[]): string => path.join(outside, ...names);
  mkdirSync(at('ui', 'assets'), { recursive: true });
  mkdirSync(at('resources', 'fonts'), { recursive: true });
  mkdirSync(at('ui-of-another'));
  writeFileSync(at('secret.txt'), SECRET);
  writeFileSync(at('ui-of-another', 'secret.txt'), SECRET);
  writeFileSync(at('ui', 'index.html'), '<html></html>');
  writeFileSync(at('resources', 'fonts', '宋体.ttf'), '0123456789');
  mkdirSync(at('project', 'assets'), { recursive: true });
  mkdirSync(at('theirs'));
  writeFileSync(at('project', 'assets', `${PICTURE}.png`), 'picture');
  symlinkSync(at('secret.txt'), at('project', 'assets', `${LINKED}.png`));
  writeFileSync(at('theirs', `${BEYOND}.png`), SECRET);
  symlinkSync(at('theirs'), at('project', 'assets', 'beyond'));
  symlinkSync(at('project'), at('way to the project'));
  symlinkSync(at('secret.txt'), at('ui', 'link.txt'));
  symlinkSync(outside, at('resources', 'folder-link'));
  const picture: AppFolders['picture'] = (sha256, extension) => {
    if (![PICTURE, LINKED, BEYOND].includes(sha256) || extension !== 'png') return undefined;
    const folder = sha256 === BEYOND ? 'assets/beyond' : 'assets';
    return { project: at('way to the project'), path: `${folder}/${sha256}.png` };
  };
  folders = { ui: at('ui'), assets: at('resources'), picture };
});
afterAll(() => rmSync(outside, { recursive: true, force: true }));

const ask = (url: string, init?: RequestInit): Promise<Response> =>
  answerApp(new Request(url, init), folders);

/** Status and text of a part of a file. */
const part = async (range: string): Promise<readonly [number, string]> => {
  const answer = await ask('app://assets/fonts/宋体.ttf', { headers: { range } });
  return [answer.status, await answer.text()];
};

describe('what app:// answers', () => {
  it('serves the three hosts, each its own, with the policy on every answer', async () => {
    const font = await ask('app://assets/fonts/%E5%AE%8B%E4%BD%93.ttf');
    expect([font.status, await font.text(), font.headers.get('content-type')]).toEqual([
      200,
      '0123456789',
      'font/ttf',
    ]);
    expect((await ask('app://ui/index.html')).status).toBe(200);
    expect((await ask(`app://project/${PICTURE}.png`)).status).toBe(200);
    for (const url of [
      'app://ui/index.html',
      'app://ui/none',
      'app://elsewhere/x',
      `app://project/${PICTURE}.png`,
    ])
      expect((await ask(url)).headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(font.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('serves parts of a file, never past its ends', async () => {
    expect(await part('bytes=2-4')).toEqual([206, '234']);
    expect(await part('bytes=8-99')).toEqual([206, '89']);
    expect(await part('bytes=-3')).toEqual([206, '789']);
    expect(await part('bytes=10-')).toEqual([416, '']);
    expect(await part('bytes=99999999999999999999-')).toEqual([416, '']);
  });

  it.each([
    'app://assets/..%2fsecret.txt',
    'app://assets/%2e%2e/secret.txt',
    'app://assets/%252e%252e/secret.txt',
    'app://assets/..%5csecret.txt',
    'app://assets/fonts/%2e%2e%2f%2e%2e%2fsecret.txt',
    'app://assets/%00/../secret.txt',
    'app://assets/folder-link/secret.txt',
    'app://ui/link.txt',
    'app://ui/..%2fui-of-another/secret.txt',
    'app://ui/%2E%2E/ui-of-another/secret.txt',
    'app://project/../secret.txt',
    `app://project/${PICTURE}.txt`,
    `app://project/${LINKED}.png`,
    `app://project/${BEYOND}.png`,
    `app://project/${PICTURE}.png/..%2f..%2fsecret.txt`,
    `app://project/${PICTURE.toUpperCase()}.png`,
    `app://project/${'b'.repeat(64)}.png`,
    'app://elsewhere/secret.txt',
    'app://assets.evil/fonts/宋体.ttf',
    'app://assets:99/secret.txt',
    'app:///etc/passwd',
    'app://localhost/etc/passwd',
  ])('refuses %s', async (url) => {
    const answer = await ask(url);
    expect([403, 404]).toContain(answer.status);
    expect(await answer.text()).toBe('');
  });

  it.each(['POST', 'PUT', 'DELETE'])('refuses %s', async (method) => {
    expect((await ask('app://ui/index.html', { method })).status).toBe(405);
  });

  it('never gives a byte from outside, however the way is written', async () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '..',
        '.',
        '%2e',
        '%2E%2e',
        '%252e%252e',
        '%2f',
        '%5c',
        '%00',
        '/',
        '//',
        'fonts',
        'link.txt',
      ),
      fc.constantFrom(
        'folder-link',
        'secret.txt',
        'ui-of-another',
        'C:',
        '%c0%ae%c0%ae',
        '\u2025',
        '%EF%BC%8E',
        ';',
        '?',
        '#',
      ),
      fc.string({ maxLength: 4 }),
    );
    const host = fc.constantFrom('ui', 'assets', 'project', 'UI', 'assets.', 'elsewhere');
    await fc.assert(
      fc.asyncProperty(host, fc.array(piece, { maxLength: 8 }), async (name, pieces) => {
        let request: Request;
        try {
          request = new Request(`app://${name}/${pieces.join('')}`);
        } catch {
          return;
        }
        const answer = await answerApp(request, folders);
        expect(await answer.text()).not.toContain(SECRET);
      }),
      { numRuns: 2000 },
    );
  });
});
