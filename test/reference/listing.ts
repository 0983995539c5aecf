import type { ComposedPage } from '../../core/page/composed';

/**
 * The page as a proof-reader checks it: every frame with its lines, then how many findings of which kind. Positions
 * are the picture's business; a line that only moved is no changed line here.
 */
export function listing(page: ComposedPage): string {
  const frames = page.frames.map((frame) =>
    [`[${frame.id}]${fitOf(frame.overset.lines)}`, ...frame.lines.map((line) => `  ${line.text}`)].join('\n'),
  );
  return `${[...frames, findings(page)].join('\n')}\n`;
}

const fitOf = (overset: number): string => (overset > 0 ? ` +${overset} lines overset` : '');

function findings(page: ComposedPage): string {
  const counts = new Map<string, number>();
  for (const { rule, severity } of page.diagnostics) {
    const key = `${severity} ${rule}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const lines = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, n]) => `  ${n} × ${key}`);
  return ['[findings]', ...(lines.length > 0 ? lines : ['  none'])].join('\n');
}
