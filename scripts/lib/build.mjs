// Builds out/ when the sources it was made from have changed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { launchSetup } from './electron.mjs';
import { inRoot, run, SetupProblem } from './steps.mjs';

const FOLDERS = ['core', 'electron', 'renderer', 'resources/locales'];
const FILES = [
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'resources/fonts.json',
];
const stampFile = inRoot('out', '.sources');
const products = ['main/main.js', 'preload/preload.cjs', 'renderer/index.html'];

function sources() {
  const inFolders = FOLDERS.filter((folder) => existsSync(inRoot(folder))).flatMap((folder) =>
    readdirSync(inRoot(folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(inRoot(), path.join(entry.parentPath, entry.name))),
  );
  return [...inFolders, ...FILES].sort((a, b) => (a < b ? -1 : 1));
}

function hashOfSources() {
  const hash = createHash('sha256');
  for (const file of sources())
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(inRoot(file)))
      .update('\0');
  return hash.digest('hex');
}

const isCurrent = (hash) =>
  existsSync(stampFile) &&
  readFileSync(stampFile, 'utf8') === hash &&
  products.every((file) => existsSync(inRoot('out', file)));

export async function build() {
  const hash = hashOfSources();
  if (isCurrent(hash)) return 'up to date';
  rmSync(stampFile, { force: true });
  const { code, output } = await run(
    process.execPath,
    [inRoot('node_modules', 'electron-vite', 'bin', 'electron-vite.js'), 'build', '--logLevel', 'warn'],
    { quiet: true, limit: 600, env: { ...launchSetup().env, NO_COLOR: '1' } },
  );
  if (code !== 0) throw new SetupProblem(`The build failed:\n${output.trim()}`);
  mkdirSync(inRoot('out'), { recursive: true });
  writeFileSync(stampFile, hash);
  return 'built';
}
