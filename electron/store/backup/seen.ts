import { join } from 'node:path';
import { z } from 'zod';
import { bytesOf } from '../adapter';
import { writeAtomic } from '../atomic';
import { parseJson } from '../envelope';
import type { ProjectFile } from './files';
import { SEEN } from './places';

/** A file whose time is this near to now may change once more without showing it. Milliseconds. */
const UNSURE = 2000;

const schema = z.object({
  format: z.literal(1),
  /** When all was read the last time, whatever size and time said. Milliseconds since 1970. */
  fullAt: z.number(),
  files: z.record(z.string(), z.tuple([z.number(), z.number(), z.string()])),
});

/** Which content a file had, and by what one sees that it still has it. */
export class Seen {
  private constructor(
    readonly fullAt: number,
    private readonly files: Map<string, readonly [size: number, modified: number, sha256: string]>,
  ) {}

  static empty = (fullAt: number): Seen => new Seen(fullAt, new Map());

  /** A cache that is not there, damaged or foreign is an empty one. */
  static async read(project: string): Promise<Seen> {
    const bytes = await bytesOf(join(project, SEEN), SEEN).catch(() => null);
    const json = bytes && parseJson(bytes);
    const parsed = json?.ok ? schema.safeParse(json.value) : undefined;
    return parsed?.success
      ? new Seen(parsed.data.fullAt, new Map(Object.entries(parsed.data.files)))
      : Seen.empty(0);
  }

  hashOf({ path, size, modified }: ProjectFile): string | undefined {
    const known = this.files.get(path);
    return known?.[0] === size && known[1] === modified ? known[2] : undefined;
  }

  /** `listedAt` is when the folder was looked through, in milliseconds since 1970. */
  note({ path, size, modified }: ProjectFile, sha256: string, listedAt: number): void {
    if (modified < listedAt - UNSURE) this.files.set(path, [size, modified, sha256]);
    else this.files.delete(path);
  }

  async write(project: string): Promise<void> {
    const content = { format: 1, fullAt: this.fullAt, files: Object.fromEntries(this.files) };
    await writeAtomic(join(project, SEEN), new TextEncoder().encode(JSON.stringify(content)));
  }
}
