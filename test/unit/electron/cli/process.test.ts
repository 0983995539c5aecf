import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pdfText } from '../../../e2e/pdfText';
import { PAGE_TEXT, type Ran } from './cli';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const launcher = join(root, 'bin', 'banxin.mjs');

describe('the command in its own process', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'banxin-process-'));
    if (!existsSync(join(root, 'out', 'main', 'cli.js')))
      throw new Error('The command line is not built: run `npm run setup` first.');
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const banxin = (argv: readonly string[], stdin: Uint8Array = new Uint8Array(0)): Promise<Ran> =>
    new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [launcher, ...argv], {
        cwd: folder,
        env: { ...process.env, LC_ALL: 'C' },
      });
      let [out, err] = ['', ''];
      child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
      child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
      child.on('error', reject);
      child.on('close', (code) => resolve({ code: code ?? -1, out, err }));
      child.stdin.end(stdin);
    });

  it('leads from raw page text to a PDF with every paragraph in it', async () => {
    expect((await banxin(['new', 'p.banxin', '--name', '江城日报', '--date', '2026-11-22'])).code).toBe(0);
    const imported = await banxin(
      ['import', 'p.banxin', '-', '--as', 'page-text', '--json'],
      await readFile(PAGE_TEXT),
    );
    expect({ code: imported.code, err: imported.err }).toEqual({ code: 0, err: '' });
    expect((await banxin(['makeup', 'p.banxin', '--simple'])).code).toBe(0);
    expect((await banxin(['compose', 'p.banxin'])).code).toBe(0);
    const exported = await banxin(['export', 'p.banxin', '--out', 'page.pdf', '--json']);
    expect(exported.code).toBe(0);
    const text = (await pdfText(await readFile(join(folder, 'page.pdf')))).replace(/\s/gu, '');
    const { stories } = JSON.parse(imported.out) as {
      stories: readonly { readonly headline: string; readonly paragraphs: readonly string[] }[];
    };
    for (const { headline, paragraphs } of stories)
      for (const part of [headline, ...paragraphs]) expect(text).toContain(part.replace(/\s/gu, ''));
  });

  it('keeps standard output clean and answers with its exit codes', async () => {
    const wrong = await banxin(['compose', 'missing', '--json']);
    expect({ code: wrong.code, out: wrong.out }).toEqual({ code: 2, out: '' });
    const set = await banxin(['typeset', '--json'], Buffer.from('一行\n'));
    expect(set.code).toBe(0);
    expect(JSON.parse(set.out)).toMatchObject({ lines: [{ text: '一行', paragraph: 0 }] });
  });
});
