// npm run test:fuzz: ten thousand harmed project files, ten thousand malformed calls. Prints its figures.
import { launchSetup } from './lib/electron.mjs';
import { inRoot, run } from './lib/steps.mjs';
import { main, setup } from './setup.mjs';

const HOURS = 4 * 3600;

await main(async () => {
  await setup();
  const env = { ...launchSetup().env, BANXIN_WHOLE: '1' };
  const node = (file, ...args) =>
    run(process.execPath, [inRoot('node_modules', ...file.split('/')), ...args], { limit: HOURS, env });
  const files = await node(
    'vitest/vitest.mjs',
    'run',
    '--config',
    inRoot('test', 'fuzz', 'vitest.config.ts'),
  );
  const calls = await node('@playwright/test/cli.js', 'test', 'security.calls');
  return files.code || calls.code;
});
