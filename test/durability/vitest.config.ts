import { defineConfig } from 'vitest/config';

/** Tests that end programs, cut the power and fill disks: one after the other, since each wants the machine to itself. */
export default defineConfig({
  test: {
    include: ['test/durability/**/*.test.ts'],
    setupFiles: ['test/support/seed.ts'],
    fileParallelism: false,
    testTimeout: 4 * 3_600_000,
    hookTimeout: 120_000,
    disableConsoleIntercept: true,
  },
});
