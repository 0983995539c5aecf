import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
// @ts-expect-error The set-up scripts are plain JavaScript: they run before anything is installed.
import { launchSetup } from '../../scripts/lib/electron.mjs';
import { expect, test } from './desk';

interface Fallen {
  readonly kind: string;
  readonly expired: boolean;
  readonly lives: boolean;
  readonly ms: number;
}

const here = (name: string): string => path.join(import.meta.dirname, name);

/** The two programs as the desk's own are built. */
async function programs(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ type: 'module', main: 'hungryDesk.js' }));
  for (const name of ['hungry', 'hungryDesk'])
    await build({
      configFile: false,
      logLevel: 'error',
      build: {
        ssr: here(`${name}.ts`),
        outDir: folder,
        emptyOutDir: false,
        target: 'node20',
        rollupOptions: { external: ['electron'], output: { entryFileNames: `${name}.js`, format: 'es' } },
      },
      ssr: { noExternal: true },
    });
}

async function run(folder: string, what: string): Promise<Fallen> {
  const { exe, args, env } = launchSetup() as { exe: string; args: string[]; env: NodeJS.ProcessEnv };
  const child = spawn(exe, [...args, folder, path.join(folder, 'hungry.js'), what], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (data: Buffer) => (output += data.toString()));
  await new Promise((resolve) => child.on('close', resolve));
  return JSON.parse(output.split('\n').find((line) => line.startsWith('{')) ?? '{}') as Fallen;
}

test('a job that takes too much memory or time is ended, and the desk lives on', async ({ profile }) => {
  const folder = profile.at('program');
  await programs(folder);
  expect(await run(folder, 'heap')).toMatchObject({ kind: 'memory', lives: true });
  expect(await run(folder, 'native')).toMatchObject({ kind: 'memory', lives: true });
  expect(await run(folder, 'time')).toMatchObject({ kind: 'ended', expired: true, lives: true });
});
