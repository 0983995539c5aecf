import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, watch } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Display, noDisplay } from './support/display';
import { noPerson, Person } from './support/person';
import { figure, program } from './support/places';
import { processesOf, type Seen } from './support/processes';

interface Shown {
  readonly code: number | null;
  readonly output: string;
  /** The processes at the moment the window was shown. */
  readonly seen: readonly Seen[];
  /** Seconds from the start to the picture of the window with the page on it. */
  readonly shownAfter: number;
}

const HEADLESS = ['--ozone-platform=headless', '--ozone-override-screen-size=1920,1200', '--disable-gpu'];

/** Starts the desk on the paper; it shows it, takes a picture of itself, exports the first page and ends. */
async function show(
  person: Person,
  switches: readonly string[],
  env: Record<string, string>,
): Promise<Shown> {
  const args = [...switches, person.paper, `--sample-to=${person.out}`];
  const [command, all] = person.command(program(), args);
  const since = performance.now();
  let seen: readonly Seen[] = [];
  let shownAfter = Number.NaN;
  const watcher = watch(person.out, (_event, name) => {
    if (name !== 'desk.png' || seen.length > 0) return;
    shownAfter = (performance.now() - since) / 1000;
    seen = processesOf(program());
  });
  const desk = spawn(command, all, {
    cwd: person.home,
    env: person.env(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [desk.stdout, desk.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  const [code]: (number | null)[] = await once(desk, 'close');
  watcher.close();
  return { code: code ?? null, output, seen, shownAfter };
}

function checkShown(person: Person, { code, output, shownAfter }: Shown): void {
  expect(output).toContain('wrote');
  expect(code).toBe(0);
  expect(output).not.toContain('GLib');
  expect(readFileSync(join(person.out, 'sample-page.pdf')).subarray(0, 8).toString()).toBe('%PDF-1.6');
  // A blank window of this size is some 10 kB.
  expect(readFileSync(join(person.out, 'desk.png')).length).toBeGreaterThan(100_000);
  expect(existsSync(join(person.home, 'profile', 'documents'))).toBe(false);
  figure(`page in sight ${shownAfter.toFixed(1)} s after the start`);
}

function checkSandbox(seen: readonly Seen[]): void {
  const main = seen.find(({ type }) => type === 'main');
  const renderers = seen.filter(({ type }) => type === 'renderer');
  expect(renderers.length).toBeGreaterThan(0);
  for (const { user, command } of seen) {
    expect(user).not.toBe(0);
    expect(command).not.toContain('--no-sandbox');
  }
  for (const { seccomp, namespace } of renderers) {
    expect(seccomp).toBe(2);
    expect(namespace).not.toBe(main?.namespace);
  }
  const rows = seen.map(({ type, seccomp }) => `${type} ${seccomp}`);
  figure(`Seccomp of every process: ${rows.join(', ')}`);
}

describe.skipIf(noPerson)(`the packaged desk as a normal user${noPerson ? ` (${noPerson})` : ''}`, () => {
  let person: Person;
  beforeAll(() => {
    person = new Person();
  });
  afterAll(() => person.leave());

  it('opens the paper named on its command line without a display, exports its page, in the sandbox', async () => {
    const shown = await show(person, HEADLESS, { BANXIN_PROFILE: join(person.home, 'profile') });
    checkShown(person, shown);
    checkSandbox(shown.seen);
  });
});

describe.skipIf(noPerson ?? noDisplay)(
  `the packaged desk on a display${(noPerson ?? noDisplay) ? ` (${noPerson ?? noDisplay})` : ''}`,
  () => {
    let person: Person;
    let display: Display;
    beforeAll(async () => {
      person = new Person();
      display = await Display.open();
    });
    afterAll(async () => {
      await display.close();
      person.leave();
    });

    it('opens the paper named on its command line, exports its page, in the sandbox', async () => {
      const env = { BANXIN_PROFILE: join(person.home, 'profile'), DISPLAY: display.name };
      const shown = await show(person, [], env);
      checkShown(person, shown);
      checkSandbox(shown.seen);
    });
  },
);
