import type { Tally } from './measure';

const share = (n: number, of: number): string => `${((100 * n) / Math.max(1, of)).toFixed(2)} %`.padStart(8);
const NAME = 44;

/** What a test run prints: a row for each way of setting. */
export class Table {
  readonly #rows: string[] = [];

  add(name: string, { quarter, half, widest, justified, letters, seams }: Tally): void {
    this.#rows.push(
      [
        name.padEnd(NAME),
        String(justified).padStart(7),
        share(quarter.set, justified),
        share(quarter.all, justified),
        String(half.all).padStart(6),
        widest.set.toFixed(3).padStart(7),
        widest.all.toFixed(3).padStart(7),
        String(letters.lines).padStart(7),
        letters.widest.toFixed(3).padStart(7),
        String(seams).padStart(6),
      ].join(' '),
    );
  }

  /** Prints the rows under their heads: gaps of Han and marks, gaps of all kinds, letters that part, names at seams. */
  print(note: string): void {
    const head = `${'em, characters a line'.padEnd(NAME)} ${'lines'.padStart(7)}  > ¼ Han  > ¼ all  > ½ em  widest  w. all letters  widest  seams`;
    process.stdout.write(`\n${head}\n${this.#rows.join('\n')}\n${note}\n\n`);
  }
}
