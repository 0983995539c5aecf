// npm test: everything that tells whether the desk is sound. Ends with one line, `N passed, N failed`.
import { mkdirSync, rmSync } from 'node:fs';
import { launchSetup } from './lib/electron.mjs';
import { failureText, playwrightSum, readReport, vitestSum } from './lib/reports.mjs';
import { inRoot, run, say, step } from './lib/steps.mjs';
import { main, setup } from './setup.mjs';

const node = (file, ...args) => [process.execPath, [inRoot('node_modules', ...file.split('/')), ...args]];
const reports = inRoot('test-results');

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
    return `${sum.passed} passed, ${sum.failed} failed`;
  });
  return sum;
}

async function everything() {
  mkdirSync(reports, { recursive: true });
  const unitReport = inRoot('test-results', 'unit.json');
  const e2eReport = inRoot('test-results', 'e2e.json');
  const durabilityReport = inRoot('test-results', 'durability.json');
  const fuzzReport = inRoot('test-results', 'fuzz.json');
  const desk = { ...launchSetup().env, PLAYWRIGHT_JSON_OUTPUT_NAME: e2eReport };
  return [
    await check('types', node('typescript/bin/tsc', '--noEmit')),
    await check('lint', node('oxlint/bin/oxlint', '--type-aware', '--quiet')),
    await check('format', node('@biomejs/biome/bin/biome', 'check', '.')),
    await suite(
      'unit and reference tests',
      node(
        'vitest/vitest.mjs',
        'run',
        '--reporter=dot',
        '--reporter=json',
        `--outputFile.json=${unitReport}`,
      ),
      unitReport,
      vitestSum,
      // A reference that is not in the repository is a failure, not something to write down quietly.
      { ...process.env, CI: '1' },
    ),
    await suite(
      'kills, power cuts, full disks',
      node(
        'vitest/vitest.mjs',
        'run',
        '--config',
        inRoot('test', 'durability', 'vitest.config.ts'),
        '--reporter=dot',
        '--reporter=json',
        `--outputFile.json=${durabilityReport}`,
      ),
      durabilityReport,
      vitestSum,
      launchSetup().env,
    ),
    await suite(
      'harmed project files',
      node(
        'vitest/vitest.mjs',
        'run',
        '--config',
        inRoot('test', 'fuzz', 'vitest.config.ts'),
        '--reporter=dot',
        '--reporter=json',
        `--outputFile.json=${fuzzReport}`,
      ),
      fuzzReport,
      vitestSum,
    ),
    await suite(
      'tests in Electron',
      node('@playwright/test/cli.js', 'test', '--reporter=list,json'),
      e2eReport,
      playwrightSum,
      desk,
    ),
  ];
}

await main(async () => {
  await setup();
  const sums = await everything();
  const passed = sums.reduce((total, sum) => total + sum.passed, 0);
  const failed = sums.reduce((total, sum) => total + sum.failed, 0);
  for (const failure of sums.flatMap(({ failures }) => failures)) say(failureText(failure));
  say(`\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});
