import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Builds the product where its sources have changed: a bench of a stale build measures what nobody has any more. */
export function builtNow(): void {
  const setup = fileURLToPath(new URL('../../scripts/setup.mjs', import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [setup], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${stdout}${stderr}`);
}
