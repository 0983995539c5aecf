/** Times of one kind of work in milliseconds. */
export interface Times {
  readonly full: readonly number[];
  readonly edit: readonly number[];
}

/** Times of what comes after a laid-out page, by what it is. */
export type Outputs = Readonly<Record<string, readonly number[]>>;

export interface Measured {
  readonly characters: number;
  readonly banxin: Times;
  readonly typst: Times;
  /** After an edit: layout and output together. */
  readonly banxinOutputs: Outputs;
  readonly typstOutputs: Outputs;
  /** The edited paragraph alone, broken and justified. */
  readonly paragraph: readonly number[];
  /** Milliseconds of a counting loop, before and after: about 330 on an idle core. */
  readonly loops: readonly number[];
  readonly typstVersion: string;
}

export const at = (times: readonly number[], share: number): number =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ??
  Number.NaN;

export function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

export async function timedAsync(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** How fast this machine is just now. */
export function countingLoop(): number {
  const start = performance.now();
  let sum = 0;
  for (let i = 0; i < 3e8; i++) sum += i % 7;
  return sum > 0 ? performance.now() - start : Number.NaN;
}
