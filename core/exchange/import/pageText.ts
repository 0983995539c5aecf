import type { ImportedPage } from './imported';
import { Assembly } from './page/assemble';
import { featuresOf } from './page/features';
import { labelPieces } from './page/label';
import { readLines } from './page/lines';
import { splitMarks } from './page/marks';
import { type Piece, reflow } from './page/reflow';

/**
 * Takes the raw text of a newspaper page apart, as it comes out of a PDF: lines of display type, whole
 * paragraphs or single column lines, sentences cut in two at column ends, flags, source and credit lines
 * among the copy, folio and contact lines. Every character but white space at line ends (and between the
 * letters of a letterspaced headline) is in exactly one place of the result. Never fails: what cannot be
 * recognised is in `other`.
 */
export function importPageText(input: string): ImportedPage {
  const pieces = reflow(readLines(input)).flatMap(splitPiece);
  const features = pieces.map((piece, i) => featuresOf(piece, pieces[i - 1]));
  return new Assembly(features, labelPieces(features)).run();
}

const splitPiece = (piece: Piece): readonly Piece[] =>
  splitMarks(piece.text).map((text, i) =>
    i === 0 ? { ...piece, text } : { ...piece, text, indent: 0, blanks: 0, lines: 1 },
  );
