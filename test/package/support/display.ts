import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';

export const noDisplay: string | undefined = existsSync('/usr/bin/Xvfb') ? undefined : 'Xvfb is missing';

/** An X server that draws into memory; it says its number when it is up. */
export class Display {
  private constructor(
    private readonly server: ChildProcess,
    readonly name: string,
  ) {}

  static async open(): Promise<Display> {
    const server = spawn(
      '/usr/bin/Xvfb',
      ['-displayfd', '1', '-screen', '0', '1920x1200x24', '-nolisten', 'tcp'],
      {
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    );
    const [number]: unknown[] = await once(server.stdout, 'data');
    return new Display(server, `:${String(number).trim()}`);
  }

  async close(): Promise<void> {
    const ended = once(this.server, 'exit');
    this.server.kill();
    await ended;
  }
}
