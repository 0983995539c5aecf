import { existsSync } from 'node:fs';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const at = (file: string): string => path.resolve(import.meta.dirname, file);

/** Programs that run in Node: the desk itself, the packaged program's beginning, the export job, the command line. */
const programs: Record<string, string> = {
  main: 'electron/main/main.ts',
  entry: 'electron/main/entry.ts',
  'export-job': 'electron/jobs/export.worker.ts',
  'library-job': 'electron/jobs/library.worker.ts',
  'keeping-job': 'electron/jobs/keeping.worker.ts',
  cli: 'electron/cli/main.ts',
};

/** Everything is bundled but `dependencies` (sharp, which carries native code) and Electron itself. */
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      target: 'node20',
      sourcemap: true,
      rollupOptions: {
        input: Object.fromEntries(
          Object.entries(programs)
            .map(([name, file]) => [name, at(file)] as const)
            .filter(([, file]) => existsSync(file)),
        ),
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      rollupOptions: {
        input: { preload: at('electron/preload/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    worker: { format: 'es' },
    build: {
      outDir: at('out/renderer'),
      target: 'chrome140',
      sourcemap: true,
      minify: true,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 4000,
      rollupOptions: { input: { index: at('renderer/index.html') } },
    },
  },
});
