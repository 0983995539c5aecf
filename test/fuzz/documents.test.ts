import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, expect, it } from 'vitest';
import { figures, quantile, times } from '../support/counts';
import { program } from './program';

const FILES = times('FILES', 10_000, 150);
const SEED = times('FUZZ_SEED', 20_261_122, 20_261_122);
/** Programs that open papers beside one another. */
const AT_ONCE = times('DESKS', 4, 2);
/** One case in so many is exported as well. */
const EVERY = 10;
/** Milliseconds that a paper may take to open, and a page of it to be composed and exported. */
const OPEN_MS = 5000;
const SHOW_MS = 60_000;
/** JavaScript's part of the export process's cap. */
const HEAP = '--max-old-space-size=2048';

interface Line {
  readonly n?: number;
  readonly path?: string;
  readonly how?: string;
  readonly step?: 'open' | 'show';
  readonly ms?: number;
  readonly showMs?: number;
  readonly shown?: string;
  readonly result?: string;
  readonly rss?: number;
  readonly wrong?: string;
  readonly ready?: number;
}

interface Sum {
  readonly opened: number[];
  readonly shown: number[];
  readonly results: Map<string, number>;
  readonly wrong: string[];
  rss: number;
}

// Memory rather than a disk: ten thousand papers are written and thrown away.
const room = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'banxin-fuzz-'));
afterAll(() => rmSync(room, { recursive: true, force: true }));

/** Runs cases, the last of them before `to`, until all are done or one is stuck or kills the program; answers with the number of the next. */
function run(file: string, shard: string, from: number, to: number, sum: Sum): Promise<number> {
  const args = ['--stack-size=984', HEAP, file, shard, String(SEED), String(from), String(to), String(EVERY)];
  const child: ChildProcess = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let last: Line = {};
  let errors = '';
  let watch: NodeJS.Timeout | undefined;
  child.stderr?.on('data', (data: Buffer) => (errors = (errors + data.toString()).slice(-2000)));
  const stuck = (): void => {
    errors = `no word for ${last.step === 'show' ? SHOW_MS : OPEN_MS} ms`;
    child.kill('SIGKILL');
  };
  const hear = (line: Line): void => {
    clearTimeout(watch);
    last = { ...last, ...line };
    if (line.step) watch = setTimeout(stuck, line.step === 'show' ? SHOW_MS : OPEN_MS * 2);
    if (line.wrong) sum.wrong.push(`${line.n} ${last.path} (${last.how}): ${line.wrong}`);
    if (!line.result) return;
    const { ms = 0, showMs, shown, rss = 0 } = line;
    sum.opened.push(ms);
    if (showMs !== undefined && shown !== 'not') sum.shown.push(showMs);
    sum.rss = Math.max(sum.rss, rss);
    for (const key of [line.result, ...(shown && shown !== 'not' ? [`shown: ${shown}`] : [])])
      sum.results.set(key, (sum.results.get(key) ?? 0) + 1);
  };
  if (child.stdout)
    createInterface({ input: child.stdout }).on('line', (text) => hear(JSON.parse(text) as Line));
  return new Promise((resolve) => {
    child.on('close', (code, signal) => {
      clearTimeout(watch);
      if (code === 0) return resolve(to);
      const n = last.n ?? from;
      sum.wrong.push(
        `${n} ${last.path} (${last.how}), ${last.step}: ended with ${code ?? signal}. ${errors}`,
      );
      return resolve(last.n === undefined ? to : n + 1);
    });
  });
}

it(
  'harmed project files open as they were, as they say they are, or not at all: nothing crashes and nothing hangs',
  async () => {
    const file = await program('documents.child.ts');
    const sum: Sum = { opened: [], shown: [], results: new Map(), wrong: [], rss: 0 };
    const share = Math.ceil(FILES / AT_ONCE);
    await Promise.all(
      Array.from({ length: AT_ONCE }, async (_, i) => {
        const shard = join(room, String(i));
        mkdirSync(shard);
        const to = Math.min(FILES, (i + 1) * share);
        for (let from = i * share; from < to; ) from = await run(file, shard, from, to, sum);
      }),
    );
    figures('project files', {
      mutated: FILES,
      ...Object.fromEntries([...sum.results].toSorted(([a], [b]) => a.localeCompare(b))),
      'open ms p50': quantile(sum.opened, 0.5),
      p99: quantile(sum.opened, 0.99),
      most: quantile(sum.opened, 1),
      'compose or export ms p50': quantile(sum.shown, 0.5),
      longest: quantile(sum.shown, 1),
      'largest process MB': Math.round(sum.rss / 2 ** 20),
      wrong: sum.wrong.length,
    });
    expect(sum.wrong).toEqual([]);
    expect(sum.opened.length).toBe(FILES);
    expect(quantile(sum.opened, 1)).toBeLessThan(OPEN_MS);
  },
  4 * 3_600_000,
);
