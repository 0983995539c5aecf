import { run } from './run';

/** A reader that has gone (`| head`) is no failure of ours. */
const quiet = (stream: NodeJS.WriteStream): void => {
  stream.on('error', (problem: NodeJS.ErrnoException) => {
    if (problem.code !== 'EPIPE') throw problem;
  });
};

// The command line in its own process: loading this module runs it.
const { stdin, stdout, stderr, env } = process;
quiet(stdout);
quiet(stderr);
process.exitCode = await run(process.argv.slice(2), { stdin, stdout, stderr, cwd: process.cwd(), env });
