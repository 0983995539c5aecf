import { defineConfig } from 'vitest/config';

/** Tests that look at how much memory their process holds: each has one in which nothing was before. */
const MEASURED = ['test/unit/electron/jobs/bombs.test.ts'];

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
          include: [
            'test/unit/**/*.test.{ts,tsx}',
            'test/reference/**/*.test.ts',
            'test/quality/**/*.test.ts',
          ],
          exclude: MEASURED,
          // A third of the processor time went into loading and warming up the same modules for every file anew. The
          // files share them: core keeps no state but caches by value, and what a test stubs is taken back.
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: 'own process', include: MEASURED, isolate: true, benchmark: { include: [] } },
      },
    ],
  },
});
