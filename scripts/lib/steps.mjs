// Short honest lines about what is being done and how long it took, and the one way to run a program.
import { spawn } from 'node:child_process';
import path from 'node:path';

export const root = path.join(import.meta.dirname, '..', '..');
export const inRoot = (...parts) => path.join(root, ...parts);

/** A problem whose message is meant for the person at the terminal: printed without a stack. */
export class SetupProblem extends Error {}

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

export const say = (text) => process.stdout.write(`${text}\n`);

/** Runs one step and prints what came of it, with its time. The work may answer with a remark. */
export async function step(title, work) {
  const since = performance.now();
  const remark = await work();
  say(`• ${title}${remark ? `: ${remark}` : ''} (${seconds(since)})`);
}

/**
 * Runs a program to its end. `quiet` keeps its output for the answer instead of showing it.
 * A program over its time limit (seconds) is ended and answers with code 124, as timeout(1) does.
 */
export function run(program, args, { limit = 0, quiet = false, env = process.env, cwd = root } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd, env, stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit' });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
    }
    let late = false;
    const timer = limit
      ? setTimeout(() => {
          late = true;
          child.kill('SIGKILL');
        }, limit * 1000)
      : undefined;
    const end = (code) => {
      clearTimeout(timer);
      resolve({ code: late ? 124 : code, output });
    };
    child.on('error', (error) => {
      output += error.message;
      end(127);
    });
    child.on('close', (code, signal) => end(code ?? (signal ? 1 : 0)));
  });
}

/** Runs npm with the Node that runs us: the npm that started us, or the one on the path. */
export function npm(args, options = {}) {
  const own = process.env.npm_execpath;
  if (own?.endsWith('.js')) return run(process.execPath, [own, ...args], options);
  if (process.platform === 'win32') return run('cmd.exe', ['/d', '/s', '/c', 'npm', ...args], options);
  return run('npm', args, options);
}
