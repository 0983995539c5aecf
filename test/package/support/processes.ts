import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** A process as the kernel tells of it. */
export interface Seen {
  readonly pid: number;
  /** `renderer`, `zygote`, `utility` …; `main` for the program itself. */
  readonly type: string;
  readonly command: string;
  readonly user: number;
  /** 2: a filter of system calls is in force. */
  readonly seccomp: number;
  /** The user namespace it lives in. */
  readonly namespace: string;
}

const field = (status: string, name: string): string =>
  new RegExp(`^${name}:\\s*(\\S+)`, 'mu').exec(status)?.[1] ?? '';

function see(pid: number): Seen | undefined {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return {
      pid,
      command,
      type: /--type=([\w-]+)/u.exec(command)?.[1] ?? 'main',
      user: Number(field(status, 'Uid')),
      seccomp: Number(field(status, 'Seccomp')),
      namespace: readlinkSync(`/proc/${pid}/ns/user`),
    };
  } catch {
    // It has ended meanwhile.
    return undefined;
  }
}

/** Every process whose program is this one. */
export const processesOf = (program: string): readonly Seen[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .flatMap((name) => see(Number(name)) ?? [])
    .filter(({ command }) => command.startsWith(program));
