import { type Finding, finding, type LanguageRule, PUNCTUATION } from '../finding';

const full: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
  '.': '。',
};
const BASIS = `${PUNCTUATION} 5.1`;
const PAUSE = /(?<=[\p{Script=Han}》”’）])[,;:?!.](?=[\p{Script=Han}“‘《（]|\s*$)/gu;
const BRACKET = /\([^()]*\p{Script=Han}[^()]*\)/gu;
/** Brackets round a figure or a Latin name with a word of Han may stay narrow. */
const mostlyHan = (run: string): boolean => (run.match(/\p{Script=Han}/gu)?.length ?? 0) * 2 > run.length - 2;
const QUOTE = /"[^"]*\p{Script=Han}[^"]*"/gu;

/** Half-width marks among Han characters. */
export const puncHalf: LanguageRule = {
  id: 'PUNC-HALF',
  check(text) {
    if (!/[,;:?!.("]/u.test(text)) return [];
    const findings: Finding[] = [];
    const add = (start: number, end: number, suggestion: string): void => {
      findings.push(finding('PUNC-HALF', 'error', text, [start, end], [suggestion], BASIS));
    };
    for (const { 0: mark, index } of text.matchAll(PAUSE)) add(index, index + 1, full[mark] ?? '');
    for (const { 0: run, index } of text.matchAll(BRACKET))
      if (mostlyHan(run)) add(index, index + run.length, `（${run.slice(1, -1)}）`);
    for (const { 0: run, index } of text.matchAll(QUOTE))
      add(index, index + run.length, `“${run.slice(1, -1)}”`);
    return findings;
  },
};
