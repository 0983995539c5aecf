import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { AnswerOf, DeskEvents, EventName, Standing } from '../../../../core/contract/desk';
import { desk, useDesk } from '../../../../renderer/session/desk';
import { edit, flushEdits, goOnIn, onEdit, openSnapshot, undo } from '../../../../renderer/session/document';
import { takeOver } from '../../../../renderer/session/elsewhere';
import { listenToStanding } from '../../../../renderer/session/standing';
import { editStory } from '../../../../renderer/session/stories';
import { bridge, DeafWorker, snapshot } from './fixture';

const holder = { user: '李', host: 'b', since: '2026-11-22T08:00:00.000Z', here: false, stale: false };
const lost = { kind: 'locked', thing: 'x.banxin', detail: '李 @ b' } as const;
const headline = (): string | undefined => desk().records.story['story-1']?.headline;

let saved: AnswerOf<'project.save'>;
let asked: { readonly name: string; readonly argument: unknown }[];
let tell: (standing: Standing) => void;

const on = <Name extends EventName>(name: Name, hear: (event: DeskEvents[Name]) => void): (() => void) => {
  if (name === 'standing') tell = hear as (standing: Standing) => void;
  return () => undefined;
};

beforeEach(() => {
  saved = { ok: true, value: { savedAt: '2026-11-22T08:00:00.000Z', branches: [] } };
  const made = bridge({
    'project.save': () => saved,
    'project.takeOver': () => (saved.ok ? { ok: true, value: snapshot } : saved),
  });
  asked = made.asked;
  vi.stubGlobal('Worker', DeafWorker);
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => setTimeout(run, 0));
  vi.stubGlobal('cancelAnimationFrame', clearTimeout);
  vi.stubGlobal('window', { desk: { ...made.bridge, on } });
  listenToStanding();
  openSnapshot(snapshot);
});

describe('a paper that is lost while it is open', () => {
  it('is read-only at once, says who has it, and keeps what is unsaved until it is ours again', async () => {
    saved = { ok: false, error: lost };
    editStory('story-1', 'headline', '没来得及存');
    tell({ lost, holder });
    expect(desk()).toMatchObject({ readOnly: true, lost, holder });
    editStory('story-1', 'headline', '不该进来');
    undo();
    expect(headline()).toBe('没来得及存');
    expect(await flushEdits()).toBe(false);
    expect(desk().save).toEqual({ kind: 'unsaved', failure: lost });
    saved = { ok: true, value: { savedAt: '2026-11-22T08:01:00.000Z', branches: [] } };
    tell({ lost: null, holder: null });
    await expect.poll(() => desk().save.kind).toBe('saved');
    expect(desk()).toMatchObject({ readOnly: false, lost: null, holder: null });
    expect(headline()).toBe('没来得及存');
  });

  it('goes on with what is unsaved when the editor asks for it and it is free', async () => {
    saved = { ok: false, error: lost };
    editStory('story-1', 'headline', '没来得及存');
    tell({ lost, holder });
    expect(await takeOver()).toBe(false);
    expect(desk().readOnly).toBe(true);
    saved = { ok: true, value: { savedAt: '2026-11-22T08:01:00.000Z', branches: [] } };
    expect(await takeOver()).toBe(true);
    expect(desk().readOnly).toBe(false);
    expect(headline()).toBe('没来得及存');
    expect(asked.findLast(({ name }) => name === 'project.save')?.argument).toMatchObject([
      { type: 'story', id: 'story-1' },
    ]);
  });

  it('is not made writable by a word about a paper that was only to be looked at', () => {
    openSnapshot({ ...snapshot, readOnly: true, holder });
    tell({ lost: null, holder: null });
    expect(desk().readOnly).toBe(true);
  });
});

describe('the state of saving', () => {
  it('is “not yet saved” from a key on, before anything of the key is shown', async () => {
    const states: string[] = [];
    const end = onEdit(() => states.push(desk().save.kind));
    const endShown = useDesk.subscribe((state, before) => {
      if (state.records !== before.records) states.push(state.save.kind);
    });
    editStory('story-1', 'headline', '改');
    await flushEdits();
    expect(desk().save.kind).toBe('saved');
    editStory('story-1', 'headline', '再改');
    end();
    endShown();
    expect(new Set(states)).toEqual(new Set(['saving']));
    await flushEdits();
  });

  it('is “not yet saved” in another folder as long as something came after what was copied', async () => {
    const states: string[] = [];
    const end = useDesk.subscribe((state) => states.push(state.save.kind));
    edit({ key: 'edit.move' }, []);
    const since = [
      {
        type: 'story',
        id: 'story-1',
        ops: [{ op: 'set', path: ['deck'], from: '', to: '副' }],
      },
    ] as const;
    goOnIn({ ...snapshot, folder: '/y.banxin' }, since);
    expect(states).not.toContain('saved');
    end();
    await flushEdits();
    expect(desk().save.kind).toBe('saved');
    goOnIn({ ...snapshot, folder: '/z.banxin' }, []);
    expect(desk().save.kind).toBe('saved');
  });
});
