import { MAX_DEPTH } from '../../core/document/json';

/** Values in one argument, and characters of all its texts: a story of a million characters has a hundredth of it. */
const MAX_VALUES = 2_000_000;
const MAX_TEXT = 64 * 2 ** 20;
/** What stands around a record in a change: the list, the change, its operations, the path into them. */
const AROUND = 8;

type Step = readonly [value: unknown, depth: number];

/**
 * Why an argument is not even looked at, or undefined where it may be: validators and those who follow them walk it by
 * calling themselves and name every place that is wrong, so what has no end or no bottom is told before them.
 */
export function tooMuch(argument: unknown): string | undefined {
  const steps: Step[] = [[argument, 0]];
  let values = 0;
  let text = 0;
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    const [value, depth] = step;
    values += 1;
    if (typeof value === 'string') text += value.length;
    if (values + steps.length > MAX_VALUES) return `more than ${MAX_VALUES} values`;
    if (text > MAX_TEXT) return `more than ${MAX_TEXT} characters`;
    if (typeof value !== 'object' || value === null) continue;
    if (depth >= MAX_DEPTH + AROUND) return `more than ${MAX_DEPTH + AROUND} levels`;
    const inner = insideOf(value, MAX_VALUES - values);
    if (inner === undefined) return 'not plain data';
    for (const [key, one] of inner) {
      text += key.length;
      steps.push([one, depth + 1]);
    }
  }
  return undefined;
}

/** Keys and values of a list or a plain object; undefined for anything else. A list too long to hold is cut. */
function insideOf(value: object, most: number): readonly (readonly [string, unknown])[] | undefined {
  if (Array.isArray(value)) return value.slice(0, most + 1).map((one: unknown) => ['', one] as const);
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null ? Object.entries(value) : undefined;
}
