import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, bench, describe } from 'vitest';
import { bundled } from './bundled';

const room = mkdtempSync(join(tmpdir(), 'banxin-scale-'));
const run = await bundled('scale');

afterAll(() => rmSync(room, { recursive: true, force: true }), 60_000);

describe('ten thousand stories, a thousand pages', () => {
  bench(
    'opened, looked through, searched and saved in a process of its own',
    () => run(join(room, '多年.banxin')),
    { iterations: 1, warmupIterations: 0, time: 0, warmupTime: 0, throws: true },
  );
});
