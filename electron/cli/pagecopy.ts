import type { Page } from '../../core/document/records/page';

/** What a page carries beside its stories: theme line, box heads with their stories, lines of no story. */
export interface PageCopy {
  readonly theme: string;
  readonly packages: readonly { readonly head: readonly string[]; readonly stories: readonly string[] }[];
  readonly other: readonly string[];
}

/** From what is placed on the page and what still waits for make-up. */
export function pageCopyOf(page: Page): PageCopy {
  const banners = page.items.flatMap((item) => (item.kind === 'banner' ? [item.text] : []));
  const boxes = page.items.flatMap((item) =>
    item.kind === 'package'
      ? [{ head: item.head.map(({ text }) => text), stories: item.items.map(({ story }) => story) }]
      : [],
  );
  const { incoming } = page;
  return {
    theme: [...banners, incoming?.theme ?? ''].filter((line) => line !== '').join('\n'),
    packages: [...boxes, ...(incoming?.packages ?? [])],
    other: incoming?.other ?? [],
  };
}
