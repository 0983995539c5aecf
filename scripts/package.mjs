// npm run package: the application as a folder in release/. What users are given is made from the official Electron
// only; `npm run package -- --trial` takes whatever the set-up found, to try things with.
import { createRequire } from 'node:module';
import { findElectron } from './lib/electron.mjs';
import { inRoot, run, SetupProblem, say, step } from './lib/steps.mjs';
import { main, setup } from './setup.mjs';

const LIMIT = 600;
const PLATFORM = { linux: '--linux', darwin: '--mac', win32: '--win' }[process.platform];

async function pack({ dist, version }) {
  const { code, output } = await run(
    process.execPath,
    [
      createRequire(import.meta.url).resolve('electron-builder/cli.js'),
      PLATFORM,
      'dir',
      '--config',
      inRoot('electron-builder.config.cjs'),
    ],
    {
      quiet: true,
      limit: LIMIT,
      env: {
        ...process.env,
        BANXIN_ELECTRON_DIST: dist,
        BANXIN_ELECTRON_VERSION: version,
        CSC_IDENTITY_AUTO_DISCOVERY: 'false',
      },
    },
  );
  if (code !== 0) throw new SetupProblem(`electron-builder ended with ${code}:\n${output.trim()}`);
}

await main(async () => {
  if (!PLATFORM) throw new SetupProblem(`There is no package for ${process.platform}.`);
  await setup();
  const electron = findElectron();
  if (electron.source === 're-host' && !process.argv.includes('--trial')) {
    throw new SetupProblem(
      'The Electron here is a re-host from npm: packages for users are made from the official one only.\n' +
        'To make a folder to try things with: npm run package -- --trial',
    );
  }
  await step(`package with Electron ${electron.version} (${electron.source})`, () => pack(electron));
  say('It is in release/.');
});
