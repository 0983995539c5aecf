import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { figures, quantile, times } from '../support/counts';
import { heldIn, paperFor } from './documents';
import { makeTypingDesk, TypingDesk } from './typingDesk';

const KILLS = times('KILLS', 1000, 6);
/** Desks that type and are killed beside one another, each on its own project: a start waits more than it works. */
const AT_ONCE = times('DESKS', 3, 2);
/** One kill in so many comes while the desk starts. */
const EARLY = 12;

const room = mkdtempSync(join(tmpdir(), 'banxin-kill-'));
beforeAll(() => void makeTypingDesk(join(room, 'program')));
afterAll(() => rmSync(room, { recursive: true, force: true }));

interface Sum {
  damaged: string[];
  lost: string[];
  odd: string[];
  refused: unknown[];
  readonly starts: number[];
  kills: number;
  acknowledged: number;
  ahead: number;
}

/** Kills a desk at a random moment: while it starts, or some saves and a random part of one later. */
async function killOnce(desk: TypingDesk, n: number, sum: Sum): Promise<void> {
  const began = performance.now();
  if (n % EARLY === EARLY - 1) await wait(Math.random() * 1500);
  else {
    await desk.saves(1 + Math.floor(Math.random() * 12));
    sum.starts.push(performance.now() - began);
    await wait(Math.random() * 25);
  }
  await desk.kill();
}

async function killAgainAndAgain(number: number, kills: number, sum: Sum): Promise<void> {
  const project = await paperFor(join(room, `${number}.banxin`));
  const profile = join(room, `profile-${number}`);
  let confirmed = 0;
  for (let n = 0; n < kills; n++) {
    const desk = new TypingDesk(join(room, 'program'), profile, project);
    await killOnce(desk, n, sum);
    sum.kills++;
    if (desk.refused !== undefined) sum.refused.push(desk.refused);
    sum.acknowledged += Math.max(0, desk.acknowledged - (desk.opened ?? 0));
    confirmed = Math.max(confirmed, desk.confirmed);
    const held = await heldIn(project);
    sum.damaged.push(...held.damaged);
    sum.odd.push(...held.odd);
    if (!held.whole) sum.damaged.push(`story of state ${held.story} after kill ${n}`);
    if (!(held.story >= confirmed && held.page >= confirmed))
      sum.lost.push(`${confirmed} confirmed, story ${held.story}, page ${held.page} after kill ${n}`);
    sum.ahead += Number(held.story > held.page);
    if (sum.kills % 100 === 0)
      process.stdout.write(`  ${sum.kills} of ${KILLS} kills, ${sum.damaged.length + sum.lost.length} bad\n`);
  }
}

it(`${KILLS} × kill -9 while the real main process saves what is typed`, async () => {
  const sum: Sum = {
    damaged: [],
    lost: [],
    odd: [],
    refused: [],
    starts: [],
    kills: 0,
    acknowledged: 0,
    ahead: 0,
  };
  const share = Math.ceil(KILLS / AT_ONCE);
  const shares = Array.from({ length: AT_ONCE }, (_, i) => Math.min(share, KILLS - i * share));
  await Promise.all(shares.map((kills, number) => killAgainAndAgain(number, kills, sum)));
  figures('kill -9', {
    kills: sum.kills,
    'damaged documents': sum.damaged.length,
    'acknowledged saves lost': sum.lost.length,
    'acknowledged saves': sum.acknowledged,
    'kills between two documents of a save': sum.ahead,
    'starts refused the lock': sum.refused.length,
    'start to first saves p50 ms': quantile(sum.starts, 0.5),
  });
  expect(sum.damaged).toEqual([]);
  expect(sum.lost).toEqual([]);
  expect(sum.odd).toEqual([]);
  expect(sum.refused).toEqual([]);
  expect(sum.kills).toBe(KILLS);
  expect(sum.acknowledged).toBeGreaterThan(KILLS);
});
