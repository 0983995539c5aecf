/** Files in hand at the same time: enough to keep the disk busy, few enough for every system's limit. */
const AT_ONCE = 32;

/**
 * Does a task for every item, several at once. Where one fails no further are begun; the failure is thrown when all
 * that were begun have ended, so that nobody still writes while the caller tidies up.
 */
export async function each<Item>(items: readonly Item[], task: (item: Item) => Promise<void>): Promise<void> {
  const queue = items.values();
  let failed: { readonly problem: unknown } | undefined;
  const work = async (): Promise<void> => {
    for (const item of queue) {
      if (failed) return;
      try {
        await task(item);
      } catch (problem) {
        failed ??= { problem };
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, work));
  if (failed) throw failed.problem;
}
