import type { Diagnostic } from '../base/diagnostic';
import type { FaceId } from '../base/ids';
import type { FaceMetrics, FontBook } from '../base/ports';
import { C, classOf } from '../typeset/classes';
import { clothe, isAccent } from '../typeset/clusters';
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

/** What of a text a face does not have, each once, and the face that it is taken from, if any has it. */
type Lacked = ReadonlyMap<string, FaceMetrics | undefined>;
const NONE: Lacked = new Map();

function lackedBy(
  fonts: FontBook,
  face: FaceMetrics,
  western: FaceMetrics | undefined,
  text: string,
): Lacked {
  const lacks = lackOf(face);
  let lacked: Map<string, FaceMetrics | undefined> | undefined;
  for (let i = 0; i < text.length; i++) {
    const point = text.codePointAt(i) ?? 0;
    if (point > 0xffff) i++;
    if (!lacks(point)) continue;
    const character = String.fromCodePoint(point);
    if (INVISIBLE.test(character) || (western && western.glyph(point) !== 0)) continue;
    lacked ??= new Map();
    if (isAccent(point)) {
      const [start, end] = clusterAt(text, i);
      takeCluster(fonts, face, text.slice(start, end), lacked);
      i = end - 1;
    } else lacked.set(character, insteadOf(fonts, face, point));
  }
  return lacked ?? NONE;
}

/** From where to where the character and the marks on it reach of which the unit at `at` is one. */
function clusterAt(text: string, at: number): readonly [start: number, end: number] {
  let start = at;
  while (start > 0 && classOf(text.codePointAt(start) ?? 0) === C.Join) start--;
  if (start > 0 && isLowSurrogate(text.charCodeAt(start))) start--;
  let end = at + 1;
  while (end < text.length && classOf(text.codePointAt(end) ?? 0) === C.Join) end++;
  return [start, end];
}

const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/** A mark that a face lacks is in the glyph of the whole, or base and marks come from another face together. */
function takeCluster(
  fonts: FontBook,
  face: FaceMetrics,
  cluster: string,
  lacked: Map<string, FaceMetrics | undefined>,
): void {
  const points = Array.from(cluster, (c) => c.codePointAt(0) ?? 0).filter((c, i) => i === 0 || isAccent(c));
  const clothed = clothe(points, [face, ...fonts.instead(face.id)]);
  if (clothed?.whole) {
    if (clothed.face !== face) lacked.set(cluster, clothed.face);
    return;
  }
  for (const point of points)
    if (isAccent(point) && clothed && clothed.face.glyph(point) === 0)
      lacked.set(String.fromCodePoint(point), undefined);
}

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
  const lacked = lackedBy(fonts, own, western, text);
  const there = western ? latin : undefined;
  if (metrics && lacked.size === 0 && (!latin || western)) return { face, latin: there, notes: NO_NOTES };
  const notes: FaceNote[] = [];
  if (!metrics) notes.push(missingFace(wanted));
  if (latin && !western) notes.push(missingFace(latin.face));
  for (const [character, other] of lacked) notes.push(lackNote(own, character, other));
  return { face, latin: there, notes };
}

const NO_NOTES: readonly FaceNote[] = [];

function lackNote(face: FaceMetrics, character: string, other: FaceMetrics | undefined): FaceNote {
  const params = { character, face: face.id };
  if (!other) return { rule: 'PAGE-CHARACTER', severity: 'error', params };
  return { rule: 'PAGE-FALLBACK', severity: 'advice', params: { ...params, fallback: other.id } };
}
