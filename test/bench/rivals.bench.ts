import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { bench, describe } from 'vitest';
import { measureChromium } from './rivals.chromium';
import { rivalStories } from './rivals.copy';
import { at, type Measured, type Times } from './rivals.times';

const root = fileURLToPath(new URL('../../', import.meta.url));
const fonts = `${root}resources/fonts`;

await build({
  root,
  configFile: false,
  logLevel: 'error',
  build: {
    ssr: `${root}test/bench/rivals.run.ts`,
    outDir: `${root}out/bench`,
    emptyOutDir: false,
    target: 'node20',
    rollupOptions: { output: { entryFileNames: 'rivals.run.mjs' } },
  },
  ssr: { noExternal: true, external: ['@myriaddreamin/typst-ts-node-compiler'] },
});

function measureNode(): Measured {
  const ran = spawnSync(process.execPath, [`${root}out/bench/rivals.run.mjs`, fonts, root], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (ran.status !== 0) throw new Error(ran.stderr);
  return JSON.parse(ran.stdout) as Measured;
}

const cell = (text: string): string => text.padStart(10);
const ms = (value: number): string => cell(value.toFixed(value < 1 ? 3 : 1));
const ratio = (value: number): string => cell(`${value.toFixed(value < 10 ? 1 : 0)} ×`);

/** Least, median and p95 of one kind of work, and how many times Banxin's median the median is. */
const cells = (times: readonly number[], ours: readonly number[]): string =>
  [...[0, 0.5, 0.95].map((share) => ms(at(times, share))), ratio(at(times, 0.5) / at(ours, 0.5))].join(' |');

const row = (name: string, times: Times, ours: Times): string =>
  `| ${name} |${cells(times.full, ours.full)} |${cells(times.edit, ours.edit)} |`;

const outputRow = (name: string, banxin: readonly number[], typst: readonly number[]): string =>
  `| ${name} |${[0, 0.5, 0.95].map((share) => ms(at(banxin, share))).join(' |')} |${[0, 0.5, 0.95].map((share) => ms(at(typst, share))).join(' |')} |${ratio(at(typst, 0.5) / at(banxin, 0.5))} |`;

/** One edit, and what comes of it: like for like, and what an editor sees of either. */
function outputs({ banxin, typst, banxinOutputs: own, typstOutputs: theirs }: Measured): string[] {
  const draw = own['draw'] ?? [];
  return [
    '| one edit | Banxin least | p50 | p95 | Typst least | p50 | p95 | Typst ÷ Banxin |',
    '|---|---|---|---|---|---|---|---|',
    outputRow('laid out, nothing to be seen', banxin.edit, typst.edit),
    outputRow('seen on a screen: changed lines drawn; SVG', draw, theirs['svg'] ?? []),
    outputRow('seen on a screen: changed lines drawn; vector IR', draw, theirs['vector'] ?? []),
    outputRow(
      'seen by an editor: changed lines drawn; PDF, as `typst watch` makes',
      draw,
      theirs['pdf'] ?? [],
    ),
    outputRow('PDF of the page from both', own['pdf'] ?? [], theirs['pdf'] ?? []),
  ];
}

function report(node: Measured, chromium: Times & { readonly version: string }): string {
  const { banxin, typst, paragraph, loops, characters, typstVersion } = node;
  const alone = at(paragraph, 0.5);
  return [
    '',
    `${characters} characters, 4 blocks of 8 columns of 13 characters; ms; counting loop ${loops.map((l) => l.toFixed(0)).join(' → ')} ms (330 ms idle)`,
    '',
    '| | full least | p50 | p95 | ÷ Banxin | edit least | p50 | p95 | ÷ Banxin |',
    '|---|---|---|---|---|---|---|---|---|',
    row('Banxin', banxin, banxin),
    row(`Typst (node compiler ${typstVersion})`, typst, banxin),
    row(`Chromium ${chromium.version.split('.')[0] ?? ''} columns`, chromium, banxin),
    '',
    ...outputs(node),
    '',
    `The edited paragraph alone: least ${at(paragraph, 0).toFixed(3)} ms, p50 ${alone.toFixed(3)} ms, p95 ${at(paragraph, 0.95).toFixed(3)} ms; Typst's edit is ${(at(typst.edit, 0.5) / alone).toFixed(0)} times that.`,
    '',
  ].join('\n');
}

describe('the same page through Banxin, Typst and Chromium', () => {
  bench(
    'the whole run',
    async () => {
      const node = measureNode();
      const chromium = await measureChromium(rivalStories(), fonts, process.env['RIVALS_SHOT']);
      process.stdout.write(report(node, chromium));
    },
    { iterations: 1, warmupIterations: 0, time: 0, warmupTime: 0 },
  );
});
