import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { applyDiff, diffRecords } from '../../../../core/document/apply';
import { newStory } from '../../../../core/document/factory';
import { emptyRecords, type ProjectRecords } from '../../../../core/document/records';
import { type PushOptions, Timeline, type TimelineStep } from '../../../../core/document/timeline';
import { anyHistory, bytes } from './arbitraries';

/** A desk with one headline, its caret and its clock. */
class Desk {
  readonly timeline: Timeline<number>;
  records: ProjectRecords = { ...emptyRecords, story: { s1: newStory('s1') } };
  caret = 0;
  now = 0;

  constructor(limits = {}) {
    this.timeline = new Timeline<number>(limits);
  }

  get headline(): string {
    return this.records.story.s1?.headline ?? '';
  }

  set(headline: string, options: PushOptions = {}, label = 'type'): void {
    const before = this.records;
    this.records = { ...before, story: { s1: newStory('s1', { headline }) } };
    const diff = diffRecords(before, this.records);
    const selectionBefore = this.caret;
    this.caret = headline.length;
    this.now += 100;
    this.timeline.push({ label, diff, selectionBefore, selectionAfter: this.caret, time: this.now }, options);
  }

  type(text: string, key = 'type:s1/headline'): void {
    for (const letter of text) this.set(this.headline + letter, { coalesce: key });
  }

  take(step: TimelineStep<number> | undefined): void {
    if (!step) return;
    this.records = applyDiff(this.records, step.diff);
    this.caret = step.selection;
  }
}

describe('Timeline', () => {
  let desk: Desk;
  beforeEach(() => {
    desk = new Desk();
  });

  it('takes typing in one place back in one step, with the caret where it was', () => {
    desk.type('集市开张');
    desk.take(desk.timeline.undo());
    expect([desk.headline, desk.caret]).toEqual(['', 0]);
    desk.take(desk.timeline.redo());
    expect([desk.headline, desk.caret]).toEqual(['集市开张', 4]);
  });

  it('starts a new step after a pause', () => {
    desk.type('集市');
    desk.now += 5000;
    desk.type('开张');
    desk.take(desk.timeline.undo());
    expect(desk.headline).toBe('集市');
  });

  it('starts a new step in another place', () => {
    desk.type('集市', 'type:s1/headline');
    desk.type('开张', 'type:s1/deck');
    expect(desk.timeline.list()).toHaveLength(2);
  });

  it('does not join steps that have no key', () => {
    desk.set('甲');
    desk.set('乙');
    expect(desk.timeline.list()).toHaveLength(2);
  });

  it('makes one step of an input-method composition, however long it takes', () => {
    desk.type('今日');
    desk.timeline.openGroup();
    for (const text of ['今日j', '今日ji', '今日集']) {
      desk.now += 9000;
      desk.set(text);
    }
    desk.timeline.closeGroup();
    desk.type('市');
    expect(desk.timeline.list()).toHaveLength(3);
    desk.take(desk.timeline.undo());
    desk.take(desk.timeline.undo());
    expect(desk.headline).toBe('今日');
  });

  it('leaves the step before an abandoned composition alone', () => {
    desk.type('今日');
    desk.timeline.openGroup();
    desk.set('今日j');
    desk.set('今日');
    desk.set('今日k');
    desk.timeline.closeGroup();
    desk.take(desk.timeline.undo());
    expect(desk.headline).toBe('今日');
    desk.take(desk.timeline.undo());
    expect(desk.headline).toBe('');
  });

  it('keeps nothing of what was typed and deleted again', () => {
    desk.set('甲', { coalesce: 'k' });
    desk.set('', { coalesce: 'k' });
    expect(desk.timeline.canUndo).toBe(false);
  });

  it('ignores a change that changes nothing', () => {
    desk.set('');
    expect(desk.timeline.canUndo).toBe(false);
  });

  it('forgets what was undone when something new is done', () => {
    desk.set('甲');
    desk.set('乙');
    desk.take(desk.timeline.undo());
    desk.set('丙');
    expect(desk.timeline.canRedo).toBe(false);
    expect(desk.timeline.redo()).toBeUndefined();
    desk.take(desk.timeline.undo());
    expect(desk.headline).toBe('甲');
  });

  it('does not grow a step that was undone and redone', () => {
    desk.type('甲');
    desk.take(desk.timeline.undo());
    desk.take(desk.timeline.redo());
    desk.type('乙');
    desk.take(desk.timeline.undo());
    expect(desk.headline).toBe('甲');
  });

  it('goes back to a named mark in one step', () => {
    desk.type('原题');
    desk.timeline.mark('before-proof');
    desk.set('甲');
    desk.set('乙');
    desk.take(desk.timeline.undoTo('before-proof'));
    expect([desk.headline, desk.caret]).toEqual(['原题', 2]);
    expect(desk.timeline.undoTo('before-proof')).toBeUndefined();
    expect(desk.timeline.undoTo('unknown')).toBeUndefined();
    desk.take(desk.timeline.goTo(3));
    expect(desk.headline).toBe('乙');
  });

  it('seals at a mark: typing before and after it are two steps', () => {
    desk.type('甲');
    desk.timeline.mark('here');
    desk.type('乙');
    expect(desk.timeline.list().map((row) => row.mark)).toEqual(['here', undefined]);
  });

  it('forgets a mark whose moment is gone', () => {
    desk.set('甲');
    desk.set('乙');
    desk.timeline.mark('here');
    desk.take(desk.timeline.undo());
    desk.set('丙');
    desk.set('丁');
    expect(desk.timeline.undoTo('here')).toBeUndefined();
  });

  it('lists rows with label, time and state, and names the next undo and redo', () => {
    desk.set('甲', {}, 'headline');
    desk.set('乙', {}, 'deck');
    desk.take(desk.timeline.undo());
    expect(desk.timeline.list()).toEqual([
      { label: 'headline', time: 100, done: true },
      { label: 'deck', time: 200, done: false },
    ]);
    expect([desk.timeline.undoLabel, desk.timeline.redoLabel]).toEqual(['headline', 'deck']);
  });

  it('keeps as many steps as it may and moves the marks along', () => {
    desk = new Desk({ entries: 3 });
    for (const text of ['1', '2', '3', '4']) {
      desk.set(text);
      if (text === '1' || text === '3') desk.timeline.mark(text);
    }
    expect(desk.timeline.list()).toHaveLength(3);
    desk.take(desk.timeline.undoTo('3'));
    expect(desk.headline).toBe('3');
    while (desk.timeline.canUndo) desk.take(desk.timeline.undo());
    expect(desk.headline).toBe('1');
  });

  it('restores every byte when all is undone, and again when all is redone', () => {
    fc.assert(
      fc.property(anyHistory, fc.array(fc.nat(3), { maxLength: 12 }), (states, keys) => {
        const timeline = new Timeline<number>();
        states.slice(1).forEach((state, i) => {
          const diff = diffRecords(states[i] ?? emptyRecords, state);
          const entry = { label: 'x', diff, selectionBefore: i, selectionAfter: i + 1, time: i };
          timeline.push(entry, keys[i] ? { coalesce: `k${keys[i]}` } : {});
        });
        const [first = emptyRecords] = states;
        const last = states.at(-1) ?? emptyRecords;
        let now = last;
        for (let step = timeline.undo(); step; step = timeline.undo()) now = applyDiff(now, step.diff);
        expect(bytes(now)).toBe(bytes(first));
        for (let step = timeline.redo(); step; step = timeline.redo()) now = applyDiff(now, step.diff);
        expect(bytes(now)).toBe(bytes(last));
      }),
      { numRuns: 300 },
    );
  });
});
