import type { FaceMetrics } from '../base/ports';

const HAS = 1;
const LACKS = 2;
const BASIC_PLANE = 0x10000;
const known = new WeakMap<FaceMetrics, Uint8Array>();

/** Asks each face once per character of the basic plane: a face's own look-up is a search in its tables. */
export function lacks(face: FaceMetrics, codePoint: number): boolean {
  if (codePoint >= BASIC_PLANE) return face.glyph(codePoint) === 0;
  let answers = known.get(face);
  if (!answers) known.set(face, (answers = new Uint8Array(BASIC_PLANE)));
  const answer = answers[codePoint];
  if (answer) return answer === LACKS;
  const lacking = face.glyph(codePoint) === 0;
  answers[codePoint] = lacking ? LACKS : HAS;
  return lacking;
}
