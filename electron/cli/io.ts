import type { Readable } from 'node:stream';

/** The world a command runs in; tests give their own. */
export interface Io {
  readonly stdin: Readable;
  /** Bytes are UTF-8. */
  readonly stdout: { write(text: string | Uint8Array): unknown };
  readonly stderr: { write(text: string): unknown };
  /** Ends when all of standard output is out. Rejects where it could not be written. */
  readonly written?: () => Promise<void>;
  /** Folder that relative paths start from. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** 0 done; 1 done, with findings or overset; 2 wrong usage or unreadable input; 3 failed on the way. */
export type ExitCode = 0 | 1 | 2 | 3;

/** Standard input as bytes; no more is read once there are more than `most`. */
export async function readStdin(io: Io, most = Number.POSITIVE_INFINITY): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of io.stdin) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : (chunk as Uint8Array);
    chunks.push(bytes);
    length += bytes.byteLength;
    if (length > most) break;
  }
  return Buffer.concat(chunks);
}
