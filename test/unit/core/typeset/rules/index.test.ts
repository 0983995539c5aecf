import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

/** Rules 1–28 of composition; those of page and column (22–24, 27, 28) are pinned in test/unit/core/page too. */
const RULES = 28;
const root = path.join(import.meta.dirname, '..', '..', '..');

/** Numbers in the names of tests: `rule 5: …`, `rules 9, 11 and 13: …`, `… (rule 24)`. */
function rulesNamed(source: string): number[] {
  const names = [...source.matchAll(/(?:describe|it)(?:\.each\([^)]*\))?\(\s*['"`]([^'"`]*)/gu)].map(
    (m) => m[1] ?? '',
  );
  return names.flatMap((name) =>
    [...name.matchAll(/rules? (\d+(?:(?:, | and |–)\d+)*)/gu)].flatMap((m) =>
      [...(m[1] ?? '').matchAll(/\d+/gu)].map(([number]) => Number(number)),
    ),
  );
}

const testFiles = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => [name, rulesNamed(readFileSync(path.join(root, name), 'utf8'))] as const);

for (let rule = 1; rule <= RULES; rule++)
  it(`composition rule ${rule} has a test of its name`, () => {
    const where = testFiles.filter(
      ([name, rules]) => !name.endsWith('index.test.ts') && rules.includes(rule),
    );
    expect(where.map(([name]) => name)).not.toEqual([]);
  });
