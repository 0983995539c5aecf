import { calls } from '../../core/contract/desk';
import { hostileValue, write } from '../fuzz/hostile';
import { Random } from '../fuzz/random';
import { figures, times } from '../support/counts';
import { expect, test } from './desk';
import { DeskWindow } from './pageObjects';

const CALLS = times('CALLS', 10_000, 300);
const BATCH = 100;
const names = Object.keys(calls) as (keyof typeof calls)[];

/** What JSON cannot say, as the page writes it; no call takes any of it. */
const EXOTIC: readonly string[] = [
  'Symbol("x")',
  '(() => 1)',
  'document.body',
  'window',
  'new Map([[1, 2]])',
  'new Set([1])',
  'new Date(NaN)',
  '/x/g',
  '10n ** 400n',
  'new Uint8Array(1e6)',
  'new ArrayBuffer(8)',
  'new Error("x")',
  'Promise.resolve(1)',
  'new Proxy({}, {})',
  'new Proxy([], { get() { throw new Error("trap") } })',
  'Object.defineProperty({}, "x", { enumerable: true, get() { throw new Error("getter") } })',
  '(() => { const ring = {}; ring.ring = ring; return ring })()',
  '(() => { let deep = 1; for (let i = 0; i < 2e4; i++) deep = [deep]; return deep })()',
  '(() => { let deep = 1; for (let i = 0; i < 900; i++) deep = { a: deep }; return deep })()',
  'NaN',
  '-Infinity',
  'new String("x")',
  'new Blob(["x"])',
  'new File(["x"], "/etc/passwd")',
  'navigator',
  'Object.create(null)',
  'Object.create({ polluted: true })',
  '{ then(resolve) { resolve(1) } }',
];

/** What is a matter of size: the bridge copies each of these for seconds, so that they come seldom. */
const HEAVY: readonly string[] = [
  'new Array(1e5).fill(0)',
  'new Array(3e4).fill({ type: "story", id: "x", ops: [] })',
  '"字".repeat(5e6)',
  '[[{ type: "story", id: "字".repeat(5e6), ops: [] }]]',
];
const HEAVY_SHARE = 0.005;

const bare = ['x', '', '../../etc/passwd', 'constructor', '__proto__', 'a'.repeat(300), '\u0000'];

/** An argument nearly right, with one thing that is not. */
function nearly(random: Random): unknown {
  const id = random.chance(0.5) ? 'x' : hostileValue(random);
  const type = random.chance(0.5) ? 'story' : hostileValue(random);
  return random.pick<() => unknown>([
    () => [{ type, id, ops: [{ op: 'set', path: [hostileValue(random)], to: hostileValue(random) }] }],
    () => [
      {
        type,
        id,
        ops: [
          {
            op: 'splice',
            path: ['body'],
            at: hostileValue(random),
            removed: [],
            inserted: hostileValue(random),
          },
        ],
      },
    ],
    () => ({ keys: [{ type, id }] }),
    () => ({ type, id, revision: hostileValue(random) }),
    () => ({ branch: hostileValue(random), choice: hostileValue(random) }),
    () => ({ backup: hostileValue(random) }),
    () => ({ pages: hostileValue(random), preset: 'x4', marks: true }),
    () => ({ url: hostileValue(random) }),
    () => ({ path: random.pick(['/etc/passwd', '..', hostileValue(random)]) }),
    () => ({ query: hostileValue(random), limit: hostileValue(random) }),
    () => ({ name: hostileValue(random), paper: hostileValue(random) }),
    () => ({ theme: hostileValue(random), language: hostileValue(random) }),
  ])();
}

interface Wrong {
  readonly call: string;
  readonly argument: string;
}

/** Parsed there as JSON: source that nests so deep is none. */
const inPage = (text: string): string =>
  text === 'undefined' ? text : `JSON.parse(${JSON.stringify(text)})`;

