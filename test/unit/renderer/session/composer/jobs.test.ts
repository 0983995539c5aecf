import { describe, expect, it } from 'vitest';
import { Jobs } from '../../../../../renderer/session/composer/jobs';

/** Turns that a test takes by hand. */
function byHand() {
  const turns: (() => void)[] = [];
  const done: string[] = [];
  const jobs = new Jobs((run) => turns.push(run));
  const job = (name: string) => (): void => void done.push(name);
  const all = (): void => {
    for (let turn = turns.shift(); turn; turn = turns.shift()) turn();
  };
  return { jobs, job, done, turns, all };
}

describe('the worker’s list of things to do', () => {
  it('composes before it sharpens, and sharpens before it draws thumbnails', () => {
    const { jobs, job, done, all } = byHand();
    jobs.add('thumbnail', 't', job('thumbnail'));
    jobs.add('tile', 'a', job('tile a'));
    jobs.add('tile', 'b', job('tile b'));
    jobs.add('compose', 'shown', job('compose'));
    all();
    expect(done).toEqual(['compose', 'tile a', 'tile b', 'thumbnail']);
  });

  it('does one job a turn, so that a key that comes meanwhile goes first', () => {
    const { jobs, job, done, turns, all } = byHand();
    jobs.add('tile', 'a', job('tile a'));
    jobs.add('tile', 'b', job('tile b'));
    turns.shift()?.();
    jobs.add('compose', 'shown', job('compose'));
    all();
    expect(done).toEqual(['tile a', 'compose', 'tile b']);
  });

  it('does the same thing once, in its latest form', () => {
    const { jobs, job, done, all } = byHand();
    jobs.add('compose', 'shown', job('old'));
    jobs.add('compose', 'shown', job('new'));
    all();
    expect(done).toEqual(['new']);
  });

  it('forgets what is wanted no more', () => {
    const { jobs, job, done, all } = byHand();
    jobs.add('tile', 'a', job('tile'));
    jobs.clear('tile');
    all();
    expect(done).toEqual([]);
  });
});
