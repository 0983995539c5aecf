import { join } from 'node:path';
import { harm } from '../../../core/contract/harm';
import { codeOf } from '../failures';
import { NO_FILE } from '../regular';
import { type Header, readHeaders } from './header';
import { type Entry, readList } from './listing';
import { headerFile, pictureFile } from './places';
import { hashOfFile } from './sound';
import { Vault } from './vault';

/** Something wrong with the backups themselves. */
export interface BackupDamage {
  readonly id: string;
  /** Relative to the project. */
  readonly path: string;
  readonly problem: string;
  /** Files that this backup can no longer give back. */
  readonly lost: readonly string[];
  /** Nothing can be had of it: it does not say what it holds. */
  readonly unreadable: boolean;
}

/** Reads every backup and every content it names. */
export async function verifyBackups(project: string): Promise<{
  readonly backups: number;
  readonly damaged: readonly BackupDamage[];
}> {
  const { sound, damaged } = await readHeaders(project);
  const vault = await Vault.open(project);
  try {
    const checks = new Checks(project, vault);
    const found: BackupDamage[] = damaged.map(({ id, problem }) => ({
      id,
      path: headerFile(id),
      problem,
      lost: [],
      unreadable: true,
    }));
    for (const header of sound) {
      const damage = await checks.backup(header);
      if (damage) found.push(damage);
    }
    return { backups: sound.length + damaged.length, damaged: found };
  } finally {
    await vault.close();
  }
}

/** Every content is read once, however many backups name it. */
class Checks {
  readonly #known = new Map<string, Promise<boolean>>();

  constructor(
    private readonly project: string,
    private readonly vault: Vault,
  ) {}

  async backup(header: Header): Promise<BackupDamage | undefined> {
    const { entries, lost: parts } = await readList(this.vault, header);
    const lost: string[] = [];
    for (const entry of entries) if (!(await this.#isWhole(entry))) lost.push(entry.path);
    if (lost.length === 0 && parts.length === 0) return undefined;
    const problem = parts.length > 0 ? harm('list', parts.join(', ')) : harm('contents', lost.length);
    const unreadable = parts.length > 0;
    return { id: header.id, path: headerFile(header.id), problem, lost, unreadable };
  }

  #isWhole(entry: Entry): Promise<boolean> {
    const known = this.#known.get(entry.sha256) ?? this.#check(entry);
    this.#known.set(entry.sha256, known);
    return known;
  }

  async #check({ path, sha256 }: Entry): Promise<boolean> {
    if (!path.startsWith('assets/sha256/')) return (await this.vault.read(sha256)) !== undefined;
    for (const place of [pictureFile(path), path]) {
      try {
        if ((await hashOfFile(join(this.project, place))) === sha256) return true;
      } catch (problem) {
        if (!NO_FILE.has(codeOf(problem)) && codeOf(problem) !== 'EIO') throw problem;
      }
    }
    return false;
  }
}
