import type { Diagnostic } from '../base/diagnostic';
import type { FaceId } from '../base/ids';
import type { FaceMetrics, FontBook } from '../base/ports';
import { insteadOf, lackOf } from '../typeset/coverage';
import type { LatinFace } from '../typeset/types';

/** Something about a face that the editor should know, before it is known where on the page. */
export type FaceNote = Pick<Diagnostic, 'rule' | 'severity' | 'params'>;

/** The face a text is set in, one that is installed, and what it lacks. */
export interface FaceFound {
  readonly face: FaceId;
  readonly latin: LatinFace | undefined;
  readonly notes: readonly FaceNote[];
}

/** Controls, joiners, selectors: no face need have a glyph for what is never drawn. */
const INVISIBLE = /[\p{Cc}\p{Zs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

/** The characters of a text that a face has no glyph for, each once. */
function lackedBy(face: FaceMetrics, text: string): ReadonlySet<string> {
  const lacks = lackOf(face);
  let lacked: Set<string> | undefined;
  for (let i = 0; i < text.length; i++) {
    const point = text.codePointAt(i) ?? 0;
    if (point > 0xffff) i++;
    if (!lacks(point)) continue;
    const character = String.fromCodePoint(point);
    if (!INVISIBLE.test(character)) (lacked ??= new Set()).add(character);
  }
  return lacked ?? NONE;
}

const NONE: ReadonlySet<string> = new Set();

const missingFace = (face: FaceId): FaceNote => ({ rule: 'PAGE-FONT', severity: 'error', params: { face } });

/**
 * The face to set `text` in. A character that the face lacks comes from the nearest face that has it, which may look
 * foreign (advice), or is in no face and will not be seen (error). The Western half of a composite font has what it has:
 * the rest comes from the main face.
 */
export function findFace(fonts: FontBook, wanted: FaceId, text: string, latin?: LatinFace): FaceFound {
  const metrics = fonts.face(wanted);
  const western = latin && fonts.face(latin.face);
  const own = metrics ?? fonts.fallback;
  const face = metrics ? wanted : own.id;
  const lacked = lackedBy(own, text);
  const there = western ? latin : undefined;
  if (metrics && lacked.size === 0 && (!latin || western)) return { face, latin: there, notes: NO_NOTES };
  const notes: FaceNote[] = [];
  if (!metrics) notes.push(missingFace(wanted));
  if (latin && !western) notes.push(missingFace(latin.face));
  for (const character of lacked) {
    const point = character.codePointAt(0) ?? 0;
    if (western && western.glyph(point) !== 0) continue;
    notes.push(lackNote(fonts, own, character));
  }
  return { face, latin: there, notes };
}

const NO_NOTES: readonly FaceNote[] = [];

function lackNote(fonts: FontBook, face: FaceMetrics, character: string): FaceNote {
  const other = insteadOf(fonts, face, character.codePointAt(0) ?? 0);
  const params = { character, face: face.id };
  if (!other) return { rule: 'PAGE-CHARACTER', severity: 'error', params };
  return { rule: 'PAGE-FALLBACK', severity: 'advice', params: { ...params, fallback: other.id } };
}
