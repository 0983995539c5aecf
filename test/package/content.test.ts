import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, inject, it } from 'vitest';
import { asar, figure, packageFile, programName, repository, unpacked } from './support/places';

/** Bytes. What is here now, and a tenth for growth. */
const LARGEST = { unpacked: 390e6, code: 12e6, packed: 195e6 };

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(folder, name)).isFile(),
  );

/** The names in an asar archive: its header is JSON behind two pairs of lengths. */
function asarFiles(): readonly string[] {
  const bytes = readFileSync(asar());
  const header: unknown = JSON.parse(bytes.subarray(16, 16 + bytes.readUInt32LE(12)).toString());
  const names: string[] = [];
  const walk = (node: unknown, path: string): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('files' in node && typeof node.files === 'object' && node.files !== null)
      for (const [name, below] of Object.entries(node.files)) walk(below, `${path}/${name}`);
    else names.push(path);
  };
  walk(header, '');
  return names;
}

it('holds the built program and the picture library, and nothing else', () => {
  const names = asarFiles();
  const allowed =
    /^\/(?:package\.json|out\/(?:main|preload|renderer)\/|node_modules\/(?:sharp|@img|detect-libc|semver)\/)/u;
  expect(names.filter((name) => !allowed.test(name))).toEqual([]);
  expect(
    names.filter(
      (name) =>
        /\.(?:map|ts|tsx|md|test\.js)$|\/(?:src|test|tests)\//u.test(name) && !name.endsWith('LICENSE.md'),
    ),
  ).toEqual([]);
  expect(names).toContain('/out/main/entry.js');
  expect(names).toContain('/node_modules/sharp/package.json');
  const native = filesBelow(`${asar()}.unpacked`).map((name) => basename(name));
  expect(native.filter((name) => /^libvips-cpp\.so|^sharp-.*\.node$/u.test(name))).toHaveLength(2);
  figure(`${names.length} files in app.asar`);
});

it('has the locales and faces that are used, each once, and no folder of this machine in its code', () => {
  expect(readdirSync(join(unpacked(), 'locales')).sort()).toEqual(['en-US.pak', 'zh-CN.pak']);
  const fonts = filesBelow(unpacked()).filter((name) => /\.(?:ttf|otf|woff2?)$/u.test(name));
  const { faces } = JSON.parse(readFileSync(join(repository, 'resources/fonts.json'), 'utf8')) as {
    readonly faces: readonly { readonly file: string }[];
  };
  expect(fonts.map((name) => basename(name)).sort()).toEqual(faces.map(({ file }) => file).sort());
  expect(readFileSync(asar()).includes(repository)).toBe(false);
});

const mb = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

it('is no larger than it was, but for a tenth', () => {
  const whole = filesBelow(unpacked()).reduce((sum, name) => sum + statSync(join(unpacked(), name)).size, 0);
  const code = statSync(asar()).size;
  const packed = ['.tar.gz', '.deb'].map((ending) => statSync(packageFile(ending)).size);
  figure(`unpacked ${mb(whole)}, code ${mb(code)}, tar.gz ${mb(packed[0] ?? 0)}, deb ${mb(packed[1] ?? 0)}`);
  const made = inject('made');
  if (made !== undefined) figure(`all packages made in ${made.toFixed(0)} s`);
  expect(whole).toBeLessThan(LARGEST.unpacked);
  expect(code).toBeLessThan(LARGEST.code);
  for (const bytes of packed) expect(bytes).toBeLessThan(LARGEST.packed);
});

it('says in its name where its Electron does not come from the makers', () => {
  const said = spawnSync(
    process.execPath,
    ['-e', "import('./scripts/lib/electron.mjs').then((m) => console.log(m.findElectron().source))"],
    {
      cwd: repository,
      encoding: 'utf8',
    },
  ).stdout.trim();
  const wanted = said === 'official' ? 'banxin' : 'banxin-dev';
  expect(programName()).toBe(wanted);
  expect(packageFile('.tar.gz')).toContain(`/${wanted}-0`);
  expect(packageFile('.deb')).toContain(`/${wanted}_0`);
  figure(`${wanted}: Electron is ${said}`);
});

it('tar unpacks it to one folder that belongs to root, with no time of its own', () => {
  const listed = spawnSync('tar', ['--utc', '-tvzf', packageFile('.tar.gz')], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  expect(listed.status).toBe(0);
  const rows = listed.stdout
    .trim()
    .split('\n')
    .map((row) => row.split(/\s+/u));
  expect(new Set(rows.map(([, owner]) => owner))).toEqual(new Set(['root/root']));
  expect(new Set(rows.map(([, , , day, hour]) => `${day} ${hour}`)).size).toBe(1);
  const top = new Set(rows.map((row) => row[5]?.split('/')[0]));
  expect(top.size).toBe(1);
});
