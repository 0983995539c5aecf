import { defineConfig } from 'vitest/config';

/**
 * Tests that look at how much memory a process holds: each file has one in which nothing was before. On Linux a program
 * that is started begins with the highest mark of the one that starts it, so that one must be small as well.
 */
const MEASURED = ['test/unit/electron/jobs/bombs.test.ts', 'test/unit/electron/cli/typeset.process.test.ts'];
/** Pictures of the reference pages are drawn as SVG, which the desk forbids the picture library wherever it was loaded. */
const DRAWN = 'test/reference/**/*.test.ts';

export default defineConfig({
  test: {
    globalSetup: ['test/support/room.ts'],
    setupFiles: ['test/support/seed.ts'],
    unstubGlobals: true,
    unstubEnvs: true,
    // One file per processor; Vitest itself would leave one of two idle.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'tests',
          include: ['test/unit/**/*.test.{ts,tsx}', 'test/quality/**/*.test.ts'],
          exclude: MEASURED,
          // A third of the processor time went into loading and warming up the same modules for every file anew. The
          // files share them: core keeps no state but caches by value, and what a test stubs is taken back.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'own process',
          include: [...MEASURED, DRAWN],
          isolate: true,
          benchmark: { include: [] },
        },
      },
    ],
  },
});
