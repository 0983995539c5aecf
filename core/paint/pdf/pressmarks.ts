import { mmToPt, type Pt } from '../../base/units';
import type { FontUse } from './fontuse';
import { num } from './number';
import type { Sheet } from './sheet';
import { textString } from './text';

/** Name of the colour space resource of /Separation /All: a mark in it lands on every plate. */
export const REGISTRATION = 'All';

const WEIGHT: Pt = 0.25;
const GAP: Pt = mmToPt(1.5);
const LENGTH: Pt = mmToPt(5.5);
const RADIUS: Pt = mmToPt(1.8);
const NAME_SIZE: Pt = 7;
const NAME_INDENT: Pt = mmToPt(4);
const SPACE = 0x20;
/** Control points of a quarter circle. */
const ARC = 0.5523;

const stroke = (x1: Pt, y1: Pt, x2: Pt, y2: Pt): string =>
  `${num(x1)} ${num(y1)} m ${num(x2)} ${num(y2)} l S`;

/** Crop marks at the trim's corners, registration targets at the middle of its sides, and the page's name. */
export function pressMarks(sheet: Sheet, name: string, font: FontUse): readonly string[] {
  const [left, bottom, right, top] = sheet.trim;
  const beyond = left - sheet.bleed[0] + GAP;
  const middle = beyond + LENGTH / 2;
  const crops = [left, right].flatMap((x, i) =>
    [bottom, top].flatMap((y, j) => {
      const dx = i === 0 ? -1 : 1;
      const dy = j === 0 ? -1 : 1;
      return [
        stroke(x + dx * beyond, y, x + dx * (beyond + LENGTH), y),
        stroke(x, y + dy * beyond, x, y + dy * (beyond + LENGTH)),
      ];
    }),
  );
  return [
    '/Artifact BMC',
    `q /${REGISTRATION} CS 1 SCN /${REGISTRATION} cs 1 scn ${num(WEIGHT)} w`,
    ...crops,
    ...target((left + right) / 2, bottom - middle),
    ...target((left + right) / 2, top + middle),
    ...target(left - middle, (bottom + top) / 2),
    ...target(right + middle, (bottom + top) / 2),
    ...nameLine(name, [left, right], bottom - middle - NAME_SIZE * 0.35, font),
    'Q',
    'EMC',
  ];
}

const curve = (...v: readonly number[]): string => `${v.map(num).join(' ')} c`;

/** A circle with a cross through it. */
function target(x: Pt, y: Pt): readonly string[] {
  const r = RADIUS;
  const c = r * ARC;
  return [
    stroke(x - r * 1.5, y, x + r * 1.5, y),
    stroke(x, y - r * 1.5, x, y + r * 1.5),
    `${num(x + r)} ${num(y)} m`,
    curve(x + r, y + c, x + c, y + r, x, y + r),
    curve(x - c, y + r, x - r, y + c, x - r, y),
    curve(x - r, y - c, x - c, y - r, x, y - r),
    `${curve(x + c, y - r, x + r, y - c, x + r, y)} s`,
  ];
}

/**
 * The blank at the sheet's other end makes the line as wide as the page for readers, so that they see it under
 * all columns and not as the end of the first one.
 */
function nameLine(name: string, [left, right]: readonly [Pt, Pt], y: Pt, font: FontUse): readonly string[] {
  const hex = (text: string): string =>
    [...text]
      .map((c) =>
        font
          .glyph(c.codePointAt(0) ?? 0)
          .toString(16)
          .padStart(4, '0'),
      )
      .join('');
  const at = (x: Pt): string => `1 0 0 1 ${num(x)} ${num(y)} Tm`;
  const blank = (font.face.file.width(font.face.metrics.glyph(SPACE)) * NAME_SIZE) / 1000;
  return [
    `/Span <</ActualText ${textString(name)}>> BDC`,
    `BT /${font.resource} ${num(NAME_SIZE)} Tf ${at(left + NAME_INDENT)} <${hex(name)}> Tj`,
    `${at(right - blank)} <${hex(' ')}> Tj ET`,
    'EMC',
  ];
}
