import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const launcher = join(root, 'bin', 'banxin.mjs');

/** Tells the fourth stream at the end how much memory and processor time the process has had. */
const METER = `data:text/javascript,${encodeURIComponent(
  `import { writeSync } from 'node:fs';
  process.on('exit', () => writeSync(3, JSON.stringify(process.resourceUsage())));`,
)}`;

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** MB of memory at most, seconds of the processor. */
  readonly memory: number;
  readonly seconds: number;
}

/** The built command in its own process. */
const typeset = (options: readonly string[], input: string | Uint8Array): Promise<Ran> =>
  new Promise((resolve, reject) => {
    if (!existsSync(join(root, 'out', 'main', 'cli.js')))
      throw new Error('The command line is not built: run `npm run setup` first.');
    const child = spawn(process.execPath, ['--import', METER, launcher, 'typeset', ...options], {
      env: { ...process.env, LC_ALL: 'C' },
      stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    });
    const texts = ['', '', '', ''];
    for (const n of [1, 2, 3])
      child.stdio[n]?.on('data', (bytes: Buffer) => {
        texts[n] += bytes.toString('latin1');
      });
    child.on('error', reject);
    child.on('close', (code) => {
      const [, out = '', err = '', meter = ''] = texts.map((text) => Buffer.from(text, 'latin1').toString());
      const used = JSON.parse(meter) as NodeJS.ResourceUsage;
      const seconds = (used.userCPUTime + used.systemCPUTime) / 1e6;
      resolve({ code: code ?? -1, out, err, memory: used.maxRSS / 1000, seconds });
    });
    child.stdin.end(input);
  });

/** The command as a shell runs it: standard input, output and the folder may be anything. */
const shell = (line: string): Promise<{ code: number | null; out: string; err: string }> =>
  new Promise((resolve, reject) => {
    const banxin = `'${process.execPath}' '${launcher}'`;
    const child = spawn('/bin/sh', ['-c', line.replaceAll('banxin', banxin)], {
      env: { ...process.env, LC_ALL: 'C' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
  });

/** How many times slower than an idle 3 GHz core this one counts just now. */
function slowness(): number {
  const start = performance.now();
  let sum = 0;
  for (let i = 0; i < 5e7; i++) sum += i % 7;
  return sum > 0 ? Math.max(1, (performance.now() - start) / 55) : 1;
}

const COPY = '全年共收到建议328条，办结率为97.5%；夜班公交延长到凌晨一点（含周末），覆盖 Nanhu 等四个园区。';
const MEGABYTE = COPY.repeat(Math.ceil(1_000_000 / Buffer.byteLength(COPY)));

describe('typeset in its own process', () => {
  it.each([[[]], [['--json']], [['--json', '--direction', 'v']]])(
    'sets a megabyte in one paragraph in 3 s and 500 MB: %j',
    async (options) => {
      const { code, out, memory, seconds } = await typeset(options, MEGABYTE);
      expect(code).toBe(0);
      if (options.length === 0) expect(out.replaceAll('\n', '') === MEGABYTE).toBe(true);
      else expect((JSON.parse(out) as { lines: unknown[] }).lines.length).toBeGreaterThan(20_000);
      expect(memory).toBeLessThan(500);
      expect(seconds / slowness()).toBeLessThan(3);
    },
    60_000,
  );

  it.each([
    ['opening brackets', '（'.repeat(10_000)],
    ['one word', 'a'.repeat(1_000_000)],
    ['spaces', ' '.repeat(1_000_000)],
    ['short paragraphs', '夜班的声音，也能进会场\n'.repeat(100_000)],
  ])(
    'survives %s without end',
    async (_, input) => {
      const { code, out, memory } = await typeset([], input);
      expect([0, 1]).toContain(code);
      expect(memory).toBeLessThan(500);
      expect(out.replaceAll('\n', '') === input.replaceAll('\n', '')).toBe(true);
    },
    60_000,
  );

  it.each([
    ['one word', 'a'.repeat(1_000_000)],
    ['letters with soft hyphens', 'a\u00ad'.repeat(333_334)],
    ['controls', '\u0001'.repeat(1_000_000)],
    ['empty paragraphs', '\n'.repeat(1_000_000)],
  ])(
    'prints %s as JSON in 3 s and 500 MB',
    async (_, input) => {
      const { out, memory, seconds } = await typeset(['--json'], input);
      const { lines } = JSON.parse(out) as { lines: { text: string }[] };
      expect(lines.map(({ text }) => text).join('') === input.replaceAll('\n', '')).toBe(true);
      expect(memory).toBeLessThan(500);
      expect(seconds / slowness()).toBeLessThan(3);
    },
    60_000,
  );

  it('ends with 2, one line and nothing written where it is asked wrongly', async () => {
    for (const options of [
      ['--measure', '0'],
      ['--widths', '13,,5'],
      ['--direction', 'x'],
      ['--x'],
      ['file'],
    ]) {
      const { code, out, err } = await typeset([...options, '--json'], '一行\n');
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toMatch(/^[^\n]+\n$/u);
    }
  });

  it.runIf(process.platform === 'linux')(
    'takes what the shell hands it for standard input, output and folder',
    async () => {
      const one = expect.stringMatching(/^[^\n]+\n$/u) as string;
      const folder = await shell('banxin typeset --json < /');
      expect(folder).toEqual({ code: 2, out: '', err: one });
      expect(folder.err).toContain('stdin');
      expect(await shell('banxin typeset --json <&-')).toMatchObject({ code: 0, err: '' });
      const full = await shell('echo a | banxin typeset > /dev/full');
      expect(full).toEqual({ code: 3, out: '', err: one });
      expect(full.err).toContain('ENOSPC');
      expect(await shell('echo a | banxin typeset --measure x 2> /dev/full')).toMatchObject({
        code: 2,
        out: '',
      });
      const gone = await shell('d=$(mktemp -d) && cd "$d" && rmdir "$d" && echo a | banxin typeset');
      expect(gone).toEqual({ code: 0, out: 'a\n', err: '' });
    },
  );

  it('does not mind a reader that goes away', async () => {
    const child = spawn(process.execPath, [launcher, 'typeset', '--json'], {
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let err = '';
    child.stderr.on('data', (bytes: Buffer) => {
      err += bytes.toString();
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(MEGABYTE);
    child.stdout.once('data', () => child.stdout.destroy());
    await new Promise((resolve) => {
      child.on('close', resolve);
    });
    expect(err).toBe('');
  });
});
