// The folder as electron-builder leaves it, made smaller and completed.
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { inRoot } from '../steps.mjs';

/**
 * Not needed: Electron's own demonstration app, which a dist folder given by hand still holds, and what draws 3D
 * without a graphics card. The desk draws nothing in 3D; without a card Chromium composes pages in memory.
 */
const NEEDLESS = [
  'resources/default_app.asar',
  'libvk_swiftshader.so',
  'libvulkan.so.1',
  'vk_swiftshader_icd.json',
];

/** 20 MB of licences, which say the same when packed. */
function packLicences(folder) {
  const file = path.join(folder, 'LICENSES.chromium.html');
  if (!existsSync(file)) return;
  writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: 9 }));
  rmSync(file);
}

/** The command line's way in. */
function addLauncher(folder, program) {
  const text = readFileSync(inRoot('resources', 'installer', 'banxin.sh'), 'utf8');
  const file = path.join(folder, 'bin', program);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text.replaceAll('@program@', program));
  chmodSync(file, 0o755);
}

/** electron-builder's `afterPack`. */
export function trim({ appOutDir, electronPlatformName, packager }) {
  if (electronPlatformName !== 'linux') {
    rmSync(path.join(appOutDir, NEEDLESS[0]), { force: true });
    return;
  }
  for (const name of NEEDLESS) rmSync(path.join(appOutDir, name), { force: true });
  packLicences(appOutDir);
  addLauncher(appOutDir, packager.executableName);
}
