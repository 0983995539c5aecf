// node_modules as package-lock.json wants them. npm keeps its own record of what it installed in
// node_modules/.package-lock.json, written last; comparing the two needs no stamp of ours.
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { inRoot, npm, SetupProblem, say } from './steps.mjs';

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** Why node_modules differ from the lock, or nothing where they agree. */
export function outdated() {
  const installedFile = inRoot('node_modules', '.package-lock.json');
  if (!existsSync(installedFile)) return 'not installed yet';
  const wanted = readJson(inRoot('package-lock.json')).packages;
  const installed = readJson(installedFile).packages;
  for (const [place, entry] of Object.entries(wanted)) {
    if (place === '' || entry.link) continue;
    const have = installed[place];
    if (!have) {
      if (entry.optional || entry.devOptional || entry.peer) continue;
      return `${place.replace(/^.*node_modules\//u, '')} is missing`;
    }
    if (have.version !== entry.version)
      return `${place.replace(/^.*node_modules\//u, '')} is ${have.version}`;
  }
  return undefined;
}

export async function installDependencies() {
  const reason = outdated();
  if (!reason) return 'as in package-lock.json';
  say(`  installing dependencies by npm ci (${reason}) …`);
  const { code } = await npm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
    limit: 1800,
  });
  if (code !== 0) throw new SetupProblem(`npm ci ended with ${code}; see its message above.`);
  return 'installed';
}

/** Makes `npx banxin` work inside the clone, where npm does not link the package's own command. */
export function linkCommand() {
  const bin = inRoot('node_modules', '.bin');
  mkdirSync(bin, { recursive: true });
  if (process.platform === 'win32') {
    writeFileSync(path.join(bin, 'banxin.cmd'), '@node "%~dp0..\\..\\bin\\banxin.mjs" %*\r\n');
    return;
  }
  const target = path.join('..', '..', 'bin', 'banxin.mjs');
  const link = path.join(bin, 'banxin');
  const there = lstatSync(link, { throwIfNoEntry: false });
  if (!there?.isSymbolicLink() || readlinkSync(link) !== target) {
    rmSync(link, { force: true });
    symlinkSync(target, link);
  }
  if (existsSync(inRoot('bin', 'banxin.mjs'))) chmodSync(inRoot('bin', 'banxin.mjs'), 0o755);
}
