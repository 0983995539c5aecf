import { crc32, deflateRawSync } from 'node:zlib';
import { sha256 } from '../../../../../electron/store/envelope';

/** An entry as a stranger may write it: every field is his to choose. */
export interface RawEntry {
  readonly name: string;
  readonly data: Uint8Array | string;
  /** 0 stored, 8 deflated. */
  readonly method?: number;
  /** Bit 0: encrypted. */
  readonly flags?: number;
  /** Unix mode, in the upper half of the attributes. */
  readonly mode?: number;
  /** What the entry says of its size. */
  readonly size?: number;
  /** Lies on the bytes of the entry of this index. */
  readonly on?: number;
}

const UTF8 = 0x800;

/** Writes a zip byte by byte, without the care that libraries take. */
export function zip(entries: readonly RawEntry[]): Buffer {
  const parts: Buffer[] = [];
  const central: Buffer[] = [];
  const offsets: number[] = [];
  let at = 0;
  for (const entry of entries) {
    const data = Buffer.from(entry.data);
    const method = entry.method ?? 8;
    const stored = method === 8 ? deflateRawSync(data, { level: 9 }) : data;
    const name = Buffer.from(entry.name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(UTF8 | (entry.flags ?? 0), 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt16LE(0x21, 8);
    common.writeUInt32LE(crc(data), 10);
    common.writeUInt32LE(stored.byteLength, 14);
    common.writeUInt32LE(entry.size ?? data.byteLength, 18);
    common.writeUInt16LE(name.byteLength, 22);
    const offset = entry.on === undefined ? at : (offsets[entry.on] ?? 0);
    offsets.push(offset);
    if (entry.on === undefined) {
      const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), common, name, stored]);
      parts.push(local);
      at += local.byteLength;
    }
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 6);
    tail.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, 0x3f, 3]), common, tail, name]));
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.byteLength, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, directory, end]);
}

const crc = (data: Buffer): number => crc32(data);

/** The list of contents that goes with files, as an archive of ours would have it. */
export const contents = (entries: readonly RawEntry[], archive = 1): RawEntry => ({
  name: 'contents.json',
  data: JSON.stringify({
    product: 'banxin',
    archive,
    files: entries.map(({ name, data, size }) => [
      name,
      size ?? Buffer.from(data).byteLength,
      sha256(Buffer.from(data)),
    ]),
  }),
});

export const manifest: RawEntry = {
  name: 'manifest.json',
  data: JSON.stringify({ product: 'banxin', formatVersion: 1, minReader: 1, id: 'p' }),
};

/** An archive whose list agrees with whatever is in it. */
export const archive = (entries: readonly RawEntry[]): Buffer => {
  const all = [manifest, ...entries];
  return zip([...all, contents(all)]);
};
