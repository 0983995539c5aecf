/**
 * How long a test waits for what must come: a window, an answer, a word on the screen. Milliseconds. It ends a test of
 * a desk that is broken and says nothing of how fast a sound one is, so it allows for a slow machine with much to do.
 */
export const PATIENCE = 60_000;

/** The longest that one whole test may take. Milliseconds. */
export const TEST_PATIENCE = 6 * PATIENCE;
