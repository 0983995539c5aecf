import { accept, type Checked, changesOf, checkPage, isSame } from './check';
import { referencePages } from './pages';
import { qualityLine } from './quality';
import { writeReport } from './report';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Compares the pages named, or all, and accepts them where asked. Gives back the exit code: 1 where a page differs. */
export async function reference(names: readonly string[], accepting: boolean): Promise<number> {
  const pages = await referencePages();
  const unknown = names.filter((name) => !pages.some((page) => page.name === name));
  if (unknown.length > 0) {
    say(`No page ${unknown.join(', ')}. There are: ${pages.map(({ name }) => name).join(', ')}`);
    return 2;
  }
  const checked: Checked[] = [];
  for (const page of pages) {
    if (names.length > 0 && !names.includes(page.name)) continue;
    const result = await checkPage(page);
    checked.push(result);
    say(qualityLine(page.name, result.quality));
  }
  const changed = checked.filter((page) => !isSame(page));
  for (const line of changed.flatMap(changesOf)) say(line);
  if (accepting) {
    changed.forEach(accept);
    say(`${changed.length} of ${checked.length} pages accepted.`);
    return 0;
  }
  say(`${changed.length} of ${checked.length} pages differ. Report: ${writeReport(checked)}`);
  return changed.length === 0 ? 0 : 1;
}
