import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { test as base, type ElectronApplication, _electron as electron, type Page } from '@playwright/test';
// @ts-expect-error The set-up scripts are plain JavaScript: they run before anything is installed.
import { launchSetup } from '../../scripts/lib/electron.mjs';
import { PATIENCE } from './patience';

interface LaunchSetup {
  readonly exe: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

/** What marks a complaint of the page in what a desk without a screen prints. */
const RELAYED = /^page: /u;

const root = path.join(import.meta.dirname, '..', '..');

/** One running desk. */
export interface RunningDesk {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** What pages and processes have complained about. */
  readonly complaints: readonly string[];
}

/** Program, switches and environment with which a desk of this profile is started. */
export function launch(profile: string): LaunchSetup & { readonly root: string } {
  const setup = launchSetup() as LaunchSetup;
  return { ...setup, root, env: { ...setup.env, BANXIN_PROFILE: profile } };
}

/** A user's profile folder that outlives the desk, so that it can be closed and started again. */
export class Profile {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'banxin-e2e-'));
  private running: ElectronApplication | undefined;

  constructor(language: 'zh-CN' | 'en') {
    writeFileSync(path.join(this.folder, 'settings.json'), JSON.stringify({ language, theme: 'light' }));
  }

  at(...parts: string[]): string {
    return path.join(this.folder, ...parts);
  }

  /** Starts the desk as `npm start` does and waits for its first window. */
  start(...args: string[]): Promise<RunningDesk> {
    return this.launch(args);
  }

  /** The same through a program that looks on: it finds the desk's own program in `BANXIN_TRACED`. */
  startThrough(program: string): Promise<RunningDesk> {
    return this.launch([], program);
  }

  private async launch(args: readonly string[], through?: string): Promise<RunningDesk> {
    const setup = launchSetup() as LaunchSetup;
    const env = Object.fromEntries(
      Object.entries({ ...setup.env, BANXIN_PROFILE: this.folder, BANXIN_TRACED: setup.exe }).flatMap(
        ([name, value]) => (value === undefined ? [] : [[name, value] as const]),
      ),
    );
    const app = await electron.launch({
      executablePath: through ?? setup.exe,
      cwd: root,
      env,
      args: [...setup.args, root, ...args],
      // The theme is the desk's own business, not the test's.
      colorScheme: null,
      timeout: PATIENCE,
    });
    this.running = app;
    // Where nobody sits at the screen a question would stand for ever. A test that is about one answers it itself.
    await app.evaluate(({ dialog }) => {
      dialog.showMessageBox = () => Promise.resolve({ response: 1, checkboxChecked: false });
    });
    const { stderr } = app.process();
    app.context().setDefaultTimeout(PATIENCE);
    const complaints: string[] = [];
    const complain = (message: string): void => {
      if (!complaints.includes(message)) complaints.push(message);
    };
    // What the page says before anybody listens to it, and what its workers say, comes through the terminal alone.
    if (stderr)
      createInterface(stderr).on('line', (line) => RELAYED.test(line) && complain(line.replace(RELAYED, '')));
    const page = await app.firstWindow({ timeout: PATIENCE });
    page.on('pageerror', (error) => complain(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') complain(message.text());
    });
    return { app, page, complaints };
  }

  /** Closes the window as a person does, by its button; resolves when the program has ended. */
  async close({ app }: RunningDesk): Promise<void> {
    const ended = app.waitForEvent('close', { timeout: PATIENCE });
    await app.evaluate(({ BrowserWindow }) => {
      // After the answer: a program that is gone by then cannot give one.
      setImmediate(() => {
        for (const window of BrowserWindow.getAllWindows()) window.close();
      });
    });
    await ended;
    this.running = undefined;
  }

  async remove(): Promise<void> {
    await this.running?.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Tests get a fresh profile in the language they ask for; what they started is ended behind them. */
export const test = base.extend<{ language: 'zh-CN' | 'en'; profile: Profile }>({
  language: ['zh-CN', { option: true }],
  profile: async ({ language }, use) => {
    const profile = new Profile(language);
    await use(profile);
    await profile.remove();
  },
});

export { expect } from '@playwright/test';
