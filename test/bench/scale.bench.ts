import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, bench, describe } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const room = mkdtempSync(join(tmpdir(), 'banxin-scale-'));

await build({
  root,
  configFile: false,
  logLevel: 'error',
  build: {
    ssr: `${root}test/bench/scale.run.ts`,
    outDir: `${root}out/bench`,
    emptyOutDir: false,
    target: 'node20',
    rollupOptions: { external: ['sharp'], output: { entryFileNames: 'scale.run.mjs' } },
  },
  ssr: { noExternal: true, external: ['sharp'] },
});

afterAll(() => rmSync(room, { recursive: true, force: true }), 60_000);

describe('ten thousand stories, a thousand pages', () => {
  bench(
    'opened, looked through, searched and saved in a process of its own',
    () => {
      const ran = spawnSync(process.execPath, [`${root}out/bench/scale.run.mjs`, join(room, '多年.banxin')], {
        encoding: 'utf8',
        timeout: 600_000,
      });
      if (ran.status !== 0) throw new Error(ran.stderr);
      process.stdout.write(ran.stdout);
    },
    { iterations: 1, warmupIterations: 0, time: 0, warmupTime: 0, throws: true },
  );
});
