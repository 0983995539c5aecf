import { join } from 'node:path';
import { afterAll, bench, describe } from 'vitest';
import { Profile, type RunningDesk } from '../e2e/desk';
import { DeskWindow } from '../e2e/pageObjects';
import { builtNow } from './built';
import { scaleProject } from './scale.project';

/** Memory of each process of the desk with ten thousand stories and a thousand pages open. */
builtNow();
const profile = new Profile('zh-CN');
const folder = scaleProject(join(profile.folder, '多年.banxin'), { stories: 10_000, pages: 1000 });

/** Seconds after the first page is there. */
const MOMENTS = [0, 5, 15, 30];

interface Weight {
  readonly name: string;
  /** Memory in RAM, shared pages of the program and its libraries with it, MB. */
  readonly resident: number;
}

const weigh = ({ app }: RunningDesk): Promise<readonly Weight[]> =>
  app.evaluate(({ app: program }) =>
    program.getAppMetrics().map(({ type, name, memory }) => ({
      name: type === 'Browser' ? 'main' : (name ?? type),
      resident: memory.workingSetSize / 1024,
    })),
  );

const told = (weights: readonly Weight[]): string =>
  weights.map(({ name, resident }) => `${name} ${resident.toFixed(0)}`).join(', ');

afterAll(() => profile.remove());

describe('memory of the desk, MB', () => {
  bench(
    'nothing open, then ten thousand stories',
    async () => {
      const empty = await profile.start();
      await empty.page.getByRole('button').first().waitFor();
      process.stdout.write(`\nnothing open: ${told(await weigh(empty))}\n`);
      await profile.close(empty);

      const desk = await profile.start(folder);
      await new DeskWindow(desk.page).waitUntilOpen();
      const opened = performance.now();
      for (const seconds of MOMENTS) {
        const rest = opened + seconds * 1000 - performance.now();
        // Memory over time is what is asked for here: there is no event to wait for.
        await new Promise((resolve) => setTimeout(resolve, Math.max(0, rest)));
        process.stdout.write(`${seconds} s after the page is there: ${told(await weigh(desk))}\n`);
      }
      await profile.close(desk);
    },
    { iterations: 1, warmupIterations: 0, time: 0, warmupTime: 0, throws: true },
  );
});
