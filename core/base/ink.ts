/** Process colour in percent, 0–100 each: what the plate gets, never a screen colour. */
export interface Ink {
  readonly c: number;
  readonly m: number;
  readonly y: number;
  readonly k: number;
}

export const BLACK: Ink = { c: 0, m: 0, y: 0, k: 100 };
export const WHITE: Ink = { c: 0, m: 0, y: 0, k: 0 };
export const grey = (k: number): Ink => ({ c: 0, m: 0, y: 0, k });
/** Total area coverage in percent; newsprint takes at most 240. */
export const coverage = (ink: Ink): number => ink.c + ink.m + ink.y + ink.k;
export const sameInk = (a: Ink, b: Ink): boolean => a.c === b.c && a.m === b.m && a.y === b.y && a.k === b.k;
