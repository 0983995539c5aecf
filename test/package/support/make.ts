import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { repository } from './places';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder with linux-unpacked, the tar.gz and the deb. */
    release: string;
    /** Seconds the packages took; undefined where they were there. */
    made: number | undefined;
  }
}

/**
 * Makes the packages once for all tests, where other users can read them. BANXIN_PACKAGES names a folder of packages
 * made before, which are tested as they are.
 */
export default function make(project: TestProject): () => void {
  const given = process.env['BANXIN_PACKAGES'];
  if (given !== undefined && given !== '') {
    project.provide('release', resolve(given));
    project.provide('made', undefined);
    return () => undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), 'banxin-packages-'));
  chmodSync(folder, 0o755);
  const release = join(folder, 'release');
  const since = performance.now();
  const { status } = spawnSync(process.execPath, ['scripts/package.mjs'], {
    cwd: repository,
    stdio: 'inherit',
    env: { ...process.env, BANXIN_RELEASE: release, BANXIN_PACKAGE_EFFORT: '1' },
  });
  if (status !== 0) throw new Error(`npm run package ended with ${status}`);
  project.provide('release', release);
  project.provide('made', (performance.now() - since) / 1000);
  return () => rmSync(folder, { recursive: true, force: true });
}
