import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Diagnostic } from '../../../core/base/diagnostic';
import { writeAtomic } from '../atomic';
import { encode, parseJson } from '../envelope';
import { openRegular } from '../regular';
import { ourselves } from './identity';

export const PRESENCE = 'presence';
/** While a project is open its presence is written again so often. Milliseconds. */
export const PRESENCE_PAUSE = 30 * 60 * 1000;
/** What was not written for so long is taken for a desk that ended without a word; sync programs may be hours late. */
const FORGOTTEN = 12 * 60 * 60 * 1000;
/** Whatever is longer was not written by a desk. Bytes. */
const LONGEST = 4096;

const schema = z.looseObject({
  device: z.string().min(1).max(64),
  user: z.string().max(256),
  host: z.string().max(256),
  since: z.iso.datetime(),
  heard: z.iso.datetime(),
  /** Null while the project is open there. */
  until: z.iso.datetime().nullable(),
});

/** A desk that has, or had, a project open for writing. Advisory: it travels with the folder and may be late. */
export interface Presence {
  readonly device: string;
  readonly user: string;
  readonly host: string;
  /** ISO 8601, as are the other times. */
  readonly since: string;
  readonly heard: string;
  readonly until: string | null;
}

/** What one presence file says; undefined where it is none of ours. Only its first bytes are ever read. */
async function read(folder: string, name: string): Promise<Presence | undefined> {
  try {
    const { handle } = await openRegular(join(folder, PRESENCE, name));
    try {
      const { bytesRead, buffer } = await handle.read(Buffer.alloc(LONGEST), 0, LONGEST, 0);
      const json = parseJson(buffer.subarray(0, bytesRead));
      const parsed = json.ok && bytesRead < LONGEST ? schema.safeParse(json.value) : undefined;
      return parsed?.success && `${parsed.data.device}.json` === name ? parsed.data : undefined;
    } finally {
      await handle.close();
    }
  } catch {
    return undefined;
  }
}

/** Desks besides this one that say they have the project open, by device. What cannot be read says nothing. */
export async function othersPresent(folder: string, device: string): Promise<readonly Presence[]> {
  let names: readonly string[];
  try {
    names = await readdir(join(folder, PRESENCE));
  } catch {
    return [];
  }
  const own = `${device}.json`;
  const others = names.filter((name) => name.endsWith('.json') && !name.startsWith('.') && name !== own);
  const found = await Promise.all(others.sort().map((name) => read(folder, name)));
  const oldest = Date.now() - FORGOTTEN;
  return found.filter(
    (one): one is Presence => one !== undefined && one.until === null && Date.parse(one.heard) > oldest,
  );
}

/** Tells the editor who else has the paper open, e.g. where a sync program carries it between two offices. */
export const presenceNote = ({ device, user, host, since }: Presence): Diagnostic => ({
  rule: 'STORE-PRESENCE',
  severity: 'advice',
  place: {},
  params: { path: `${PRESENCE}/${device}.json`, user, host, time: since },
});

/** Our own sign in the project folder: this desk has it open. Each desk writes its own file and no other. */
export class OwnPresence {
  readonly #folder: string;
  readonly #device: string;
  readonly #since = new Date().toISOString();
  #timer: ReturnType<typeof setInterval> | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(folder: string, device: string) {
    this.#folder = folder;
    this.#device = device;
  }

  /** Says that the project is open here, now and every half hour. */
  async begin(): Promise<void> {
    await this.#write(null);
    this.#timer ??= setInterval(() => void this.#write(null), PRESENCE_PAUSE);
    this.#timer.unref();
  }

  /** Says that it is closed. */
  async end(): Promise<void> {
    if (this.#timer !== undefined) clearInterval(this.#timer);
    this.#timer = undefined;
    await this.#write(new Date().toISOString());
  }

  /** A sign that cannot be written is no reason to keep anybody from working. */
  #write(until: string | null): Promise<void> {
    const write = async (): Promise<void> => {
      const { user, host } = await ourselves();
      const heard = new Date().toISOString();
      const says: Presence = { device: this.#device, user, host, since: this.#since, heard, until };
      await writeAtomic(join(this.#folder, PRESENCE, `${this.#device}.json`), encode(says)).catch(
        () => undefined,
      );
    };
    this.#writing = this.#writing.then(write);
    return this.#writing;
  }
}
