import { HAO, mmToPt } from '../../core/base/units';
import type { Session } from './session';
import { brief } from './words';

const LENGTH = /^\s*([+-]?(?:\d+\.?\d*|\.\d+))\s*(em|字|pt|mm|cm|in)?\s*$/u;
const PT: Readonly<Record<string, number>> = { pt: 1, mm: mmToPt(1), cm: mmToPt(10), in: 72 };

/** em; what the words about a wrong length tell to write. */
const EXAMPLE = 13;

/** The least and the greatest length that makes sense, in the unit asked for. */
export interface Within {
  readonly least: number;
  readonly most: number;
}

/**
 * A length as em of `size` pt, or as pt where `unit` is `pt`. A bare number is in `unit`; 号 names count as
 * their size. Ends the command where it is no length or not `within` what makes sense; `shown` is what the
 * message quotes where that is more than the value.
 */
export function lengthIn(
  session: Session,
  option: string,
  value: unknown,
  size: number,
  unit: 'em' | 'pt',
  { least, most }: Within,
  shown = value,
): number {
  const quoted = brief(String(shown));
  const length = lengthOf(typeof value === 'string' ? value : '', size, unit);
  const isLength = Number.isFinite(length);
  // These words give lengths for examples, which must be such as would be taken.
  if (!isLength && unit === 'em' && least <= EXAMPLE && EXAMPLE <= most)
    throw session.usage('length', { option, value: quoted });
  if (!isLength || length < least || length > most)
    throw session.usage('lengthWithin', { option, value: quoted, least, most, unit });
  return length;
}

/** NaN where the text is no length. */
function lengthOf(text: string, size: number, unit: 'em' | 'pt'): number {
  const hao = HAO.find(([name]) => name === text.trim())?.[1];
  const [, number, given] = LENGTH.exec(text) ?? [];
  const named = given === undefined ? unit : given === '字' ? 'em' : given;
  // Em of nothing but itself: the size of the type cannot be given in its own em.
  if (unit === 'pt' && named === 'em') return Number.NaN;
  const amount = hao === undefined ? Number(number) : (hao as number);
  const pt =
    hao === undefined ? (named === 'em' ? amount * size : amount * (PT[named] ?? Number.NaN)) : amount;
  return unit === 'pt' ? pt : pt / size;
}
