import { mmToPt, type Pt } from '../../base/units';
import type { ComposedPage } from '../../page/composed';
import type { Origin } from './content';
import { rounded } from './number';
import type { PdfOptions } from './ports';

/** Room outside the bleed for crop marks, registration targets and the page name. */
export const MARK_ROOM: Pt = mmToPt(9);

export type Box = readonly [left: Pt, bottom: Pt, right: Pt, top: Pt];

/** The sheet a page is written on, with its boxes; x to the right, y upwards. */
export interface Sheet {
  readonly media: Box;
  readonly bleed: Box;
  readonly trim: Box;
  readonly origin: Origin;
}

/** Trim is the paper's size to the last digit; bleed and media lie round it as the options ask. */
export function sheetOf(page: ComposedPage, options: Pick<PdfOptions, 'sheet' | 'marks'>): Sheet {
  const bleed = options.sheet === 'press' ? page.bleed : 0;
  const margin = bleed + (options.sheet === 'press' && options.marks ? MARK_ROOM : 0);
  const box = (beyond: Pt): Box => [
    rounded(margin - beyond),
    rounded(margin - beyond),
    rounded(margin + page.width + beyond),
    rounded(margin + page.height + beyond),
  ];
  return {
    media: box(margin),
    bleed: box(bleed),
    trim: box(0),
    origin: { x: margin, top: margin + page.height },
  };
}
