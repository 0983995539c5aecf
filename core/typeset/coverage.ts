import type { FaceMetrics, FontBook } from '../base/ports';

const HAS = 1;
const LACKS = 2;
const BASIC_PLANE = 0x10000;

/** Whether a face has no glyph for a character. Asks each face once per character of the basic plane: its own look-up is a search. */
export type Lacks = (codePoint: number) => boolean;

const known = new WeakMap<FaceMetrics, Lacks>();

export function lackOf(face: FaceMetrics): Lacks {
  let lacks = known.get(face);
  if (!lacks) known.set(face, (lacks = remember(face)));
  return lacks;
}

function remember(face: FaceMetrics): Lacks {
  const answers = new Uint8Array(BASIC_PLANE);
  return (codePoint) => {
    const answer = answers[codePoint];
    if (answer) return answer === LACKS;
    const lacking = face.glyph(codePoint) === 0;
    if (codePoint < BASIC_PLANE) answers[codePoint] = lacking ? LACKS : HAS;
    return lacking;
  };
}

export const lacks = (face: FaceMetrics, codePoint: number): boolean => lackOf(face)(codePoint);

/** The nearest face that has what `face` lacks; undefined where none does. */
export function insteadOf(fonts: FontBook, face: FaceMetrics, codePoint: number): FaceMetrics | undefined {
  for (const other of fonts.instead(face.id)) if (!lacks(other, codePoint)) return other;
  return undefined;
}
