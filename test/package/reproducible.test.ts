import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { figure, packageFile, repository, unpacked } from './support/places';

const hash = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

/** The time all files of a package bear, from the first header of its archive. */
const timeOf = (file: string): string =>
  String(Number.parseInt(gunzipSync(readFileSync(file)).subarray(136, 147).toString(), 8));

/** The same sources at another place: a clone with what the set-up made linked into it. */
function anotherTree(tree: string): void {
  const { stdout } = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: repository,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  for (const file of stdout.split('\0').filter((name) => name !== '' && existsSync(join(repository, name)))) {
    mkdirSync(dirname(join(tree, file)), { recursive: true });
    cpSync(join(repository, file), join(tree, file));
  }
  for (const folder of ['node_modules', '.electron', 'resources/fonts'])
    if (existsSync(join(repository, folder)))
      spawnSync('cp', ['-aL', '--reflink=auto', join(repository, folder), join(tree, folder)]);
}

const filesOf = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(folder, name)).isFile(),
  );

describe.skipIf(process.platform !== 'linux')('the packages made again from a tree at another place', () => {
  const folder = mkdtempSync(join(tmpdir(), 'banxin-again-'));
  const release = join(folder, 'release');
  beforeAll(() => {
    chmodSync(folder, 0o755);
    anotherTree(join(folder, 'tree'));
    const { status } = spawnSync(process.execPath, ['scripts/package.mjs'], {
      cwd: join(folder, 'tree'),
      stdio: 'inherit',
      env: {
        ...process.env,
        BANXIN_RELEASE: release,
        BANXIN_PACKAGE_EFFORT: '1',
        SOURCE_DATE_EPOCH: timeOf(packageFile('.tar.gz')),
      },
    });
    if (status !== 0) throw new Error(`npm run package ended with ${status}`);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('hold the same files', () => {
    const again = join(release, 'linux-unpacked');
    expect(filesOf(again)).toEqual(filesOf(unpacked()));
    const differing = filesOf(again).filter(
      (name) => hash(join(again, name)) !== hash(join(unpacked(), name)),
    );
    expect(differing).toEqual([]);
  });

  it.each(['.tar.gz', '.deb'])('are the same bytes: %s', (ending) => {
    const first = packageFile(ending);
    const second = join(release, basename(first));
    expect(hash(second)).toBe(hash(first));
    figure(`${basename(first)} twice sha256 ${hash(first).slice(0, 16)}…`);
    expect(inject('release')).not.toBe(release);
  });
});
