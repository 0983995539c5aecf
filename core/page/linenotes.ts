import type { Place } from '../base/diagnostic';
import type { Em } from '../base/units';
import type { Story } from '../document/records/story';
import type { PlacedLine, ThreadWarning } from '../typeset/thread';
import type { SetBody } from './body';
import type { PieceMaker } from './piece';

/** Gaps over this look open, gaps over that loose: a line of these has a finding of its own. */
const OPEN: Em = 0.25;
const LOOSE: Em = 0.5;
const TINY = 1e-6;

const rounded = (stretch: Em): number => Math.round(stretch * 100) / 100;

/** Lines of a story that came out badly: too wide or loose ones, those that needed relief, and those that stand alone. */
export function noteLines(maker: PieceMaker, story: Story, body: SetBody): void {
  for (const warning of body.thread.warnings) {
    const place = placeOf(story, body, body.thread.lines[warning.line]);
    if (place) noteLine(maker, story, warning, place);
  }
  noteOpen(maker, story, body);
  const { uneven } = body;
  if (uneven > 0)
    maker.note(
      'PAGE-UNEVEN',
      'advice',
      { slug: story.slug, lines: uneven },
      { story: story.id, field: 'body' },
    );
}

function noteLine(maker: PieceMaker, { slug }: Story, warning: ThreadWarning, place: Place): void {
  const { kind, stretch, unit = '' } = warning;
  switch (kind) {
    case 'overfull':
      return maker.note('PAGE-OVERFULL', 'error', { slug, unit }, place);
    case 'loose':
      return maker.note('PAGE-LOOSE', 'advice', { slug, stretch: rounded(stretch), unit }, place);
    case 'level':
    case 'chain':
    case 'word':
    case 'letters':
      return maker.note('PAGE-RELIEF', 'advice', { slug, kind, unit }, place);
    default:
      return maker.note('PAGE-ORPHAN', 'advice', { slug, kind }, place);
  }
}

/** Lines that are open but not loose get one finding a story, which is at the widest of them: a page of notes is noise. */
function noteOpen(maker: PieceMaker, story: Story, body: SetBody): void {
  let lines = 0;
  let widest: PlacedLine | undefined;
  for (const placed of body.thread.lines) {
    const { stretch } = placed.line;
    if (stretch <= OPEN + TINY || stretch > LOOSE + TINY) continue;
    lines++;
    if (!widest || stretch > widest.line.stretch) widest = placed;
  }
  const place = placeOf(story, body, widest);
  if (widest && place)
    maker.note(
      'PAGE-OPEN',
      'advice',
      { slug: story.slug, lines, stretch: rounded(widest.line.stretch) },
      place,
    );
}

function placeOf(story: Story, body: SetBody, placed: PlacedLine | undefined): Place | undefined {
  const copy = placed && body.copies[placed.paragraph];
  if (!copy) return undefined;
  return {
    story: story.id,
    field: copy.field,
    ...(copy.block === undefined ? {} : { block: copy.block }),
    start: Math.max(0, placed.line.start - copy.lead),
    end: Math.max(0, placed.line.end - copy.lead),
  };
}
