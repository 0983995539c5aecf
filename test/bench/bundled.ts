import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Bundles a program beside this file as the product is bundled, and answers with what runs it in a process of its own:
 * inside the test runner every imported name is a getter, which no user has. What it says goes to standard output.
 */
export async function bundled(name: string): Promise<(...args: readonly string[]) => void> {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: `${root}test/bench/${name}.run.ts`,
      outDir: `${root}out/bench`,
      emptyOutDir: false,
      target: 'node20',
      rollupOptions: { external: ['sharp'], output: { entryFileNames: `${name}.run.mjs` } },
    },
    ssr: { noExternal: true, external: ['sharp'] },
  });
  return (...args) => {
    const options = { encoding: 'utf8', timeout: 600_000 } as const;
    const ran = spawnSync(process.execPath, [`${root}out/bench/${name}.run.mjs`, ...args], options);
    if (ran.status !== 0) throw new Error(ran.stderr);
    process.stdout.write(ran.stdout);
  };
}
