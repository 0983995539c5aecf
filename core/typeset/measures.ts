import type { Em } from '../base/units';
import type { Measures } from './types';

/** The same measure for every line. */
export const uniform = (measure: Em): Measures => ({
  at: () => measure,
  uniformFrom: 0,
  key: String(measure),
});

/** Own measures for the first lines, `then` for all that follow. */
export function listed(first: readonly Em[], then: Em): Measures {
  let length = first.length;
  while (length > 0 && first[length - 1] === then) length--;
  if (length === 0) return uniform(then);
  const own = first.slice(0, length);
  return { at: (line) => own[line] ?? then, uniformFrom: length, key: `${own.join(' ')}|${then as number}` };
}
