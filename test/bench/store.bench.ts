import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, bench, describe } from 'vitest';
import { bundled } from './bundled';

const room = mkdtempSync(join(tmpdir(), 'banxin-bench-'));
const run = await bundled('store');

afterAll(() => rmSync(room, { recursive: true, force: true }), 60_000);

describe('project folder', () => {
  bench('saved and opened in a process of its own', () => run(mkdtempSync(join(room, 'run-'))), {
    iterations: 1,
    warmupIterations: 0,
    time: 0,
    warmupTime: 0,
    throws: true,
  });
});
