// npm run package [-- targets…]: the program as packages in release/.
//   Linux: dir tar.gz deb (all three where none is named), AppImage; Mac: dir dmg; Windows: dir nsis
// A folder is always made first; tar.gz and deb are made from it by ourselves, without tools from elsewhere.
import { lstatSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { findElectron } from './lib/electron.mjs';
import { makeDeb } from './lib/package/deb.mjs';
import { gzipTo } from './lib/package/pack.mjs';
import { packageTime, product as productOf } from './lib/package/product.mjs';
import { megabytes, parts, sizeOf } from './lib/package/sizes.mjs';
import { entriesOf, tar } from './lib/package/tar.mjs';
import { inRoot, run, SetupProblem, say, step } from './lib/steps.mjs';
import { main, setup } from './setup.mjs';

const LIMIT = 1800;
const SYSTEMS = {
  linux: { option: '--linux', own: ['tar.gz', 'deb'], theirs: ['AppImage'], usual: ['tar.gz', 'deb'] },
  darwin: { option: '--mac', own: [], theirs: ['dmg'], usual: ['dmg'] },
  win32: { option: '--win', own: [], theirs: ['nsis'], usual: ['nsis'] },
};
/** Only a package from the official Electron may be signed or put where users find it. */
const TRUST = [
  'CSC_LINK',
  'CSC_NAME',
  'WIN_CSC_LINK',
  'APPLE_ID',
  'APPLE_API_KEY',
  'GH_TOKEN',
  'GITHUB_TOKEN',
];

function wanted(system) {
  const args = process.argv.slice(2);
  const wish = args.filter((arg) => !arg.startsWith('-'));
  const possible = ['dir', ...system.own, ...system.theirs];
  const unknown = wish.filter((target) => !possible.includes(target));
  if (unknown.length > 0)
    throw new SetupProblem(`There is no package “${unknown.join(', ')}” here: ${possible.join(', ')}.`);
  return {
    targets: wish.length > 0 ? wish : system.usual,
    publish: args.some((arg) => arg.startsWith('--publish')),
  };
}

function refuseTrust(product, publish) {
  if (!product.isDev) return;
  const given = TRUST.filter((key) => process.env[key]);
  if (!publish && given.length === 0) return;
  throw new SetupProblem(
    `The Electron here is not the official one: what is made from it is called ${product.name} and is neither signed nor published` +
      `${given.length > 0 ? ` (set: ${given.join(', ')})` : ''}.\n` +
      'Remove node_modules/electron/dist and .electron, run `npm run setup` where GitHub or an ELECTRON_MIRROR answers.',
  );
}

async function electronBuilder(product, { dist, version }, option, targets) {
  const { code, output } = await run(
    process.execPath,
    [
      createRequire(import.meta.url).resolve('electron-builder/cli.js'),
      option,
      ...targets,
      '--config',
      inRoot('electron-builder.config.cjs'),
      '--publish',
      'never',
    ],
    {
      quiet: true,
      limit: LIMIT,
      env: {
        ...process.env,
        BANXIN_ELECTRON_DIST: dist,
        BANXIN_ELECTRON_VERSION: version,
        BANXIN_CHANNEL: product.channel,
        BANXIN_RELEASE: release,
      },
    },
  );
  if (code !== 0) throw new SetupProblem(`electron-builder ended with ${code}:\n${output.trim()}`);
  rmSync(path.join(release, 'builder-debug.yml'), { force: true });
}

const release = process.env.BANXIN_RELEASE ? path.resolve(process.env.BANXIN_RELEASE) : inRoot('release');
const unpacked = path.join(release, 'linux-unpacked');

async function makeTar(product, time) {
  const base = `${product.name}-${product.version}-linux-${product.arch}`;
  const file = path.join(release, `${base}.tar.gz`);
  await gzipTo(file, tar(entriesOf(unpacked, base), time));
  return file;
}

const OWN = {
  'tar.gz': makeTar,
  deb: (product, time) => makeDeb(product, unpacked, release, time),
};

await main(async () => {
  const system = SYSTEMS[process.platform];
  if (!system) throw new SetupProblem(`There is no package for ${process.platform}.`);
  const { targets, publish } = wanted(system);
  await setup();
  // electron-builder goes past a link without a word, and the package would have no picture library.
  if (lstatSync(inRoot('node_modules')).isSymbolicLink())
    throw new SetupProblem('node_modules is a link to another folder: run npm ci here first.');
  const electron = findElectron();
  const product = productOf(electron);
  refuseTrust(product, publish);
  const time = await packageTime();
  rmSync(release, { recursive: true, force: true });
  mkdirSync(release, { recursive: true });
  const theirs = targets.filter((target) => system.theirs.includes(target));
  await step(`dir with Electron ${electron.version} (${electron.source})`, () =>
    electronBuilder(product, electron, system.option, ['dir', ...theirs]),
  );
  for (const target of targets.filter((name) => name in OWN))
    await step(target, async () => {
      const file = await OWN[target](product, time);
      return `${path.basename(file)}, ${megabytes(sizeOf(file))}`;
    });
  if (process.platform === 'linux')
    for (const [name, bytes] of parts(unpacked, product.name))
      say(`  ${megabytes(bytes).padStart(9)}  ${name}`);
  say(`In ${release}: ${readdirSync(release).join(', ')}`);
  if (product.isDev)
    say(
      `${product.name}: made from an Electron that is not the official one; for trials and tests, not for users.`,
    );
});
