/** `npm run test:durability` and `npm run test:fuzz` go the whole way, `npm test` a short one through the same code. */
const full = process.env['BANXIN_WHOLE'] === '1';

/** How often something is done. A number in the environment says otherwise: `KILLS=200`. */
export function times(name: string, whole: number, short: number): number {
  const wished = Number(process.env[name] ?? Number.NaN);
  if (Number.isInteger(wished) && wished > 0) return wished;
  return full ? whole : short;
}

/** One line of figures, printed whatever the reporter hides. */
export const figures = (title: string, values: Readonly<Record<string, number | string>>): void => {
  const parts = Object.entries(values).map(([name, value]) => `${name} ${value}`);
  process.stdout.write(`${title}: ${parts.join(', ')}\n`);
};

/** The value below which a share of the numbers lies; 1 is the largest. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return Math.round(sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0);
}
