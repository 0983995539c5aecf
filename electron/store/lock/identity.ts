import { execFile } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { promisify } from 'node:util';
import { sha256 } from '../envelope';
import { codeOf } from '../failures';

/** A running program, told apart from every other of this machine and of any other. */
export interface Identity {
  readonly user: string;
  readonly host: string;
  /** Equal for programs that see the same processes: only then does a process number mean anything. */
  readonly machine: string;
  readonly pid: number;
  /** When the process began, as the system writes it; null where the system does not tell. */
  readonly start: string | null;
}

export type Life = 'alive' | 'dead' | 'unknown';

const tryText = (read: () => string): string => {
  try {
    return read().trim();
  } catch {
    return '';
  }
};

/** The host's name alone is not enough: cloned machines share it, and containers on one machine count their own processes. */
const machine = (): string => {
  const id = tryText(() => readFileSync('/etc/machine-id', 'utf8'));
  const processes = tryText(() => readlinkSync('/proc/self/ns/pid'));
  return sha256([hostname(), id, processes].join('\n')).slice(0, 16);
};

/** Fields of `/proc/<pid>/stat` after the name, which may hold anything, brackets and spaces included. */
const STATE = 0;
const STARTED = 19;
const GONE = new Set(['Z', 'X', 'x']);

function linuxStart(pid: number): string | null {
  const stat = tryText(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const boot = tryText(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8'));
  const started = fields[STARTED];
  if (started === undefined || boot === '') return null;
  return GONE.has(fields[STATE] ?? '') ? 'ended' : `${boot}:${started}`;
}

const run = promisify(execFile);

async function macStart(pid: number): Promise<string | null> {
  try {
    const env = { ...process.env, LC_ALL: 'C' };
    const { stdout } = await run('ps', ['-o', 'lstart=', '-p', String(pid)], { env });
    return stdout.trim() || null;
  } catch {
    return null;
  }
}

/** When a process began, in the system's own words; null where it does not tell. */
async function startOf(pid: number): Promise<string | null> {
  if (process.platform === 'linux') return linuxStart(pid);
  return process.platform === 'darwin' ? macStart(pid) : null;
}

const answers = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (problem) {
    return codeOf(problem) === 'EPERM';
  }
};

/**
 * Whether a process of this machine still runs. Its number may have been given to another one since, so the time
 * it began counts too.
 */
export async function lifeOf({ pid, start }: Pick<Identity, 'pid' | 'start'>): Promise<Life> {
  if (!answers(pid)) return 'dead';
  const found = await startOf(pid);
  if (found === 'ended') return 'dead';
  if (start === null || found === null) return 'unknown';
  return found === start ? 'alive' : 'dead';
}

const userName = (): string => {
  try {
    return userInfo().username;
  } catch {
    // A user the system has no name for, as in some containers.
    return '';
  }
};

let own: Promise<Identity> | undefined;

const find = async (): Promise<Identity> => ({
  user: userName(),
  host: hostname(),
  machine: machine(),
  pid: process.pid,
  start: await startOf(process.pid),
});

/** This process. */
export function ourselves(): Promise<Identity> {
  own ??= find();
  return own;
}
