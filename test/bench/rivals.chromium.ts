import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { _electron as electron, type Page } from '@playwright/test';
// @ts-expect-error The set-up scripts are plain JavaScript: they run before anything is installed.
import { launchSetup } from '../../scripts/lib/electron.mjs';
import { BLOCK_WIDTH, EDITED, type RivalStory, SHEET, typed } from './rivals.copy';
import type { Times } from './rivals.times';

interface LaunchSetup {
  readonly exe: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

const ROUNDS = 24;
const EDITS = 12;

const escaped = (text: string): string => text.replace(/[&<>]/gu, (c) => `&#${c.codePointAt(0) ?? 0};`);

const storiesHtml = (stories: readonly RivalStory[]): string =>
  stories
    .map(
      ({ headline, paragraphs }) =>
        `<section><h1>${escaped(headline)}</h1><div>${paragraphs.map((p) => `<p>${escaped(p)}</p>`).join('')}</div></section>`,
    )
    .join('');

/** The page in CSS with all that Chromium has for Chinese; a point of the sheet is a pixel. */
function html(fonts: string): string {
  const { columns, gutter, size, pitch, lines } = SHEET;
  const face = (file: string, weight: number): string =>
    `@font-face { font-family: Song; font-weight: ${weight}; src: url("${pathToFileURL(path.join(fonts, file)).href}"); }`;
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><style>
${face('NotoSerifSC-Regular.ttf', 400)}
${face('NotoSerifSC-Black.ttf', 900)}
body { margin: 10px; width: ${BLOCK_WIDTH * size}px; font: ${size}px/${pitch}px Song; }
section { display: flex; flex-direction: column; height: ${lines * pitch}px; overflow: hidden; }
h1 { margin: 0; font-size: 28px; line-height: ${3 * pitch}px; font-weight: 900; text-align: center; }
div { flex: 1; min-height: 0; column-count: ${columns}; column-gap: ${gutter}em; column-fill: auto; }
p { margin: 0; text-indent: 2em; text-align: justify; line-break: strict; text-spacing-trim: trim-start;
  text-autospace: normal; hyphens: auto; orphans: 2; widows: 2; }
</style><body></body></html>`;
}

interface Work {
  readonly body: string;
  readonly edits: readonly string[];
  readonly story: number;
  readonly paragraph: number;
  readonly rounds: number;
}

/** Runs in the window: writing to the document and asking for a place forces the whole layout. */
function measure({ body, edits, story, paragraph, rounds }: Work): Times {
  const root = document.body;
  const laidOut = (): number => root.lastElementChild?.getBoundingClientRect().bottom ?? 0;
  const each = edits.length / rounds;
  const [full, edit]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    root.replaceChildren();
    laidOut();
    let start = performance.now();
    root.innerHTML = body;
    laidOut();
    full.push(performance.now() - start);
    const text = root.querySelectorAll('section')[story]?.querySelectorAll('p')[paragraph]?.firstChild;
    if (!(text instanceof Text)) throw new Error('The paragraph is not there.');
    // The clock of a window is coarse: a spell of edits is timed as a whole.
    start = performance.now();
    for (let i = 0; i < each; i++) {
      text.data = edits[round * each + i] ?? '';
      laidOut();
    }
    edit.push((performance.now() - start) / each);
  }
  return { full: full.slice(2), edit: edit.slice(2) };
}

/** What Chromium needs for the same page, in the window of the Electron that the desk runs in. */
export async function measureChromium(
  stories: readonly RivalStory[],
  fonts: string,
  shot?: string,
): Promise<Times & { readonly version: string }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'banxin-rivals-'));
  const page = path.join(folder, 'page.html');
  const main = path.join(folder, 'main.mjs');
  writeFileSync(page, html(fonts));
  writeFileSync(
    main,
    // A window without a screen does not survive the menu that Electron gives it.
    `import { app, BrowserWindow, Menu } from 'electron';
    Menu.setApplicationMenu(null);
    app.whenReady().then(() => new BrowserWindow({ width: 1100, height: 1500 }).loadFile(${JSON.stringify(page)}));`,
  );
  const setup = launchSetup() as LaunchSetup;
  const env = Object.fromEntries(
    Object.entries(setup.env).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    ),
  );
  const app = await electron.launch({ executablePath: setup.exe, args: [...setup.args, main], env });
  try {
    const window = await app.firstWindow();
    const times = await run(window, stories);
    if (shot !== undefined) await window.screenshot({ path: shot, fullPage: true });
    const version = await app.evaluate(() => process.versions['chrome'] ?? '');
    return { ...times, version };
  } finally {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function run(window: Page, stories: readonly RivalStory[]): Promise<Times> {
  const body = storiesHtml(stories);
  await window.evaluate(async (first) => {
    document.body.innerHTML = first;
    await document.fonts.load('9px Song', '版');
    await document.fonts.load('900 28px Song', '版');
    await document.fonts.ready;
  }, body);
  const rounds = ROUNDS + 2;
  const original = stories[EDITED.story]?.paragraphs[EDITED.paragraph] ?? '';
  const edits = Array.from({ length: rounds * EDITS }, (_, n) => typed(original, n));
  return window.evaluate(measure, { body, edits, story: EDITED.story, paragraph: EDITED.paragraph, rounds });
}
