import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { JobProgress } from '../../../../core/contract/desk';
import type { DocumentsChanged } from '../../../../core/contract/project';
import { diffRecords } from '../../../../core/document/apply';
import { newStory } from '../../../../core/document/factory';
import { keepingHere } from '../../../../electron/jobs/keeping';
import { ArchivesService } from '../../../../electron/main/archives';
import { BackupsService } from '../../../../electron/main/backups';
import { openProject, type Project } from '../../../../electron/store/project';
import { bad, cleanUp, freshProject, good, place } from '../store/places';

cleanUp();

const HOUR = 3_600_000;
const nothing = (): void => undefined;

const opened = async (folder: string): Promise<Project> => good(await openProject(folder));

const addStory = async (project: Project, id: string): Promise<void> => {
  const { records } = project;
  const after = { ...records, story: { ...records.story, [id]: newStory(id, { headline: id }) } };
  good(await project.apply(diffRecords(records, after)));
};

describe('backups of the open project', () => {
  it('are made after opening, then every hour in which something has changed', async () => {
    let project = await opened(await freshProject());
    let now = Date.parse('2026-11-22T08:00:00Z');
    const service = new BackupsService({
      project: () => project,
      start: keepingHere,
      open: () => Promise.reject(new Error('not asked for')),
      now: () => new Date(now),
    });
    const times = async (): Promise<number> => good(await service.list()).length;
    await service.look();
    expect(await times()).toBe(1);
    await addStory(project, 'aaaa0001');
    await service.look();
    expect(await times()).toBe(1);
    now += HOUR + 60_000;
    await service.look();
    expect(await times()).toBe(2);
    now += HOUR;
    await service.look();
    expect(await times()).toBe(2);
    await project.close();
    project = good(await openProject(project.folder, { readOnly: true }));
    now += 5 * HOUR;
    await service.look();
    expect(await times()).toBe(2);
    await service.shutdown();
    await project.close();
  }, 60_000);

  it('say what they could not do, to the window and not by failing', async () => {
    const project = await opened(await freshProject());
    const heard: DocumentsChanged[] = [];
    project.onChange((change) => heard.push(change));
    const service = new BackupsService({
      project: () => project,
      start: (_task, _watch) => ({
        cancel: () => undefined,
        done: Promise.resolve({ ok: false, error: { kind: 'disk-full', thing: 'x' } } as const),
      }),
      open: () => Promise.reject(new Error('not asked for')),
      now: () => new Date(),
    });
    await service.look();
    expect(heard.flatMap(({ notes }) => notes).map(({ rule }) => rule)).toContain('BACKUP-FAILED');
    await project.close();
  });

  it('are put into a folder of their own beside the project, which is opened', async () => {
    const project = await opened(await freshProject());
    const asked: string[] = [];
    const service = new BackupsService({
      project: () => project,
      start: keepingHere,
      open: (folder) => {
        asked.push(folder);
        return Promise.resolve({ ok: false, error: { kind: 'cancelled', thing: '' } });
      },
      now: () => new Date(),
    });
    await service.look();
    const [backup] = good(await service.list());
    await service.restore(backup?.id ?? '');
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatch(/样 \d{4}-\d{2}-\d{2} \d{2}\.\d{2}\.banxin$/u);
    const copy = await opened(asked[0] ?? '');
    expect(copy.records).toEqual(project.records);
    expect(bad(await service.restore('20200101T000000Z')).kind).toBe('not-found');
    await copy.close();
    await project.close();
  }, 60_000);
});

describe('archives', () => {
  it('go out where the editor says and come in beside the other papers', async () => {
    const project = await opened(await freshProject());
    const out = await place();
    const told: JobProgress[] = [];
    const asked: string[] = [];
    let ended = nothing;
    const service = new ArchivesService({
      project: () => project,
      documents: () => out,
      // As dialogs give it back: without the ending.
      chooseFile: () => Promise.resolve(join(out, '样刊')),
      chooseArchive: () => Promise.resolve(join(out, '样刊.banxin.zip')),
      start: keepingHere,
      open: (folder) => {
        asked.push(folder);
        return Promise.resolve({ ok: false, error: { kind: 'cancelled', thing: '' } });
      },
      tell: (progress) => {
        told.push(progress);
        if (progress.state !== 'running') ended();
      },
    });
    const finished = new Promise<void>((resolve) => {
      ended = resolve;
    });
    const { job } = good(await service.export());
    await finished;
    const file = join(out, '样刊.banxin.zip');
    expect(told.at(-1)).toMatchObject({ job, state: 'finished', files: [file], title: '样刊.banxin.zip' });
    expect(existsSync(file)).toBe(true);
    expect(service.wrote(file)).toBe(true);
    expect(service.wrote('/etc/passwd')).toBe(false);
    expect(service.cancel(job)).toBe(false);
    await service.import();
    expect(asked).toEqual([join(out, '样刊.banxin')]);
    const copy = await opened(asked[0] ?? '');
    expect(copy.records).toEqual(project.records);
    await copy.close();
    await rm(file);
    expect(bad(await service.import()).kind).toBe('not-found');
    expect(await readdir(out)).toEqual(['样刊.banxin']);
    await project.close();
  }, 60_000);
});
