import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DeskFailure } from '../../../../core/contract/desk';
import { Closing, type Obstacle } from '../../../../electron/windows/closing';

const full: DeskFailure = { kind: 'disk-full', thing: '北江工人报.banxin' };

function setUp(choice: (obstacle: Obstacle) => Promise<boolean>) {
  const log: string[] = [];
  const closing = new Closing({
    announce: () => log.push('save'),
    discard: (obstacle) => {
      log.push(`ask ${obstacle.kind}`);
      return choice(obstacle);
    },
    close: () => log.push('close'),
    limit: 1000,
  });
  return { closing, log };
}

const keep = (): Promise<boolean> => Promise.resolve(false);
const discard = (): Promise<boolean> => Promise.resolve(true);

describe('closing the window', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('asks for saving and closes when all is saved', () => {
    const { closing, log } = setUp(keep);
    expect(closing.request()).toBe(false);
    expect(closing.request()).toBe(false);
    closing.allow();
    expect(closing.request()).toBe(true);
    expect(log).toEqual(['save', 'close']);
  });

  it('asks the editor at once where saving fails, and stays open', async () => {
    const { closing, log } = setUp(keep);
    closing.request();
    closing.saveFailed(full);
    await vi.runAllTimersAsync();
    expect(log).toEqual(['save', 'ask not-saved']);
    expect(closing.request()).toBe(false);
    expect(log).toEqual(['save', 'ask not-saved', 'save']);
  });

  it('closes without saving where the editor says so', async () => {
    const { closing, log } = setUp(discard);
    closing.request();
    closing.saveFailed(full);
    await vi.runAllTimersAsync();
    expect(log).toEqual(['save', 'ask not-saved', 'close']);
    expect(closing.request()).toBe(true);
  });

  it('asks when nothing is heard in time', async () => {
    const { closing, log } = setUp(discard);
    closing.request();
    await vi.advanceTimersByTimeAsync(999);
    expect(log).toEqual(['save']);
    await vi.advanceTimersByTimeAsync(1);
    expect(log).toEqual(['save', 'ask silent', 'close']);
  });

  it('closes once where the window saves while the question is on the screen', async () => {
    const answers: ((discards: boolean) => void)[] = [];
    const { closing, log } = setUp(() => new Promise((resolve) => answers.push(resolve)));
    closing.request();
    closing.saveFailed(full);
    closing.allow();
    expect(answers).toHaveLength(1);
    answers[0]?.(true);
    await vi.runAllTimersAsync();
    expect(log).toEqual(['save', 'ask not-saved', 'close']);
  });

  it('begins anew where the page that was asked to save has died', async () => {
    const { closing, log } = setUp(discard);
    closing.request();
    closing.forget();
    await vi.runAllTimersAsync();
    expect(log).toEqual(['save']);
    expect(closing.request()).toBe(false);
    expect(log).toEqual(['save', 'save']);
  });

  it('does not ask about a failed save while nobody is closing', async () => {
    const { closing, log } = setUp(discard);
    closing.saveFailed(full);
    await vi.runAllTimersAsync();
    expect(log).toEqual([]);
  });
});
