import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { newStory } from '../../../../../core/document/factory';
import { type RecordByType, type RecordType, recordKinds } from '../../../../../core/document/records';
import type { Story } from '../../../../../core/document/records/story';
import { encode, nextEnvelope } from '../../../../../electron/store/envelope';
import { documentPath } from '../../../../../electron/store/layout';
import { Library, type Sighting } from '../../../../../electron/store/library/library';

/** A folder of documents to look through, gone when the test is over. */
export class Room {
  readonly folder = mkdtempSync(join(tmpdir(), 'banxin-library-'));
  #clock = Date.UTC(2026, 0, 1);

  file(type: RecordType, id: string): string {
    return join(this.folder, documentPath(type, id));
  }

  /** Writes bytes as a document's file, each at a later time than the one before. */
  lay(type: RecordType, id: string, bytes: Uint8Array): void {
    mkdirSync(dirname(this.file(type, id)), { recursive: true });
    writeFileSync(this.file(type, id), bytes);
    this.#clock += 5000;
    utimesSync(this.file(type, id), this.#clock / 1000, this.#clock / 1000);
  }

  put<Type extends RecordType>(type: Type, data: RecordByType[Type]): void {
    const schema = `${type}@${recordKinds[type].version}`;
    this.lay(type, data.id, encode(nextEnvelope(undefined, { schema, id: data.id, device: 'test', data })));
  }

  story(id: string, fields: Partial<Omit<Story, 'id'>> = {}): void {
    this.put('story', newStory(id, fields));
  }

  take(type: RecordType, id: string): void {
    rmSync(this.file(type, id), { force: true });
  }

  library(project = 'project', readOnly = false): Library {
    return Library.open({ folder: this.folder, project, readOnly });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** All that a look through the project has brought to light. */
export async function scanned(library: Library): Promise<readonly Sighting[]> {
  const seen: Sighting[] = [];
  await library.scan(async (sighting) => {
    seen.push(sighting);
  });
  return seen;
}

/** Everything a library knows, in an order of its own. */
export const knowledge = (library: Library): unknown =>
  [...library.entries.values()].toSorted((a, b) => `${a.type}/${a.id}`.localeCompare(`${b.type}/${b.id}`));
