import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, bench, describe } from 'vitest';
import { exportPages } from '../../electron/jobs/export';
import type { ExportPagesRequest } from '../../electron/jobs/request';
import { benchProject, copy } from './pdf.project';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'banxin-bench-'));
const bundle = join(root, 'out/bench');

const { records, pictures } = await benchProject();
const assets: Record<string, string> = {};
for (const [sha256, bytes] of Object.entries(pictures)) {
  assets[sha256] = join(folder, `${sha256}.jpg`);
  writeFileSync(join(folder, `${sha256}.jpg`), bytes);
}
const request: ExportPagesRequest = {
  records,
  assets,
  pages: ['page'],
  preset: 'x4',
  marks: true,
  out: join(folder, 'page.pdf'),
};
const requestFile = join(folder, 'request.json');
writeFileSync(requestFile, JSON.stringify(request));

// The command line is bundled in the same way: dependencies inside, native code outside.
mkdirSync(bundle, { recursive: true });
await build({
  root,
  configFile: false,
  logLevel: 'error',
  build: {
    ssr: join(root, 'test/bench/pdf.cold.ts'),
    outDir: bundle,
    target: 'node20',
    rollupOptions: { output: { entryFileNames: 'pdf.cold.mjs' } },
  },
  ssr: { noExternal: true, external: ['sharp'] },
});

const must = async (): Promise<void> => {
  const result = await exportPages(request);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
};

/** Every warm export is of an edited page: one paragraph of the lead is new. */
let edits = 0;
const edited = async (): Promise<void> => {
  edits += 1;
  const story = records.story['story1'];
  if (!story) throw new Error('no story');
  const [text = ''] = copy(150, 1000 + edits);
  const [first, ...others] = story.body;
  if (!first) throw new Error('no paragraph');
  const body = [{ ...first, runs: [{ text }] }, ...others];
  const result = await exportPages({
    ...request,
    records: { ...records, story: { ...records.story, story1: { ...story, body } } },
  });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
};

await must();
process.stdout.write(`page PDF: ${(statSync(request.out).size / 1e6).toFixed(2)} MB\n`);

describe('page PDF, 10,000 characters, 6 faces, 2 pictures', () => {
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  bench(
    'cold process (target 2,000 ms)',
    () => {
      const { status, stderr } = spawnSync(process.execPath, [join(bundle, 'pdf.cold.mjs'), requestFile], {
        encoding: 'utf8',
      });
      if (status !== 0) throw new Error(stderr);
    },
    { iterations: 5, warmupIterations: 0, time: 0, warmupTime: 0 },
  );

  bench('warm, after an edit (target 300 ms)', edited, {
    iterations: 10,
    warmupIterations: 1,
    time: 0,
    warmupTime: 0,
  });
});
