import type { LineCut } from './segments';

/** Width in em as Chinese type counts it: Latin letters and figures take about half. */
const widthOf = (character: string): number => ((character.codePointAt(0) ?? 0) < 0x2000 ? 0.5 : 1);
const INDENT = 2;

/**
 * The dateline as the galley shows it before the first words: run in, as on the page. Where the page gives it
 * whole lines of its own (cuts without any body text) it is broken to the measure, so that what follows stands
 * on the line it has on the page. The result is a CSS string.
 */
export function leadContent(dateline: string, cuts: readonly LineCut[] | undefined, measure: number): string {
  if (dateline === '') return 'none';
  const whole = (cuts ?? []).filter((cut) => cut.end === 0).length;
  let rest = [...dateline.replace(/["\\\n]/gu, ' ')];
  const lines: string[] = [];
  for (let line = 0; line < whole && rest.length > 0; line++) {
    const room = line === 0 ? measure - INDENT : measure;
    let at = 0;
    for (let used = 0; at < rest.length && used + widthOf(rest[at] ?? '') <= room + 0.01; at++)
      used += widthOf(rest[at] ?? '');
    lines.push(rest.slice(0, at).join(''));
    rest = rest.slice(at);
  }
  const tail = rest.length > 0 || lines.length === 0 ? `${rest.join('')}\u3000` : '';
  return `"${[...lines, tail].join('\\A ')}"`;
}
