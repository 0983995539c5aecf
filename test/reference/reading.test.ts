import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../electron/cli/run';
import { openProject } from '../../electron/store/project';
import { composeProject, sampleFolder } from './project';
import { hasPdftotext, MODES, readingProblems, readPdf } from './reading';

const installed = hasPdftotext();
if (!installed) console.info('Reading order is not checked: pdftotext (poppler-utils) is not installed.');

/** Pages that differ in how stories stand beside and under one another; text and sheet. */
const MADE_UP = [
  ['model', 'broadsheet'],
  ['model', 'tabloid'],
  ['plain-model', 'broadsheet'],
  ['late-source', 'broadsheet'],
  ['briefs', 'broadsheet'],
  ['briefs', 'tabloid'],
  ['blank-lines', 'broadsheet'],
  ['photos', 'tabloid'],
] as const;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'banxin-reading-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function banxin(...argv: readonly string[]): Promise<void> {
  let said = '';
  const write = (text: string): void => {
    said += text;
  };
  const code = await run(argv, {
    stdin: Readable.from([]),
    stdout: { write },
    stderr: { write },
    cwd: folder,
    env: { LANG: 'en_US.UTF-8' },
  });
  // 1 is findings: a page may be short of copy.
  expect(code, said).toBeLessThanOrEqual(1);
}

async function expectWhole(project: string, pdf: string): Promise<void> {
  const opened = await openProject(project, { readOnly: true });
  if (!opened.ok) throw new Error(`${opened.error.kind}: ${opened.error.thing}`);
  const stories = (await composeProject(project)).flatMap((page) => page.stories);
  const placed = new Set<string>(stories.map(({ story }) => story));
  for (const [mode, options] of Object.entries(MODES)) {
    const { looked, problems } = readingProblems(opened.value.records, placed, readPdf(pdf, options));
    expect(looked, mode).toBeGreaterThan(2);
    expect(problems, mode).toEqual([]);
  }
}

describe.skipIf(!installed)('programs that know nothing of stories read', () => {
  it('the sample pages whole and in order', async () => {
    const pdf = join(folder, 'sample.pdf');
    await banxin('export', sampleFolder, '--out', pdf);
    await expectWhole(sampleFolder, pdf);
  }, 60_000);

  it.each(MADE_UP)(
    'the page made up from “%s” on a %s whole and in order',
    async (text, paper) => {
      const project = join(folder, `${text}-${paper}`);
      const pdf = `${project}.pdf`;
      await banxin('new', project, '--paper', paper);
      await banxin(
        'import',
        project,
        fileURLToPath(new URL(`../fixtures/page-text/${text}.txt`, import.meta.url)),
      );
      await banxin('makeup', project, '--simple');
      await banxin('export', project, '--out', pdf, '--preset', 'proof');
      await expectWhole(project, pdf);
    },
    60_000,
  );
});
