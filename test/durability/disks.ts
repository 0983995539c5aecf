import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, truncateSync, writeFileSync } from 'node:fs';
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const run = (command: string, ...args: string[]): void =>
  void execFileSync(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });

/** Bytes. */
const SLACK = 256 * 1024;
const PIECE = 16 * 1024;

/** EXT4_IOC_SHUTDOWN without a flush (2: EXT4_GOING_FLAGS_NOLOGFLUSH), linux/fs/ext4/ext4.h. */
const SHUTDOWN =
  'open(my $d, "<", $ARGV[0]) or die $!; my $how = pack("L", 2); ioctl($d, 0x8004587d, $how) or die $!';

/** A small ext4 disk of its own in a file, mounted through a loop device. */
export class Disk {
  readonly image: string;
  readonly point: string;
  readonly #room: string;

  private constructor(room: string) {
    this.#room = room;
    this.image = join(room, 'disk.img');
    this.point = join(room, 'disk');
  }

  /** The disk, or why there is none on this machine. */
  static async make(bytes: number): Promise<Disk | string> {
    if (process.platform !== 'linux') return 'loop devices are Linux';
    if (process.getuid?.() !== 0) return 'mounting needs root';
    const disk = new Disk(mkdtempSync(join(tmpdir(), 'banxin-disk-')));
    try {
      writeFileSync(disk.image, '');
      truncateSync(disk.image, bytes);
      // No blocks kept back for root, who runs this test.
      run('mkfs.ext4', '-q', '-F', '-m', '0', disk.image);
      await mkdir(disk.point);
      run('mount', '-o', 'loop', disk.image, disk.point);
      return disk;
    } catch (problem) {
      rmSync(disk.#room, { recursive: true, force: true });
      return `no loop device here: ${String(problem).slice(0, 200)}`;
    }
  }

  /** What the disk would hold had the power been cut now, mounted; the file system recovers from its journal. */
  async cut(): Promise<Mounted> {
    const image = join(this.#room, 'cut.img');
    await copyFile(this.image, image);
    const point = join(this.#room, 'cut');
    await mkdir(point, { recursive: true });
    run('mount', '-o', 'loop', image, point);
    return {
      point,
      end: async () => {
        run('umount', point);
        await rm(image);
      },
    };
  }

  get free(): number {
    const { bavail, bsize } = statfsSync(this.point);
    return bavail * bsize;
  }

  /** Fills the disk until so many bytes are free. */
  async leaveFree(bytes: number): Promise<void> {
    await this.makeRoom();
    run('sync', '-f', this.point);
    await this.#fill('fill', Math.max(0, this.free - bytes - SLACK));
    // What the file system takes for itself is not known before: the rest goes in small pieces.
    for (let n = 0; this.free > bytes; n++)
      if (!(await this.#fill(`fill-${n}`, Math.min(this.free - bytes, PIECE)))) break;
    run('sync', '-f', this.point);
  }

  /** False where the disk takes no more. */
  async #fill(name: string, bytes: number): Promise<boolean> {
    try {
      await writeFile(join(this.point, name), Buffer.alloc(bytes));
      run('sync', '-f', this.point);
      return true;
    } catch (problem) {
      if ((problem as NodeJS.ErrnoException).code === 'ENOSPC') return false;
      throw problem;
    }
  }

  async makeRoom(): Promise<void> {
    for (const name of execFileSync('ls', [this.point]).toString().split('\n'))
      if (name.startsWith('fill')) await rm(join(this.point, name));
    run('sync', '-f', this.point);
  }

  /** Every call to the disk is answered by EIO from now on, as when its cable has come off (ext4's shutdown). */
  breakDown(): void {
    run('perl', '-e', SHUTDOWN, this.point);
  }

  /** The file system can be read and no longer written, as Linux leaves one in which it has found an error. */
  turnReadOnly(): void {
    run('mount', '-o', 'remount,abort', this.point);
  }

  /** The cable is in again. */
  comeBack(): void {
    run('umount', this.point);
    run('mount', '-o', 'loop', this.image, this.point);
  }

  remove(): void {
    try {
      run('umount', this.point);
    } catch {
      run('umount', '-l', this.point);
    }
    rmSync(this.#room, { recursive: true, force: true });
  }
}

export interface Mounted {
  readonly point: string;
  end(): Promise<void>;
}
