import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { bench, describe } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

await build({
  root,
  configFile: false,
  logLevel: 'error',
  build: {
    ssr: `${root}test/bench/compose.run.ts`,
    outDir: `${root}out/bench`,
    emptyOutDir: false,
    target: 'node20',
    rollupOptions: { output: { entryFileNames: 'compose.run.mjs' } },
  },
  ssr: { noExternal: true },
});

describe('page composition', () => {
  bench(
    'the whole run in a process of its own',
    () => {
      const ran = spawnSync(process.execPath, ['--expose-gc', `${root}out/bench/compose.run.mjs`], {
        encoding: 'utf8',
      });
      if (ran.status !== 0) throw new Error(ran.stderr);
      process.stdout.write(ran.stdout);
    },
    { iterations: 1, warmupIterations: 0, time: 0, warmupTime: 0 },
  );
});
