import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PageGone } from '../../../../electron/windows/gone';

function setUp(answers: readonly boolean[]) {
  const log: string[] = [];
  let at = 0;
  const gone = new PageGone({
    reload: () => log.push('reload'),
    tell: () => log.push('tell'),
    ask: () => {
      log.push('ask');
      return Promise.resolve(answers[at++] ?? false);
    },
    giveUp: () => log.push('give up'),
  });
  return { gone, log };
}

describe('a page whose process died', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('is loaded anew, and the editor is told when it is back', async () => {
    const { gone, log } = setUp([]);
    gone.back();
    expect(log).toEqual([]);
    await gone.gone();
    expect(log).toEqual(['reload']);
    gone.back();
    gone.back();
    expect(log).toEqual(['reload', 'tell']);
  });

  it('that dies again at once is loaded again only where the editor says so', async () => {
    const { gone, log } = setUp([true, false]);
    for (let n = 0; n < 3; n++) await gone.gone();
    expect(log).toEqual(['reload', 'ask', 'reload', 'ask', 'give up']);
  });

  it('that dies again much later is loaded again unasked', async () => {
    const { gone, log } = setUp([]);
    await gone.gone();
    vi.advanceTimersByTime(61_000);
    await gone.gone();
    expect(log).toEqual(['reload', 'reload']);
  });
});
