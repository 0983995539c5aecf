import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, bench, describe } from 'vitest';
import { newBlock, newStory } from '../../core/document/factory';
import { restoreBackup, takeBackup, verifyBackups } from '../../electron/store/backup';
import { encode, nextEnvelope } from '../../electron/store/envelope';
import { documentPath } from '../../electron/store/layout';

/** Stories of a paper's years; 600 characters in six paragraphs each. */
const STORIES = 10_000;
const HOUR = 3_600_000;
const room = mkdtempSync(join(tmpdir(), 'banxin-bench-'));
const folder = join(room, '报.banxin');

const copy = (n: number, length: number): string =>
  Array.from({ length }, (_, i) => String.fromCodePoint(0x4e00 + ((i * 7919 + n * 104_729) % 3500))).join('');

function write(n: number, rev: number): void {
  const id = `s${String(n).padStart(15, '0')}`;
  const body = Array.from({ length: 6 }, (_, i) => newBlock(`p${i}`, copy(n * 31 + i * 7 + rev, 100)));
  const data = newStory(id, { headline: copy(n, 14), body });
  const file = join(folder, documentPath('story', id));
  mkdirSync(dirname(file), { recursive: true });
  const first = nextEnvelope(undefined, { schema: 'story@1', id, device: 'bench', data });
  writeFileSync(file, encode({ ...first, rev }));
}

cpSync(join(import.meta.dirname, '../../resources/sample'), folder, { recursive: true });
for (let n = 0; n < STORIES; n++) write(n, 1);

let now = Date.now();
const take = async (hours: number): Promise<string> => {
  now += hours * HOUR;
  const taken = await takeBackup(folder, { now: new Date(now) });
  if (!taken.ok) throw new Error(JSON.stringify(taken.error));
  return taken.value.backup?.id ?? '';
};

const first = await take(0);
let rev = 1;
let copies = 0;

afterAll(() => rmSync(room, { recursive: true, force: true }), 120_000);

const few = { iterations: 3, warmupIterations: 1, time: 0, warmupTime: 0 };

describe('backups of 10,000 stories', () => {
  bench('nothing has changed', async () => void (await take(1)), few);
  bench(
    '50 stories have changed',
    async () => {
      rev += 1;
      for (let n = 0; n < STORIES; n += 200) write(n, rev);
      await take(1);
    },
    few,
  );
  bench('everything is read again', async () => void (await take(25)), few);
  bench('every backup is verified', async () => void (await verifyBackups(folder)), few);
  bench(
    'restored into a new folder',
    async () => void (await restoreBackup(folder, first, join(room, `r${(copies += 1)}.banxin`))),
    few,
  );
});
