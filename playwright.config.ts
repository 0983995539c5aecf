import { defineConfig } from '@playwright/test';
import { PATIENCE, TEST_PATIENCE } from './test/e2e/patience';

/** Tests that measure time, or take all of the machine, bear this tag: nothing else runs beside them. */
const ALONE = /@alone/u;

/**
 * Tests in the real Electron; `npm test` builds what they open. Each has a profile of its own, so two desks run side by
 * side: while one waits for its window the other has the processor. `npm test` runs the two projects one after the other.
 */
export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '*.spec.ts',
  outputDir: 'test-results/e2e',
  workers: 2,
  fullyParallel: true,
  timeout: TEST_PATIENCE,
  expect: { timeout: PATIENCE },
  projects: [
    { name: 'desk', grepInvert: ALONE },
    { name: 'alone', grep: ALONE, workers: 1 },
  ],
  reporter: [['list']],
  forbidOnly: true,
});