/** A call that does not fit the contract: its validator says so here too. */
function wrongCall(random: Random): Wrong {
  for (;;) {
    const name = random.chance(0.03) ? random.pick(bare) : random.pick(names);
    if (random.chance(HEAVY_SHARE)) return { call: name, argument: random.pick(HEAVY) };
    // Much of it arrives as an empty object, which is a change of no setting.
    if (name !== 'app.settings' && random.chance(0.3)) return { call: name, argument: random.pick(EXOTIC) };
    const value = random.chance(0.5) ? nearly(random) : random.chance(0.1) ? undefined : hostileValue(random);
    const text = value === undefined ? 'undefined' : write(value);
    if (!(name in calls)) return { call: name, argument: inPage(text) };
    if (fits(name as keyof typeof calls, text)) continue;
    return { call: name, argument: inPage(text) };
  }
}

function fits(name: keyof typeof calls, text: string): boolean {
  try {
    return calls[name].argument.safeParse(text === 'undefined' ? undefined : JSON.parse(text)).success;
  } catch {
    return false;
  }
}

/** Runs in the page: makes the calls, and says how each was answered. */
const asking = (batch: readonly Wrong[]): string => `(async () => {
  const told = [];
  const ask = async (name, make) => {
    let value;
    try { value = make(); } catch { return 'not made'; }
    let going;
    try { going = window.desk.call(name, value); } catch { return 'stopped at the bridge'; }
    try {
      const answer = await going;
      if (answer && answer.ok === false && typeof answer.error.kind === 'string' && typeof answer.error.thing === 'string') return answer.error.kind;
      return 'WRONG ' + JSON.stringify(answer).slice(0, 200);
    } catch (problem) {
      return 'WRONG thrown ' + problem;
    }
  };
  return Promise.all([${batch.map(({ call, argument }) => `ask(${JSON.stringify(call)}, () => (${argument}))`).join(',')}]);
})()`;

test('malformed calls from the window are answered by refusals, and the main process lives on', async ({
  profile,
}) => {
  test.setTimeout(3_600_000);
  const desk = await profile.start();
  const window = new DeskWindow(desk.page);
  await window.waitUntilOpen();
  // A call that slips through must not wait for somebody to close a dialog.
  await desk.app.evaluate(({ dialog, shell }) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: true, filePaths: [] });
    dialog.showSaveDialog = () => Promise.resolve({ canceled: true, filePath: '' });
    shell.openExternal = () => Promise.reject(new Error('must not be reached'));
  });
  const resident = (): Promise<number> => desk.app.evaluate(() => process.memoryUsage.rss() / 2 ** 20);
  const pid = await desk.app.evaluate(() => process.pid);
  const before = await resident();
  let most = before;
  const random = new Random(20_261_122);
  const answers = new Map<string, number>();
  const wrong: string[] = [];
  const began = performance.now();
  for (let done = 0; done < CALLS; done += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, CALLS - done) }, () => wrongCall(random));
    const told = await desk.page.evaluate<string[]>(asking(batch));
    for (const [i, answer] of told.entries()) {
      if (answer.startsWith('WRONG'))
        wrong.push(`${batch[i]?.call}(${batch[i]?.argument.slice(0, 200)}): ${answer}`);
      const kind = answer.startsWith('WRONG') ? 'wrong' : answer;
      answers.set(kind, (answers.get(kind) ?? 0) + 1);
    }
    most = Math.max(most, await resident());
  }
  figures('malformed calls', {
    calls: CALLS,
    ...Object.fromEntries([...answers].toSorted(([a], [b]) => a.localeCompare(b))),
    seconds: Math.round((performance.now() - began) / 1000),
    'main MB before': Math.round(before),
    most: Math.round(most),
    after: Math.round(await resident()),
  });
  expect(wrong).toEqual([]);
  expect((answers.get('refused') ?? 0) / CALLS).toBeGreaterThan(0.6);
  expect(most).toBeLessThan(before + 800);
  expect(await desk.app.evaluate(() => process.pid)).toBe(pid);
  expect(await desk.page.evaluate("window.desk.call('app.info', undefined)")).toMatchObject({ ok: true });
  expect(desk.app.windows()).toHaveLength(1);
  const editor = await window.openStory('开发区给骑手画出');
  await editor.toStart();
  await editor.compose(['h', '还'], '还在写。');
  await window.save();
  await profile.close(desk);
});
