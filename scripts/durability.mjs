// npm run test:durability: ends programs, cuts the power, fills disks, as often as it takes. Prints its figures.
// Parts of it by name: npm run test:durability -- powercut
import { launchSetup } from './lib/electron.mjs';
import { inRoot, run } from './lib/steps.mjs';
import { main, setup } from './setup.mjs';

await main(async () => {
  await setup();
  const vitest = inRoot('node_modules', 'vitest', 'vitest.mjs');
  const config = inRoot('test', 'durability', 'vitest.config.ts');
  const { code } = await run(
    process.execPath,
    [vitest, 'run', '--config', config, ...process.argv.slice(2)],
    { limit: 6 * 3600, env: { ...launchSetup().env, BANXIN_WHOLE: '1' } },
  );
  return code;
});
