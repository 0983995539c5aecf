import { bench, describe } from 'vitest';
import type { RecordsDiff } from '../../core/document/diff';
import { loadFontBook } from '../../electron/resources';
import { ComposedDocument } from '../../renderer/session/composer/document';
import { Profile, type RunningDesk } from '../e2e/desk';
import { DeskWindow } from '../e2e/pageObjects';
import { writeBenchProject } from './keystroke.project';
import { benchProject } from './pdf.project';

const KEYS = 120;

/** One key as the window's own timeline has it, milliseconds. */
interface Key {
  /** From the input event to the changed lines on the canvas. */
  readonly total: number;
  /** From the change's arrival at the composer to the changed lines on the canvas. */
  readonly edit: number;
  readonly compose: number;
  readonly paint: number;
}

interface BenchWindow {
  painted?: (key: Key) => void;
}

const percentile = (values: readonly number[], p: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * p))] ?? Number.NaN;

const line = (name: string, values: readonly number[]): string =>
  `  ${name.padEnd(34)} p50 ${percentile(values, 0.5).toFixed(1).padStart(6)}  p95 ${percentile(values, 0.95).toFixed(1).padStart(6)} ms`;

/** Listens in the window: which input event a finished `edit-to-paint` belongs to is the last one before it. */
function listen(): void {
  let input = 0;
  addEventListener(
    'beforeinput',
    (event) => {
      input = event.timeStamp;
    },
    { capture: true },
  );
  new PerformanceObserver((list) => {
    for (const entry of list.getEntriesByName('edit-to-paint')) {
      const { compose, paint } = (entry as PerformanceMeasure).detail as { compose: number; paint: number };
      const total = entry.startTime + entry.duration - input;
      (globalThis as BenchWindow).painted?.({ total, edit: entry.duration, compose, paint });
    }
  }).observe({ type: 'measure' });
}

/** Types one character and waits until its lines are painted. */
async function type({ page }: RunningDesk): Promise<Key> {
  const painted = page.evaluate(
    () =>
      new Promise<Key>((resolve) => {
        (globalThis as BenchWindow).painted = resolve;
      }),
  );
  await page.keyboard.insertText('工');
  return painted;
}

/** Milliseconds of a loop that does nothing but count: how fast, and how free, this machine is just now. */
const calibrate = ({ page }: RunningDesk): Promise<number> =>
  page.evaluate(() => {
    const start = performance.now();
    let x = 1;
    for (let i = 0; i < 20_000_000; i++) x = (Math.imul(x, 31) + i) | 0;
    return performance.now() - start + (x === 0 ? 1 : 0);
  });

function report(keys: readonly Key[], loops: readonly number[]): string {
  return [
    `\n${keys.length} keys in the desk (target 16 ms p95 where the counting loop takes 20 ms):`,
    line('counting loop, before and after', loops),
    line(
      'input event → lines painted',
      keys.map((key) => key.total),
    ),
    line(
      'change at the composer → painted',
      keys.map((key) => key.edit),
    ),
    line(
      'compose',
      keys.map((key) => key.compose),
    ),
    line(
      'paint',
      keys.map((key) => key.paint),
    ),
    '',
  ].join('\n');
}

/** Opens the story in the middle of the page, there. */
async function ready(desk: RunningDesk): Promise<void> {
  const canvas = desk.page.getByTestId('page-canvas');
  await new DeskWindow(desk.page).waitUntilOpen();
  const box = await canvas.boundingBox();
  if (!box) throw new Error('The page canvas is not in sight.');
  await desk.page.mouse.click(box.x + box.width * 0.5, box.y + box.height * 0.46);
  await desk.page.getByTestId('page-caret').waitFor();
  await desk.page.evaluate(listen);
}

describe('a key in the middle of a 10,000-character page', async () => {
  const fonts = await loadFontBook();
  if (!fonts.ok) throw new Error(JSON.stringify(fonts.error));
  const { records, pictures } = await benchProject();
  const document = new ComposedDocument(fonts.value);
  document.open(records, Object.keys(pictures), 1);
  document.composed('page');
  let revision = 1;
  let text = records.story['story2']?.body[8]?.runs[0]?.text ?? '';

  bench(
    'Node: apply the change, compose the page',
    () => {
      const next = `${text.slice(0, 40)}工${text.slice(40)}`;
      const diff: RecordsDiff = [
        {
          type: 'story',
          id: 'story2',
          ops: [{ op: 'set', path: ['body', 8, 'runs', 0, 'text'], from: text, to: next }],
        },
      ];
      text = next;
      revision += 1;
      document.apply(diff, revision);
      document.composed('page');
    },
    { iterations: KEYS, time: 0, warmupIterations: 10, warmupTime: 0 },
  );

  const profile = new Profile('zh-CN');
  const desk = await profile.start(await writeBenchProject(profile.folder));
  await ready(desk);
  const keys: Key[] = [];
  const loops = [await calibrate(desk)];
  bench(
    'Electron: input event to painted lines',
    async () => {
      keys.push(await type(desk));
    },
    {
      iterations: KEYS,
      time: 0,
      warmupIterations: 10,
      warmupTime: 0,
      teardown: async (_task, mode) => {
        if (mode !== 'run') return;
        loops.push(await calibrate(desk));
        process.stdout.write(report(keys.slice(-KEYS), loops));
        await profile.close(desk);
        await profile.remove();
      },
    },
  );
});
