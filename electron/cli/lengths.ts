import { HAO, mmToPt } from '../../core/base/units';
import type { Session } from './session';

const LENGTH = /^\s*([+-]?(?:\d+\.?\d*|\.\d+))\s*(em|字|pt|mm|cm|in)?\s*$/u;
const PT: Readonly<Record<string, number>> = { pt: 1, mm: mmToPt(1), cm: mmToPt(10), in: 72 };
/** Longer than any line of any sheet. */
const LONGEST = 10_000;

/**
 * A length as em of `size` pt, or as pt where `unit` is `pt`. A bare number is in `unit`; 号 names count as
 * their size. Ends the command where it is no length or smaller than `least`.
 */
export function lengthIn(
  session: Session,
  option: string,
  value: unknown,
  size: number,
  unit: 'em' | 'pt',
  least = 0.1,
): number {
  const text = typeof value === 'string' ? value : '';
  const hao = HAO.find(([name]) => name === text.trim())?.[1];
  const [, number, given] = LENGTH.exec(text) ?? [];
  const named = given === undefined ? unit : given === '字' ? 'em' : given;
  const amount = hao === undefined ? Number(number) : (hao as number);
  const pt =
    hao === undefined ? (named === 'em' ? amount * size : amount * (PT[named] ?? Number.NaN)) : amount;
  const length = unit === 'pt' ? pt : pt / size;
  if (!Number.isFinite(length) || length < least || length > LONGEST)
    throw session.usage('length', { option, value: text });
  return length;
}
