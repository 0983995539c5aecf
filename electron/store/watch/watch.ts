import { type FSWatcher, watch } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { DocumentKey } from '../../../core/contract/project';
import { recordTypes } from '../../../core/document/records';
import { bytesOf } from '../adapter';
import { decode } from '../envelope';
import { BRANCHES, documentAt, documentFolders, documentNamed } from '../layout';
import { sidesIn } from '../recovery/conflict';
import type { TrackedDocuments } from '../tracked';

/** Sync programs write in several steps; so long after the last one the file is looked at. Milliseconds. */
const QUIET = 150;

/** The document that a path among the documents has to do with: itself, or a copy or branch of it. */
function documentOf(path: string): DocumentKey | undefined {
  const parts = path.split('/');
  if (parts[0] === BRANCHES) return documentNamed(parts[1] ?? '');
  const type = recordTypes[documentFolders.findIndex(([, folder]) => path.startsWith(`${folder}/`))];
  const name = parts.at(-1) ?? '';
  if (type === undefined || name.startsWith('.') || !name.endsWith('.json')) return undefined;
  const id = documentAt(type, path) ?? /^[a-z0-9][a-z0-9_-]{0,63}?(?=[^a-z0-9_-])/u.exec(name)?.[0];
  return id === undefined ? undefined : { type, id };
}

/**
 * Something that is no document of ours and may hold a second state of one, as far as its name tells: the ids that we
 * give have no seams.
 */
function isOdd(path: string): boolean {
  const type = recordTypes[documentFolders.findIndex(([, folder]) => path.startsWith(`${folder}/`))];
  if (type === undefined || !/\.json[^/]*$/iu.test(path)) return false;
  const id = documentAt(type, path);
  return id === undefined || /[-_]/u.test(id);
}

/** Tells of documents in a folder that other programs have changed. What we have written ourselves is not told. */
export class FolderWatch {
  readonly #folder: string;
  readonly #tracked: TrackedDocuments;
  readonly #listener: (changed: readonly DocumentKey[]) => void;
  readonly #tidy: () => Promise<unknown>;
  readonly #watchers = new Map<string, FSWatcher>();
  readonly #touched = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #ended = false;

  constructor(
    folder: string,
    tracked: TrackedDocuments,
    listener: (changed: readonly DocumentKey[]) => void,
    tidy: () => Promise<unknown>,
  ) {
    this.#folder = folder;
    this.#tracked = tracked;
    this.#listener = listener;
    this.#tidy = tidy;
    for (const [, documents] of documentFolders) void this.#follow(documents);
    void this.#follow(BRANCHES);
  }

  end(): void {
    this.#ended = true;
    clearTimeout(this.#timer);
    for (const watcher of this.#watchers.values()) watcher.close();
    this.#watchers.clear();
  }

  /**
   * Watches a folder and those in it; of one that has come into being meanwhile, what is in it is news. Where the
   * system has no watch left, changes are found at the next save.
   */
  async #follow(path: string, isNew = false): Promise<void> {
    if (this.#ended || this.#watchers.has(path)) return;
    try {
      const watcher = watch(join(this.#folder, path), { persistent: false }, (_event, name) =>
        this.#touch(path, name),
      );
      this.#watchers.set(path, watcher);
      watcher.on('error', () => this.#unfollow(path));
      const entries = await readdir(join(this.#folder, path), { withFileTypes: true });
      for (const { name } of entries.filter((entry) => entry.isDirectory()))
        await this.#follow(`${path}/${name}`, isNew);
      if (isNew) for (const entry of entries) if (entry.isFile()) this.#touch(path, entry.name);
    } catch {
      this.#unfollow(path);
    }
  }

  #unfollow(path: string): void {
    this.#watchers.get(path)?.close();
    this.#watchers.delete(path);
  }

  #touch(folder: string, name: string | null): void {
    if (name === null || name.startsWith('.')) return;
    this.#touched.add(`${folder}/${name}`);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#look(), QUIET);
    this.#timer.unref();
  }

  async #look(): Promise<void> {
    const paths = [...this.#touched];
    this.#touched.clear();
    const changed = new Map<string, DocumentKey>();
    if (paths.some((path) => !this.#tracked.at(path) && isOdd(path))) await this.#tidy();
    for (const path of paths) {
      // A new folder of stories or branches.
      if (!path.endsWith('.json')) await this.#follow(path, true);
      const key = documentOf(path);
      if (key && (await this.#isNews(path))) changed.set(`${key.type}/${key.id}`, key);
    }
    if (changed.size > 0 && !this.#ended) this.#listener([...changed.values()]);
  }

  /** A half-written or damaged file is no news: what we have of it is better. */
  async #isNews(path: string): Promise<boolean> {
    const tracked = this.#tracked.at(path);
    if (!tracked) return true;
    return this.#tracked.lanes.run(path, async () => {
      try {
        if (await tracked.adapter.unchanged()) return false;
        const bytes = await bytesOf(tracked.file, path);
        return bytes === null || decode(bytes).ok || sidesIn(tracked.key, bytes).length > 0;
      } catch {
        return false;
      }
    });
  }
}
