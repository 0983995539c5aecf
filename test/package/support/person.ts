import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repository } from './places';

/** The user and group `nobody` of Linux systems. */
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;

/** Why no test can run as a normal user here; undefined where it can. */
export const noPerson: string | undefined =
  !isRoot || existsSync('/usr/bin/setpriv') ? undefined : 'setpriv is missing, and this is root';

/** A normal user with a home and a paper: this one, or nobody where this is root. Nobody has no rights at all. */
export class Person {
  readonly home = mkdtempSync(join(tmpdir(), 'banxin-person-'));
  /** A copy of the sample paper. */
  readonly paper = join(this.home, '江城 paper.banxin');
  readonly out = join(this.home, 'out');

  constructor() {
    chmodSync(this.home, 0o755);
    cpSync(join(repository, 'resources', 'sample'), this.paper, { recursive: true });
    mkdirSync(this.out);
    this.own();
  }

  /** Gives everything in the home to the person. */
  own(): void {
    if (!isRoot) return;
    chownSync(this.home, NOBODY, NOBODY);
    for (const inside of readdirSync(this.home, { recursive: true, encoding: 'utf8' }))
      chownSync(join(this.home, inside), NOBODY, NOBODY);
  }

  /** What to start so that the program runs as this person. */
  command(program: string, args: readonly string[]): readonly [program: string, args: string[]] {
    if (!isRoot) return [program, [...args]];
    const who = [`--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'];
    return ['setpriv', [...who, program, ...args]];
  }

  /** An environment with nothing of this process's own in it. */
  env(more: Readonly<Record<string, string>> = {}): Record<string, string> {
    return { HOME: this.home, PATH: '/usr/bin:/bin', LANG: 'C.UTF-8', ...more };
  }

  run(
    program: string,
    args: readonly string[],
    {
      env = {},
      input = '',
    }: { readonly env?: Readonly<Record<string, string>>; readonly input?: string } = {},
  ): SpawnSyncReturns<string> {
    const [command, all] = this.command(program, args);
    return spawnSync(command, all, {
      cwd: this.home,
      env: this.env(env),
      input,
      encoding: 'utf8',
      timeout: 120_000,
    });
  }

  leave(): void {
    rmSync(this.home, { recursive: true, force: true });
  }
}
