import type { FontBook } from '../base/ports';
import { kernClusters, placeMarks, widenBases } from './accents';
import { readCharacters } from './characters';
import { fitGaps, holdStops } from './gaps';
import { placeGlyphs } from './glyphs';
import { listOpportunities } from './opportunities';
import type { Prepared } from './prepared';
import { Room } from './room';
import { spreadBases } from './ruby';
import { squareGlyphs } from './squares';
import { sumUp } from './sums';
import { textOf } from './text';
import type { ParagraphInput } from './types';
import { standUp } from './upright';

const room = new Room();

/** Turns a paragraph into boxes and gaps: classes, widths, blanks, break opportunities and their sums. */
export function itemise(input: ParagraphInput, fonts: FontBook): Prepared {
  const { style } = input;
  const text = textOf(input);
  const vertical = style.direction === 'vertical';
  const characters = readCharacters(text, input, fonts, room);
  const glyphs = placeGlyphs(characters, room);
  if (characters.clusters) widenBases(characters, glyphs);
  const stood = vertical ? standUp(characters, style, glyphs, room) : undefined;
  const blanks = stood?.blanks ?? characters.classes;
  if (style.punctuation === 'grid') squareGlyphs(characters.n, blanks, glyphs);
  if (characters.ruby) spreadBases(characters.ruby, characters.classes, glyphs);
  const drawn = placeMarks(characters, glyphs, stood?.upright, style.punctuation !== 'grid');
  const { box, pen, advance, widen } = glyphs;
  const gaps = fitGaps(characters, blanks, style, room);
  if (vertical) holdStops(characters, gaps);
  if (characters.clusters) kernClusters(characters, blanks, gaps);
  const { gap, kind, shrink, stretch } = gaps;
  const { needs, penalty, wordWidth, hyphen } = listOpportunities(characters, box, gap, room, style);
  const sums = sumUp(characters, blanks, box, gaps, room);
  const { n, codePoints, classes, offsets, faces, scales, shifts, faceOf } = characters;
  const { emphasis, superscript, underline, unit, ruby, clusters } = characters;
  return {
    text,
    n,
    codePoints,
    classes,
    offsets,
    faces,
    scales,
    shifts,
    faceOf,
    emphasis,
    superscript,
    underline,
    unit,
    ruby,
    clusters,
    style,
    blanks,
    upright: stood?.upright,
    box,
    pen,
    advance,
    widen,
    drawn,
    gap,
    kind,
    shrink,
    stretch,
    needs,
    penalty,
    wordWidth,
    hyphen,
    left: sums.left,
    right: sums.right,
    shrinkable: sums.shrinkable,
    shrinks: sums.shrinks,
    wordStretch: sums.wordStretch,
    latinStretch: sums.latinStretch,
    plain: sums.plain,
    letters: sums.letters,
    copy: sums.copy,
  };
}
