import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bench, describe } from 'vitest';
import { builtNow } from './built';

builtNow();

/** What a megabyte in one paragraph costs `npx banxin typeset`: time, processor time and memory of the whole process. */
const launcher = join(fileURLToPath(new URL('../../', import.meta.url)), 'bin', 'banxin.mjs');
const MEGABYTE = 1_000_000;
const RUNS = 3;

const METER = `data:text/javascript,${encodeURIComponent(
  `import { writeSync } from 'node:fs';
  process.on('exit', () => writeSync(3, JSON.stringify(process.resourceUsage())));`,
)}`;

const filled = (unit: string): string => unit.repeat(Math.ceil(MEGABYTE / Buffer.byteLength(unit)));

const INPUTS: readonly (readonly [name: string, input: string])[] = [
  ['Chinese', filled('全年共收到建议328条，办结率为97.5%；夜班公交延长到凌晨一点（含周末）。')],
  ['English', filled('The delegates carried the suggestions of their teams into the hall. ')],
  ['one word', filled('a')],
  ['figures', filled('7')],
  ['figures with commas', filled('123,')],
  ['straight quotes', filled('"')],
  ['one Han character', filled('字')],
  ['Han and letters', filled('字a')],
  ['opening marks', filled('（')],
  ['dashes and dots', filled('——……')],
  ['combining marks', filled('\u0301')],
  ['emoji sequences', filled('👩\u200d👩\u200d👧')],
  ['spaces', filled(' ')],
  ['controls', filled('\u0001')],
  ['bidi controls', filled('\u202e\u202c')],
  ['soft hyphens', filled('\u00ad')],
  ['letters with soft hyphens', filled('a\u00ad')],
  ['word joiners', filled('\u2060')],
  ['private characters', filled('\ue123')],
  ['empty paragraphs', filled('\n')],
  ['paragraphs of one character', filled('字\n')],
];

interface Run {
  /** Seconds from the start of the process to its end, and of the processor. */
  readonly wall: number;
  readonly seconds: number;
  /** MB. */
  readonly memory: number;
  /** Bytes printed. */
  readonly bytes: number;
}

function run(input: string, options: readonly string[]): Run {
  const start = performance.now();
  const { stdout, output } = spawnSync(
    process.execPath,
    ['--import', METER, launcher, 'typeset', ...options],
    {
      input,
      stdio: ['pipe', 'pipe', 'ignore', 'pipe'],
      maxBuffer: 2 ** 28,
    },
  );
  const wall = (performance.now() - start) / 1000;
  const used = JSON.parse(String(output[3])) as NodeJS.ResourceUsage;
  const seconds = (used.userCPUTime + used.systemCPUTime) / 1e6;
  return { wall, seconds, memory: used.maxRSS / 1000, bytes: stdout.length };
}

function counting(): number {
  const start = process.cpuUsage();
  let sum = 0;
  for (let i = 0; i < 3e8; i++) sum += i;
  return sum > 0 ? process.cpuUsage(start).user / 1000 : 0;
}

describe('typeset with a megabyte in one paragraph', () => {
  bench(
    'the least of some runs',
    () => {
      console.log(`counting loop ${counting().toFixed(0)} ms`);
      for (const [name, input] of INPUTS)
        for (const options of [[], ['--json']]) {
          const runs = Array.from({ length: RUNS }, () => run(input, options));
          const wall = Math.min(...runs.map((one) => one.wall)).toFixed(2);
          const seconds = Math.min(...runs.map((one) => one.seconds)).toFixed(2);
          const memory = Math.max(...runs.map((one) => one.memory)).toFixed(0);
          const size = ((runs[0]?.bytes ?? 0) / 1e6).toFixed(1);
          console.log(
            `${name} ${options.join('')}: ${wall} s (processor ${seconds} s), ${memory} MB, ${size} MB printed`,
          );
        }
      console.log(`counting loop ${counting().toFixed(0)} ms`);
    },
    { iterations: 1, warmupIterations: 0, time: 0, warmupTime: 0 },
  );
});
