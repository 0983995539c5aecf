import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { resourceFile } from '../../../../electron/resources';

/** Kinds of the contract's `DeskFailure`, read from its source so that a new one cannot be forgotten here. */
const contract = readFileSync(new URL('../../../../core/contract/desk.ts', import.meta.url), 'utf8');
const union =
  /interface DeskFailure \{\s*readonly kind:(?<kinds>[^;]+);/u.exec(contract)?.groups?.['kinds'] ?? '';
const kinds = [...union.matchAll(/\| '(?<kind>[a-z-]+)'/gu)].map((match) => match.groups?.['kind'] ?? '');

const notes = readFileSync(new URL('../../../../electron/store/notes.ts', import.meta.url), 'utf8');
const rules = [...notes.matchAll(/rule: '(?<rule>STORE-[A-Z]+)'/gu)].map(
  (match) => match.groups?.['rule'] ?? '',
);

type Words = Record<string, Record<string, string>>;
const words = (language: string): Words =>
  JSON.parse(readFileSync(resourceFile(`locales/${language}/failure.json`), 'utf8')) as Words;

describe.each(['zh-CN', 'en'])('words of failures in %s', (language) => {
  const all = words(language);

  it('know every kind of failure', () => {
    expect(kinds.length).toBeGreaterThan(15);
    for (const kind of kinds)
      expect([kind, ...Object.keys(all[kind] ?? {})]).toEqual([kind, 'title', 'message', 'remedy']);
  });

  it('know every note of the store', () => {
    expect(rules.length).toBeGreaterThan(3);
    for (const rule of rules)
      expect([rule, ...Object.keys(all[rule] ?? {})]).toEqual([rule, 'message', 'hint']);
  });

  it('name the thing wherever there is one', () => {
    const named = kinds.filter((kind) => kind !== 'cancelled');
    for (const kind of named) expect(all[kind]?.['message']).toContain('{{thing}}');
    for (const rule of rules) expect(all[rule]?.['message']).toContain('{{path}}');
  });
});

it('both languages have the same keys', () => {
  expect(Object.keys(words('en'))).toEqual(Object.keys(words('zh-CN')));
});
