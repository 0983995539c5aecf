import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import type { CallName, DeskBridge, JobProgress } from '../../core/contract/desk';
import { expect, test } from './desk';
import { copyOfSample, fingerprint } from './files';
import { DeskWindow } from './pageObjects';

declare const window: { readonly desk: DeskBridge; jobs: JobProgress[] };

/** A call as the window makes it. */
const ask = (page: Page, name: CallName, argument?: unknown): Promise<unknown> =>
  page.evaluate(([call, given]) => window.desk.call(call, given as never), [name, argument] as const);

const answerDialogs = (app: ElectronApplication, file: string): Promise<void> =>
  app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
  }, file);

/** What belongs to the paper itself: neither local things nor presence. */
const paper = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(fingerprint(folder)).filter(([file]) => !/^(?:\.local|presence|history)\//u.test(file)),
  );

test('a backup is made soon after opening, in a process of its own, and opens beside the paper', async ({
  profile,
}) => {
  const folder = copyOfSample(profile.at('报纸一.banxin'));
  const before = paper(folder);
  const desk = await profile.start(folder);
  await expect(new DeskWindow(desk.page).stories.getByRole('option').first()).toBeVisible();
  const backups = path.join(folder, '.local', 'backups');
  const heads = (): readonly string[] =>
    existsSync(backups) ? readdirSync(backups).filter((name) => /^\d{8}T\d{6}Z\.json$/u.test(name)) : [];
  await expect.poll(heads).toHaveLength(1);
  const [head = ''] = heads();
  const id = head.replace('.json', '');
  expect(await ask(desk.page, 'backup.list')).toMatchObject({ ok: true, value: [{ id, kept: 'hourly' }] });
  expect(await ask(desk.page, 'backup.restore', { backup: '../../x' })).toMatchObject({
    ok: false,
    error: { kind: 'not-found' },
  });
  const restored = (await ask(desk.page, 'backup.restore', { backup: id })) as {
    readonly ok: true;
    readonly value: { readonly folder: string };
  };
  expect(restored).toMatchObject({ ok: true, value: { readOnly: false, notes: [] } });
  expect(paper(restored.value.folder)).toEqual(before);
  expect(paper(folder)).toEqual(before);
  await profile.close(desk);
  expect(desk.complaints).toEqual([]);
});

test('a whole paper goes out as one file and comes in again; a stranger’s is refused', async ({
  profile,
}) => {
  const folder = copyOfSample(profile.at('报纸一.banxin'));
  const desk = await profile.start(folder);
  await expect(new DeskWindow(desk.page).stories.getByRole('option').first()).toBeVisible();
  await desk.page.evaluate(() => {
    window.jobs = [];
    window.desk.on('job', (job) => window.jobs.push(job));
  });
  const file = profile.at('寄出.banxin.zip');
  await answerDialogs(desk.app, file);
  expect(await ask(desk.page, 'archive.export')).toMatchObject({ ok: true });
  const last = (): Promise<JobProgress | undefined> => desk.page.evaluate(() => window.jobs.at(-1));
  await expect.poll(async () => (await last())?.state).toBe('finished');
  expect(await last()).toMatchObject({ files: [file], title: '寄出.banxin.zip' });
  const imported = (await ask(desk.page, 'archive.import')) as {
    readonly ok: true;
    readonly value: { readonly folder: string };
  };
  expect(imported).toMatchObject({ ok: true, value: { folder: profile.at('documents', '寄出.banxin') } });
  expect(paper(imported.value.folder)).toEqual(paper(folder));
  const harmed = readFileSync(file);
  const middle = Math.floor(harmed.byteLength / 2);
  harmed[middle] = (harmed[middle] ?? 0) ^ 1;
  writeFileSync(file, harmed);
  expect(await ask(desk.page, 'archive.import')).toMatchObject({ ok: false, error: { kind: 'damaged' } });
  expect(readdirSync(profile.at('documents'))).toEqual(['寄出.banxin']);
  await profile.close(desk);
});
