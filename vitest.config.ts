import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/unit/**/*.test.{ts,tsx}', 'test/reference/**/*.test.ts', 'test/quality/**/*.test.ts'],
    setupFiles: ['test/support/seed.ts'],
    // A third of the processor time went into loading and warming up the same modules for every file anew. The
    // files share them: core keeps no state but caches by value, and what a test stubs is taken back.
    isolate: false,
    unstubGlobals: true,
    unstubEnvs: true,
    // One file per processor; Vitest itself would leave one of two idle.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
