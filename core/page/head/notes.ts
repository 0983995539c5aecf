import type { Place } from '../../base/diagnostic';
import type { Story } from '../../document/records/story';
import type { PieceMaker } from '../piece';
import type { HeadPart } from './parts';
import type { Trouble } from './troubles';

/** Type narrower than this share of its own width is told about: nobody sees less. */
const AS_IT_IS = 0.985;

/** Says of a line of display type which words stand in two lines, and what is wider than a line. */
export function noteTroubles(
  maker: PieceMaker,
  troubles: readonly Trouble[],
  what: { readonly slug: string; readonly field: string },
  placeOf: (trouble: Trouble) => Omit<Place, 'page' | 'item'> = () => ({}),
): void {
  for (const trouble of troubles) {
    const wide = trouble.kind === 'wide';
    const rule = wide ? 'PAGE-HEADLINE-WIDE' : 'PAGE-HEADLINE-PARTED';
    maker.note(rule, wide ? 'error' : 'advice', { ...what, word: trouble.text }, placeOf(trouble));
  }
}

/** Says what a part of a head had to put up with: words in two lines, what is wider than a line, smaller or narrower type. */
export function notePart(maker: PieceMaker, story: Story, part: HeadPart): void {
  const { field, lead, text } = part;
  const { slug } = story;
  noteTroubles(maker, text.troubles, { slug, field }, ({ start, end }) => ({
    story: story.id,
    field,
    start: Math.max(0, start - lead),
    end: Math.max(0, end - lead),
  }));
  const { reason, steps, widen, size } = text.fitted;
  const smaller = steps < 0;
  const narrower = widen < AS_IT_IS;
  if (reason !== 'narrow' || (!smaller && !narrower)) return;
  const kind = smaller ? (narrower ? 'both' : 'smaller') : 'narrower';
  const percent = Math.round(widen * 100);
  maker.note(
    'PAGE-HEADLINE-FITTED',
    'advice',
    { slug, field, kind, steps: Math.abs(steps), size, percent },
    { story: story.id, field },
  );
}
