import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
// @ts-expect-error The set-up scripts are plain JavaScript: they run before anything is installed.
import { launchSetup } from '../../scripts/lib/electron.mjs';
import { test } from './desk';

const root = path.join(import.meta.dirname, '..', '..');
const { exe, env } = launchSetup() as { readonly exe: string; readonly env: NodeJS.ProcessEnv };
const sample = path.join(root, 'resources', 'sample');

/** Runs the command line in Node, or in the Node inside Electron, which the desk composes with. */
function banxin(inElectron: boolean, ...words: string[]): string {
  const ran = spawnSync(
    inElectron ? exe : process.execPath,
    [path.join(root, 'bin', 'banxin.mjs'), ...words],
    {
      encoding: 'utf8',
      env: { ...process.env, ...env, ...(inElectron && { ELECTRON_RUN_AS_NODE: '1' }) },
      maxBuffer: 64 << 20,
    },
  );
  expect(ran.status, ran.stderr).toBe(0);
  return ran.stdout;
}

const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

test('Node and Electron compose the same page and write the same PDF, byte for byte', async ({ profile }) => {
  expect(banxin(true, 'compose', sample, '--json')).toBe(banxin(false, 'compose', sample, '--json'));
  const files = [true, false].map((inElectron) => {
    const out = profile.at(`${inElectron ? 'electron' : 'node'}.pdf`);
    banxin(inElectron, 'export', sample, '--page', '3', '--out', out);
    return hashOf(out);
  });
  expect(files[0]).toBe(files[1]);
});
