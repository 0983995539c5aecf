import { defineConfig } from 'vitest/config';

/** `npm run test:package`: the packages themselves, made anew. Minutes, and more where a clean root is set up. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['*.test.ts'],
    globalSetup: ['support/make.ts'],
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 1_800_000,
    reporters: ['verbose'],
  },
});
