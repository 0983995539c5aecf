import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { build } from 'vite';

/** Makes a script of this folder runnable by plain Node, with everything of ours inside. Answers with its path. */
export async function bundle(name: string, folder: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: new URL(name, import.meta.url).pathname,
      outDir: folder,
      emptyOutDir: false,
      rollupOptions: { output: { entryFileNames: 'child.mjs', format: 'es' } },
    },
    ssr: { noExternal: true, external: ['sharp'] },
  });
  return join(folder, 'child.mjs');
}

/** Text a child has written, and a wait for what it is going to write. */
export class Child {
  readonly process: ChildProcess;
  output = '';
  errors = '';

  constructor(command: string, args: readonly string[]) {
    this.process = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    this.process.stdout?.on('data', (data: Buffer) => (this.output += data.toString()));
    this.process.stderr?.on('data', (data: Buffer) => (this.errors += data.toString()));
  }

  /** Resolves when so many lines have come, or the child has ended. */
  async lines(count: number): Promise<void> {
    while (this.output.split('\n').length <= count && this.process.exitCode === null)
      await Promise.race([once(this.process.stdout ?? this.process, 'data'), once(this.process, 'close')]);
  }

  async end(): Promise<number | null> {
    if (this.process.exitCode === null && this.process.signalCode === null) await once(this.process, 'close');
    return this.process.exitCode;
  }

  async kill(): Promise<void> {
    this.process.kill('SIGKILL');
    await this.end();
  }
}
