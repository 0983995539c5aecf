import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SUITE = 'bookworm';
const MIRROR = process.env['BANXIN_DEBIAN_MIRROR'] ?? 'http://deb.debian.org/debian';
/** Folders of a running system, and what dpkg and apt themselves write. */
const PASSING = new Set([
  'proc',
  'sys',
  'dev',
  'tmp',
  'run',
  'var/log',
  'var/cache',
  'var/lib/dpkg',
  'var/lib/apt',
]);

const answers = (): boolean =>
  spawnSync(process.execPath, [
    '-e',
    `fetch(${JSON.stringify(`${MIRROR}/dists/${SUITE}/InRelease`)}, { method: 'HEAD', signal: AbortSignal.timeout(10000) }).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))`,
  ]).status === 0;

/** Why there can be no clean root here; undefined where there can. */
export function noRoot(): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'only root can make a clean root';
  if (!existsSync('/usr/sbin/debootstrap')) return 'debootstrap is missing';
  return answers() ? undefined : `${MIRROR} does not answer`;
}

/** What a shell does to make a folder the root of a system of its own: a real root, since in a chroot no sandbox starts. */
const ENTER = `set -e
mount --make-rprivate /
mount --bind "$ROOT" "$ROOT"
cd "$ROOT"
mount -t proc proc proc
mount --rbind /dev dev
mkdir -p .before
pivot_root . .before
umount -l /.before
rmdir /.before
cd /
exec "$@"`;

/** A Debian with nothing but what every Debian has. */
export class CleanRoot {
  readonly folder = mkdtempSync(join(tmpdir(), 'banxin-root-'));

  /** `BANXIN_CLEAN_ROOT` names one made before, which is copied. */
  build(): void {
    const made = process.env['BANXIN_CLEAN_ROOT'];
    const { status, stdout, stderr } =
      made === undefined
        ? spawnSync('debootstrap', ['--variant=minbase', SUITE, this.folder, MIRROR], { encoding: 'utf8' })
        : spawnSync('cp', ['-a', `${made}/.`, this.folder], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`no clean root: ${stdout.slice(-500)}${stderr}`);
    // A temporary folder is its maker's alone; the root of a system is everybody's.
    chmodSync(this.folder, 0o755);
    mkdirSync(join(this.folder, 'tmp'), { recursive: true });
    copyFileSync('/etc/resolv.conf', join(this.folder, 'etc', 'resolv.conf'));
  }

  /** Runs a command in the root; as nobody where `user` says so. */
  run(command: readonly string[], { nobody = false } = {}): SpawnSyncReturns<string> {
    const who = nobody ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] : [];
    return spawnSync(
      'unshare',
      ['--mount', '--pid', '--fork', '--kill-child', 'sh', '-c', ENTER, 'sh', ...who, ...command],
      {
        encoding: 'utf8',
        timeout: 900_000,
        maxBuffer: 1 << 26,
        env: {
          ROOT: this.folder,
          PATH: '/usr/sbin:/usr/bin:/sbin:/bin',
          HOME: nobody ? '/tmp/home' : '/root',
          LANG: 'C.UTF-8',
          DEBIAN_FRONTEND: 'noninteractive',
        },
      },
    );
  }

  /** Every file, link and folder by its path. */
  listing(): ReadonlySet<string> {
    const names = new Set<string>();
    const walk = (inside: string): void => {
      for (const name of readdirSync(join(this.folder, inside))) {
        const path = inside === '' ? name : `${inside}/${name}`;
        if (PASSING.has(path)) continue;
        names.add(path);
        if (lstatSync(join(this.folder, path)).isDirectory()) walk(path);
      }
    };
    walk('');
    return names;
  }

  leave(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
