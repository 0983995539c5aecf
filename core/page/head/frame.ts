import type { Rect } from '../../base/geometry';
import { BLACK } from '../../base/ink';
import type { Pt } from '../../base/units';
import type { PieceMaker } from '../piece';

/** 文武线: the thick rule outside, the hairline inside, and the white between them, in pt. */
const THICK: Pt = 1.75;
const THIN: Pt = 0.25;
const APART: Pt = 1.2;
const HAIRLINE: Pt = 0.25;

export type Border = 'none' | 'hairline' | 'wenwu';

function frameRule(maker: PieceMaker, rect: Rect, inset: Pt, weight: Pt): void {
  const x1 = rect.x + inset;
  const x2 = rect.x + rect.width - inset;
  const y1 = rect.y + inset;
  const y2 = rect.y + rect.height - inset;
  // Horizontal rules run over the corners, so that no notch is left where two meet.
  const half = weight / 2;
  const rule = { weight, ink: BLACK };
  maker.rule({ x1: x1 - half, y1, x2: x2 + half, y2: y1, ...rule });
  maker.rule({ x1: x1 - half, y1: y2, x2: x2 + half, y2, ...rule });
  maker.rule({ x1, y1, x2: x1, y2, ...rule });
  maker.rule({ x1: x2, y1, x2, y2, ...rule });
}

/** How far a border reaches into its rectangle. */
export const borderInside = (border: Border): Pt =>
  border === 'none' ? 0 : border === 'hairline' ? HAIRLINE : THICK + APART + THIN;

/** The border lies inside its rectangle. Gives back how far it reaches in. */
export function drawBorder(maker: PieceMaker, border: Border, rect: Rect): Pt {
  if (border === 'hairline') frameRule(maker, rect, HAIRLINE / 2, HAIRLINE);
  if (border === 'wenwu') {
    frameRule(maker, rect, THICK / 2, THICK);
    frameRule(maker, rect, THICK + APART + THIN / 2, THIN);
  }
  return borderInside(border);
}
