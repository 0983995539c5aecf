import { createReadStream, fstatSync } from 'node:fs';
import type { Readable } from 'node:stream';
import type { ExitCode } from './io';
import { run } from './run';

/** Ends when what was written is out, or has failed to go out: it may be on its way where pipes are not written at once. */
const ended = (stream: NodeJS.WriteStream): Promise<void> =>
  new Promise((resolve) => {
    stream.write('', () => resolve());
  });

/** Ends when all is out. A reader that has gone (`| head`) is no failure of ours; a full disk is. */
function watched(stream: NodeJS.WriteStream): () => Promise<void> {
  let failure: NodeJS.ErrnoException | undefined;
  stream.on('error', (problem: NodeJS.ErrnoException) => {
    if (problem.code !== 'EPIPE') failure ??= problem;
  });
  return async () => {
    await ended(stream);
    if (failure) throw failure;
  };
}

/** Standard input. Node takes a folder for an empty one; read as a file it says what it is. */
function input(): Readable {
  try {
    if (fstatSync(0).isDirectory()) return createReadStream('', { fd: 0, autoClose: false });
  } catch {
    // Closed: Node has its own way with that.
  }
  return process.stdin;
}

/** Runs one command with this process's own streams, folder and environment. Answers when its output is out. */
export async function runHere(args: readonly string[]): Promise<ExitCode> {
  const { stdout, stderr, env } = process;
  const written = watched(stdout);
  // Where standard error cannot be written there is nobody left to tell.
  stderr.on('error', () => undefined);
  const code = await run(args, {
    stdin: input(),
    stdout,
    stderr,
    written,
    /** The folder may have been removed, which is nothing to a command that needs none. */
    get cwd() {
      return process.cwd();
    },
    env,
  });
  await ended(stderr);
  return code;
}
