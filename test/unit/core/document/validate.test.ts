import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { newBlock, newIssue, newPage, newPicture, newStory } from '../../../../core/document/factory';
import { recordKinds, recordTypes } from '../../../../core/document/records';
import { defineRecord } from '../../../../core/document/schema';
import { checkCurrent, checkKind, checkRecord, failureText } from '../../../../core/document/validate';
import { migrationFixtures } from './migrations';

const story = newStory('s1', { body: [newBlock('b1', '正文。')] });

describe('checkRecord', () => {
  it('accepts what the factories make', () => {
    const file = { sha256: 'a'.repeat(64), ext: 'jpg', width: 30, height: 20, name: '集市.jpg' } as const;
    expect(checkCurrent('story', newStory('s2')).ok).toBe(true);
    expect(checkCurrent('story', newStory('s'.repeat(64))).ok).toBe(true);
    expect(checkCurrent('page', newPage('p1', 'i1')).ok).toBe(true);
    expect(checkCurrent('issue', newIssue('i1', 'paper1', '2026-11-22')).ok).toBe(true);
    expect(checkCurrent('picture', newPicture('pic1', file)).ok).toBe(true);
  });

  it('gives back the very data, unknown fields at every depth included', () => {
    const data = { ...story, mood: { tone: 3 }, body: [{ ...newBlock('b1', '文'), colour: 'x' }] };
    const checked = checkRecord('story', { version: 1, data });
    expect(checked).toEqual({ ok: true, value: { record: data, migrated: false } });
  });

  it('names every problem by its path', () => {
    const data = { ...story, status: 'lost', body: [{ id: 'b1', kind: 'paragraph', runs: [{ text: 3 }] }] };
    const checked = checkRecord('story', { version: 1, data });
    if (checked.ok || checked.error.kind !== 'invalid') throw new Error('accepted');
    expect(checked.error.problems.map((problem) => problem.path)).toEqual(['status', 'body.0.runs.0.text']);
    expect(failureText(checked.error)).toContain('body.0.runs.0.text: ');
  });

  it('tags a newer version and does not look inside', () => {
    const checked = checkRecord('story', { version: 99, data: null });
    const error = { kind: 'newer', version: 99, known: recordKinds.story.version };
    expect(checked).toEqual({ ok: false, error });
  });

  it.each([0, -1, 1.5, Number.NaN])('refuses version %s', (version) => {
    expect(checkRecord('story', { version, data: story }).ok).toBe(false);
  });

  it.each([
    ['null', null],
    ['a list', [story]],
    ['text', 'story'],
    ['a date in an unknown field', { ...story, when: new Date(0) }],
    ['a number that JSON lacks', { ...story, weight: Number.NaN }],
    ['a hole in a list', { ...story, list: [undefined] }],
  ])('refuses %s', (_name, data) => {
    expect(checkRecord('story', { version: 1, data }).ok).toBe(false);
  });
});

describe('migration', () => {
  const kind = defineRecord(
    'note',
    z.looseObject({ id: z.string(), title: z.string(), lines: z.array(z.string()) }),
    [
      ({ name, ...rest }) => ({ ...rest, title: name }),
      ({ text, ...rest }) => ({ ...rest, lines: String(text).split('\n') }),
    ],
  );

  it('goes step by step from the version of the document', () => {
    const wanted = { id: 'n', title: '题', lines: ['一', '二'], kept: 1 };
    const first = checkKind(kind, { version: 1, data: { id: 'n', name: '题', text: '一\n二', kept: 1 } });
    const second = checkKind(kind, { version: 2, data: { id: 'n', title: '题', text: '一\n二', kept: 1 } });
    expect(first).toEqual({ ok: true, value: { record: wanted, migrated: true } });
    expect(second).toEqual({ ok: true, value: { record: wanted, migrated: true } });
    expect(checkKind(kind, { version: 3, data: wanted })).toMatchObject({ value: { migrated: false } });
  });

  it('turns a migration that fails into a failure', () => {
    const brittle = defineRecord('note', z.looseObject({}), [
      () => {
        throw new TypeError('no lines');
      },
    ]);
    const checked = checkKind(brittle, { version: 1, data: {} });
    expect(checked).toEqual({
      ok: false,
      error: { kind: 'invalid', problems: [{ path: '.', message: 'no lines' }] },
    });
  });

  it.each(recordTypes)('of %s has an example for every step', (type) => {
    const current = recordKinds[type];
    const versions = migrationFixtures[type].map((fixture) => fixture.from);
    expect(versions.toSorted((a, b) => a - b)).toEqual(current.migrations.map((_step, i) => i + 1));
    for (const { from, before, after } of migrationFixtures[type]) {
      expect(current.migrations[from - 1]?.(before)).toEqual(after);
      expect(checkRecord(type, { version: from + 1, data: after }).ok).toBe(true);
    }
  });
});
