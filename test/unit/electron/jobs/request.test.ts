import { describe, expect, it } from 'vitest';
import { exportRequest, pageFileName, pageTitle } from '../../../../electron/jobs/request';
import { records } from './fixture';

const page = { paper: { name: '江城职工报' }, date: '2026-11-22', number: 3, section: '工会新闻' };

describe('names of exported pages', () => {
  it('say paper, date, page and section', () => {
    expect(pageFileName(page)).toBe('江城职工报-20261122-03-工会新闻.pdf');
    expect(pageTitle(page)).toBe('江城职工报 · 2026-11-22 · 03 · 工会新闻');
  });

  it('leave out what is empty and what file systems refuse', () => {
    expect(pageFileName({ ...page, section: '' })).toBe('江城职工报-20261122-03.pdf');
    expect(pageFileName({ ...page, section: ' a/b:c*?"<>|\u0007 d ' })).toBe(
      '江城职工报-20261122-03-abc d.pdf',
    );
  });
});

describe('the request of an export', () => {
  it('names only the picture files that are there', () => {
    const card = {
      id: 'pic',
      sha256: 'a'.repeat(64),
      ext: 'jpg' as const,
      width: 1,
      height: 1,
      nature: 'photo' as const,
      name: 'a.jpg',
      caption: '',
      credit: '',
    };
    const project = {
      records: records(card),
      assets: new Set<string>(),
      assetPath: (sha256: string, ext: string) => `/p/${sha256}.${ext}`,
    };
    const what = { pages: ['one'], preset: 'x4', marks: false, out: '/o' } as const;
    expect(exportRequest(project, what).assets).toEqual({});
    expect(exportRequest({ ...project, assets: new Set([card.sha256]) }, what).assets).toEqual({
      [card.sha256]: `/p/${card.sha256}.jpg`,
    });
  });
});
