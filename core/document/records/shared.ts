import { z } from 'zod';

/**
 * A record's or item's id: becomes a file name, so only what every file system takes. It becomes a key of plain objects
 * as well: `constructor` is the one such name that every object has already.
 */
export const id = z.string().regex(/^(?!constructor$)[a-z0-9][a-z0-9_-]{0,63}$/u);
export const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u);
export const finite = z.number().finite();
export const positive = finite.positive();
export const count = z.number().int().nonnegative().max(100_000);

/**
 * Em or lines from the type area's corner: several times the largest sheet. What lies beyond is no make-up, and a stranger's
 * document shall not make the desk lay out millions of lines.
 */
const FARTHEST = 1000;
const place = finite.min(-FARTHEST).max(FARTHEST);
const extent = positive.max(FARTHEST);

/** 字 × 行, relative to the type area or to the enclosing box (see core/base/geometry). */
export const area = z.looseObject({ x: place, y: place, w: extent, h: extent });

const percent = finite.min(0).max(100);
export const ink = z.looseObject({ c: percent, m: percent, y: percent, k: percent });
