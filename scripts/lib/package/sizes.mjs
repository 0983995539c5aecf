// What a package weighs, and what in it.
import { existsSync, lstatSync, readdirSync } from 'node:fs';
import path from 'node:path';

export const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;

export function sizeOf(file) {
  if (!existsSync(file)) return 0;
  const stat = lstatSync(file);
  if (!stat.isDirectory()) return stat.size;
  return readdirSync(file).reduce((sum, name) => sum + sizeOf(path.join(file, name)), 0);
}

const CHARACTERS = [
  'icudtl.dat',
  'resources.pak',
  'chrome_100_percent.pak',
  'chrome_200_percent.pak',
  'locales',
];

/** The parts of an unpacked program, largest first. */
export function parts(folder, program) {
  const resources = path.join(folder, 'resources');
  const known = {
    'Electron’s program': path.join(folder, program),
    fonts: path.join(resources, 'resources', 'fonts'),
    'picture library': path.join(resources, 'app.asar.unpacked'),
    'our code': path.join(resources, 'app.asar'),
    'characters and locales (ICU, paks)': CHARACTERS.map((name) => path.join(folder, name)),
  };
  const rows = Object.entries(known).map(([name, files]) => [
    name,
    [files].flat().reduce((sum, file) => sum + sizeOf(file), 0),
  ]);
  const whole = sizeOf(folder);
  const rest = whole - rows.reduce((sum, [, bytes]) => sum + bytes, 0);
  return [['whole', whole], ...rows.sort((a, b) => b[1] - a[1]), ['the rest', rest]];
}
