import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Makes a script of this folder runnable by plain Node, beside the resources and packages it needs. */
export async function program(name: string): Promise<string> {
  const outDir = join(root, 'out', 'fuzz');
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(root, 'test', 'fuzz', name),
      outDir,
      emptyOutDir: false,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: `${name.replace(/\.ts$/u, '')}.mjs`, format: 'es' } },
    },
    ssr: { noExternal: true, external: ['sharp'] },
  });
  return join(outDir, `${name.replace(/\.ts$/u, '')}.mjs`);
}
