import { defineConfig } from 'vitest/config';

/** Tests that throw whatever comes to mind at the program: one after the other, since they measure time. */
export default defineConfig({
  test: {
    include: ['test/fuzz/**/*.test.ts'],
    setupFiles: ['test/support/seed.ts'],
    fileParallelism: false,
    disableConsoleIntercept: true,
  },
});
