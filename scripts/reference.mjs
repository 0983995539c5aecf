// Compares the reference pages with what is stored; with --accept stores what they are now.
//   node scripts/reference.mjs [--accept] [page…]
import { join } from 'node:path';
import { createServer } from 'vite';

const words = process.argv.slice(2);
const names = words.filter((word) => !word.startsWith('--'));
// Reads the TypeScript as the tests do; nothing listens and nothing is watched.
const vite = await createServer({
  configFile: false,
  root: join(import.meta.dirname, '..'),
  logLevel: 'error',
  appType: 'custom',
  server: { middlewareMode: true, watch: null, hmr: false, ws: false },
  optimizeDeps: { noDiscovery: true, include: [] },
});
try {
  const { reference } = await vite.ssrLoadModule('/test/reference/command.ts');
  process.exitCode = await reference(names, words.includes('--accept'));
} finally {
  await vite.close();
}
