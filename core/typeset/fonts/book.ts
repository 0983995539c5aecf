import type { FaceId } from '../../base/ids';
import type { FaceMetrics, FontBook } from '../../base/ports';

/** What the list of fonts says of a face: its kind (宋 `song`, 黑 `hei`, 楷 `kai`) and its weight, 100–900. */
export interface FaceKind {
  readonly id: FaceId;
  readonly kind?: string | undefined;
  readonly weight?: number | undefined;
}

/** The kinds by their likeness to each: a stranger among 宋 is least of all noticed in another weight of 宋, and so on. */
const LIKENESS: Readonly<Record<string, readonly string[]>> = {
  song: ['song', 'hei', 'kai'],
  hei: ['hei', 'song', 'kai'],
  kai: ['kai', 'song', 'hei'],
};

/**
 * A font book of opened faces; undefined if the fallback is not among them. Without `kinds` a face is stood in for by
 * the fallback first, then by the others in their order.
 */
export function bookOf(
  faces: readonly FaceMetrics[],
  fallback: FaceId,
  kinds: readonly FaceKind[] = [],
): FontBook | undefined {
  const byId = new Map<FaceId, FaceMetrics>(faces.map((face) => [face.id, face]));
  const last = byId.get(fallback);
  if (!last) return undefined;
  const ofFace = new Map<FaceId, FaceKind>(kinds.map((kind) => [kind.id, kind]));
  const chains = new Map<FaceId, readonly FaceMetrics[]>();
  return {
    face: (id) => byId.get(id),
    fallback: last,
    instead: (id) => {
      let chain = chains.get(id);
      if (!chain) chains.set(id, (chain = chainOf(id, faces, fallback, ofFace)));
      return chain;
    },
  };
}

/** All faces but one by kind, then by weight; those as near as each other stay in their order, the fallback first. */
function chainOf(
  id: FaceId,
  faces: readonly FaceMetrics[],
  fallback: FaceId,
  kinds: ReadonlyMap<FaceId, FaceKind>,
): readonly FaceMetrics[] {
  const own = kinds.get(id);
  const like = LIKENESS[own?.kind ?? ''] ?? [];
  const rank = (face: FaceMetrics): readonly [kind: number, weight: number, last: number] => {
    const other = kinds.get(face.id);
    const place = like.indexOf(other?.kind ?? '');
    const weight = Math.abs((other?.weight ?? 0) - (own?.weight ?? 0));
    return [place < 0 ? like.length : place, like.length > 0 ? weight : 0, face.id === fallback ? 0 : 1];
  };
  return faces
    .filter((face) => face.id !== id)
    .map((face) => ({ face, rank: rank(face) }))
    .sort(({ rank: a }, { rank: b }) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2])
    .map(({ face }) => face);
}
