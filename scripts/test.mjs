// npm test: everything that tells whether the desk is sound. Ends with one line, `N passed, N failed`.
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { launchSetup } from './lib/electron.mjs';
import { failureText, playwrightSum, readReport, slowestFiles, vitestSum } from './lib/reports.mjs';
import { inRoot, run, say, step } from './lib/steps.mjs';
import { main, setup } from './setup.mjs';

const node = (file, ...args) => [process.execPath, [inRoot('node_modules', ...file.split('/')), ...args]];
const reports = inRoot('test-results');
/** So many files of each part are named with their time: where to look when the tests take long. */
const SLOWEST = 5;

/** A check that passes or fails as a whole. */
async function check(title, [program, args]) {
  let code;
  await step(title, async () => {
    ({ code } = await run(program, args, { limit: 900 }));
    return code === 0 ? 'passed' : 'FAILED';
  });
  if (code === 0) return { passed: 1, failed: 0, failures: [] };
  return {
    passed: 0,
    failed: 1,
    failures: [{ file: title, title: 'failed', text: 'Its messages are above.' }],
  };
}

/** A runner that writes a report; one that ends badly without a failed test in it counts as one failure. */
async function suite(title, [program, args], file, sumOf, env = process.env) {
  let sum = { passed: 0, failed: 0, failures: [] };
  rmSync(file, { force: true });
  await step(title, async () => {
    const { code } = await run(program, args, { limit: 1800, env });
    const report = readReport(file);
    if (report) sum = sumOf(report);
    if (code !== 0 && sum.failed === 0) {
      const failures = [{ file: title, title: 'the runner', text: `ended with code ${code}` }];
      sum = { ...sum, failed: 1, failures };
    }
    const slow = report ? slowestFiles(report, SLOWEST) : [];
    for (const { file: name, seconds } of slow) say(`  ${seconds.toFixed(1).padStart(5)} s  ${name}`);
    return `${sum.passed} passed, ${sum.failed} failed`;
  });
  return sum;
}

/** A runner's own report goes to a file of its own, so that the terminal can show something for people. */
const reportOf = (name) => path.join(reports, `${name}.json`);

const vitest = (title, name, { config = [], env }) =>
  suite(
    title,
    node(
      'vitest/vitest.mjs',
      'run',
      ...config,
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${reportOf(name)}`,
    ),
    reportOf(name),
    vitestSum,
    env,
  );

const ofFolder = (name) => ['--config', inRoot('test', name, 'vitest.config.ts')];

/** The projects are those of playwright.config.ts. */
const playwright = (title, project, env) =>
  suite(
    title,
    node('@playwright/test/cli.js', 'test', `--project=${project}`, '--reporter=list,json'),
    reportOf(`e2e-${project}`),
    playwrightSum,
    { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: reportOf(`e2e-${project}`) },
  );

async function everything() {
  mkdirSync(reports, { recursive: true });
  const desk = launchSetup().env;
  return [
    await check('types', node('typescript/bin/tsc', '--noEmit')),
    await check('lint', node('oxlint/bin/oxlint', '--type-aware', '--quiet')),
    await check('format', node('@biomejs/biome/bin/biome', 'check', '.')),
    // A reference that is not in the repository is a failure, not something to write down quietly.
    await vitest('unit and reference tests', 'unit', { env: { ...process.env, CI: '1' } }),
    await vitest('kills, power cuts, full disks', 'durability', {
      config: ofFolder('durability'),
      env: desk,
    }),
    await vitest('harmed project files', 'fuzz', { config: ofFolder('fuzz'), env: process.env }),
    await playwright('tests in Electron', 'desk', desk),
    await playwright('tests in Electron that measure time', 'alone', desk),
  ];
}

await main(async () => {
  const since = performance.now();
  await setup();
  const sums = await everything();
  const passed = sums.reduce((total, sum) => total + sum.passed, 0);
  const failed = sums.reduce((total, sum) => total + sum.failed, 0);
  for (const failure of sums.flatMap(({ failures }) => failures)) say(failureText(failure));
  say(`\n${((performance.now() - since) / 60_000).toFixed(1)} minutes`);
  say(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});
