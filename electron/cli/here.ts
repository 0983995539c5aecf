import type { ExitCode } from './io';
import { run } from './run';

/** A reader that has gone (`| head`) is no failure of ours. */
const quiet = (stream: NodeJS.WriteStream): void => {
  stream.on('error', (problem: NodeJS.ErrnoException) => {
    if (problem.code !== 'EPIPE') throw problem;
  });
};

/** What was written may still be on its way where a stream is not written at once (pipes on Windows). */
const written = (stream: NodeJS.WriteStream): Promise<void> =>
  new Promise((resolve) => {
    if (stream.writableLength === 0) resolve();
    else stream.once('drain', () => resolve()).once('error', () => resolve());
  });

/** Runs one command with this process's own streams, folder and environment. Answers when its output is out. */
export async function runHere(args: readonly string[]): Promise<ExitCode> {
  const { stdin, stdout, stderr, env } = process;
  quiet(stdout);
  quiet(stderr);
  const code = await run(args, { stdin, stdout, stderr, cwd: process.cwd(), env });
  await Promise.all([written(stdout), written(stderr)]);
  return code;
}
