import { configureGlobal } from 'fast-check';

/**
 * Property tests draw the same cases every time, so that a run says something of the change and not of the day.
 * `SEED=12345 npx vitest run …` looks at others; what it finds belongs into the test as an example.
 */
configureGlobal({ seed: Number(process.env['SEED'] ?? 20_261_122) });
