// Chromium's system libraries on Linux. They are asked for only when the binary does not start without them.
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { findElectron, launchSetup } from './electron.mjs';
import { run, SetupProblem, say } from './steps.mjs';

const PACKAGES = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1'];
const isRoot = process.getuid?.() === 0;

async function start() {
  const { exe, args, env } = launchSetup();
  return run(exe, [...args, '--version'], { quiet: true, limit: 60, env });
}

async function missingLibraries() {
  const { output } = await run('ldd', [findElectron().exe], { quiet: true });
  return [...output.matchAll(/^\s*(\S+) => not found/gmu)].map((found) => found[1]);
}

/** Since the 64-bit time change (Debian 13, Ubuntu 24.04) some packages carry the suffix t64. */
async function packageNames() {
  const names = [];
  for (const name of PACKAGES) {
    const renamed = await run('apt-cache', ['show', `${name}t64`], { quiet: true });
    names.push(renamed.code === 0 ? `${name}t64` : name);
  }
  return names;
}

async function installLibraries(missing) {
  const what = `Electron needs system libraries that are not here (${missing.join(', ')}).`;
  if (!existsSync('/usr/bin/apt-get')) {
    throw new SetupProblem(`${what}\nInstall GTK 3, NSS, ALSA and GBM with your system's package manager.`);
  }
  if (!isRoot) {
    const names = (await packageNames()).join(' ');
    throw new SetupProblem(
      `${what} Run this line, then the same command again:\n\n` +
        `  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${names}\n`,
    );
  }
  say(`  ${what} Installing them with apt-get …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const update = await run('apt-get', ['update', '-qq'], { quiet: true, env, limit: 600 });
  const names = await packageNames();
  const install = await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], {
    quiet: true,
    env,
    limit: 1200,
  });
  if (install.code !== 0) {
    throw new SetupProblem(
      `apt-get could not install ${names.join(' ')}:\n${update.output}${install.output}`,
    );
  }
}

/**
 * Ubuntu from 23.10 on lets no program make user namespaces unless it is named to AppArmor; Chromium's
 * sandbox then needs its helper to belong to root.
 */
function checkSandbox() {
  const switchFile = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns';
  if (isRoot || !existsSync(switchFile) || readFileSync(switchFile, 'utf8').trim() !== '1') return;
  const helper = path.join(findElectron().dist, 'chrome-sandbox');
  const { uid, mode } = statSync(helper);
  if (uid === 0 && (mode & 0o4000) !== 0) return;
  throw new SetupProblem(
    "This system keeps Chromium's sandbox from starting until its helper belongs to root. Run this line, " +
      `then the same command again:\n\n  sudo chown root:root "${helper}" && sudo chmod 4755 "${helper}"\n`,
  );
}

/** Starts the binary once; installs what it misses. Answers with the version it names. */
export async function checkElectronStarts() {
  let first = await start();
  if (first.code !== 0 && process.platform === 'linux') {
    const missing = await missingLibraries();
    if (missing.length > 0) {
      await installLibraries(missing);
      first = await start();
    }
  }
  if (first.code !== 0) throw new SetupProblem(`Electron does not start here:\n${first.output.trim()}`);
  if (process.platform === 'linux') checkSandbox();
  return /v[\d.]+/u.exec(first.output)?.[0] ?? first.output.trim();
}
