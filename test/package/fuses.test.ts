import { spawnSync } from 'node:child_process';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, it } from 'vitest';
import { figure, program } from './support/places';

const WANTED = [
  [FuseV1Options.RunAsNode, false],
  [FuseV1Options.EnableCookieEncryption, true],
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable, false],
  [FuseV1Options.EnableNodeCliInspectArguments, false],
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, true],
  [FuseV1Options.OnlyLoadAppFromAsar, true],
  [FuseV1Options.GrantFileProtocolExtraPrivileges, false],
] as const;

it('the fuses in the packaged binary are as they should be', async () => {
  const wire = await getCurrentFuseWire(program());
  for (const [fuse, on] of WANTED) {
    expect(wire[fuse], FuseV1Options[fuse]).toBe(on ? FuseState.ENABLE : FuseState.DISABLE);
    figure(`${FuseV1Options[fuse]}: ${on ? 'on' : 'off'}`);
  }
});

const start = (args: readonly string[], env: Readonly<Record<string, string>>) =>
  spawnSync(program(), ['--no-sandbox', ...args], {
    env: { PATH: '/usr/bin:/bin', ...env },
    encoding: 'utf8',
    timeout: 60_000,
  });

it('it cannot be made a Node that runs anything', () => {
  const { stdout, stderr } = start(['--help'], { ELECTRON_RUN_AS_NODE: '1' });
  // Node's own help knows this word, ours does not.
  expect(stdout + stderr).not.toContain('--experimental');
  expect(stdout).toContain('banxin');
});

it('nothing is loaded into it by NODE_OPTIONS', () => {
  const { stdout, status } = start(['--help'], { NODE_OPTIONS: '--require=/nowhere/at/all.cjs' });
  expect(status).toBe(0);
  expect(stdout).toContain('banxin');
});

it('it offers no debugger', () => {
  const { stderr, status } = start(['--inspect-brk=127.0.0.1:0', '--help'], {});
  expect(stderr).not.toContain('Debugger listening');
  expect(status).toBe(0);
});
