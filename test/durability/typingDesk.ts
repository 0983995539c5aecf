import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
// @ts-expect-error The set-up scripts are plain JavaScript: they run before anything is installed.
import { launchSetup } from '../../scripts/lib/electron.mjs';
import { type Said, STORY, typist } from './typist';

interface LaunchSetup {
  readonly exe: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

const root = path.join(import.meta.dirname, '..', '..');
const PAGE =
  '<!doctype html><html lang="en"><title>typist</title><script src="typist.js" defer></script></html>';

/** The built program with a page that types in the place of the interface. Main process and preload are the real ones. */
export function makeTypingDesk(folder: string): string {
  const built = path.join(root, 'out');
  if (!existsSync(path.join(built, 'main', 'main.js'))) throw new Error('Build first: npm run setup');
  for (const part of ['main', 'preload'])
    cpSync(path.join(built, part), path.join(folder, 'out', part), { recursive: true });
  const page = path.join(folder, 'out', 'renderer');
  mkdirSync(page, { recursive: true });
  writeFileSync(path.join(page, 'index.html'), PAGE);
  writeFileSync(path.join(page, 'typist.js'), `(${typist.toString()})(${JSON.stringify(STORY)});\n`);
  symlinkSync(path.join(root, 'resources'), path.join(folder, 'resources'));
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  writeFileSync(
    path.join(folder, 'package.json'),
    JSON.stringify({ name: 'banxin', version: '0.0.0', type: 'module', main: 'out/main/main.js' }),
  );
  return folder;
}

/** One start of the real main process on a project. */
export class TypingDesk {
  /** The state it has opened or the last one whose save was answered. */
  acknowledged = 0;
  /** The story's state at the start. The page may be one behind: a save that was never answered ended between them. */
  opened: number | undefined;
  refused: unknown;
  errors = '';
  readonly process: ChildProcess;
  #rest = '';
  readonly #exit: Promise<unknown>;

  constructor(program: string, profile: string, project: string) {
    const { exe, args, env } = launchSetup() as LaunchSetup;
    this.process = spawn(exe, [...args, '--ozone-platform=headless', program, project], {
      env: { ...env, BANXIN_PROFILE: profile, DISPLAY: '' },
      stdio: ['ignore', 'ignore', 'pipe'],
      // A group of its own: what the main process leaves behind when it is killed can be found.
      detached: true,
    });
    this.#exit = once(this.process, 'exit');
    this.process.stderr?.on('data', (data: Buffer) => this.#hear(data.toString()));
  }

  /** The last state whose save was answered by this start; 0 where there was none. */
  get confirmed(): number {
    return this.opened !== undefined && this.acknowledged > this.opened ? this.acknowledged : 0;
  }

  /** Resolves when so many saves were answered since the start, or the desk has ended or refused. */
  async saves(count: number): Promise<void> {
    const enough = (): boolean =>
      this.refused !== undefined || (this.opened !== undefined && this.acknowledged - this.opened >= count);
    while (!enough() && this.process.exitCode === null && this.process.signalCode === null)
      await Promise.race([once(this.process.stderr ?? this.process, 'data'), this.#exit]);
  }

  /** Ends the main process without a word, then what it has left running. */
  async kill(): Promise<void> {
    this.process.kill('SIGKILL');
    await this.#exit;
    this.signal('SIGKILL');
  }

  /** To the whole program: main process, window, helpers. */
  signal(signal: NodeJS.Signals): void {
    try {
      process.kill(-(this.process.pid ?? 0), signal);
    } catch {
      // Nothing is left of it.
    }
  }

  #hear(text: string): void {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) {
      const said = /^page: (?<said>\{.*\})$/u.exec(line)?.groups?.['said'];
      if (said === undefined) this.errors += `${line}\n`;
      else this.#take(JSON.parse(said) as Said);
    }
  }

  #take(said: Said): void {
    if (said.kind === 'refused') this.refused = said.why ?? 'read-only';
    else if (said.kind === 'saved') this.acknowledged = said.n;
    else {
      this.opened = said.n;
      this.acknowledged = said.n;
    }
  }
}
