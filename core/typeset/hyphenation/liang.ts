import { EXCEPTIONS, PATTERNS } from './patterns';

/** Letters that stay before and carry over after a hyphen (rule 6). */
export const LEAST_BEFORE = 2;
export const LEAST_AFTER = 3;
/** Words remembered; a page of English has some hundreds. */
const MEMORY = 4096;

interface Dictionary {
  /** Levels before each letter and after the last, by the letters of a pattern. */
  readonly patterns: ReadonlyMap<string, Uint8Array>;
  readonly exceptions: ReadonlyMap<string, readonly number[]>;
  readonly longest: number;
}

let dictionary: Dictionary | undefined;
const memory = new Map<string, readonly number[]>();

/** The patterns are unpacked when the first Latin word asks for them. */
function load(): Dictionary {
  const patterns = new Map<string, Uint8Array>();
  let longest = 0;
  for (const pattern of PATTERNS.split(' ')) {
    const letters = pattern.replaceAll(/\d/gu, '');
    const levels = new Uint8Array(letters.length + 1);
    let at = 0;
    for (const sign of pattern)
      if (sign >= '0' && sign <= '9') levels[at] = Number(sign);
      else at++;
    patterns.set(letters, levels);
    longest = Math.max(longest, letters.length);
  }
  const exceptions = new Map<string, readonly number[]>();
  for (const word of EXCEPTIONS.split(' ')) {
    const points: number[] = [];
    for (const sign of word.matchAll(/-/gu)) points.push(sign.index - points.length);
    exceptions.set(word.replaceAll('-', ''), points);
  }
  return { patterns, exceptions, longest };
}

/**
 * Where a word of Latin letters may part: the number of letters before each point (F. M. Liang, “Word Hy-phen-a-tion
 * by Com-put-er”, 1983; patterns of American English).
 */
export function hyphenationPoints(word: string): readonly number[] {
  const known = memory.get(word);
  if (known) return known;
  dictionary ??= load();
  const lower = word.toLowerCase();
  const points = (dictionary.exceptions.get(lower) ?? match(dictionary, lower)).filter(
    (at) => at >= LEAST_BEFORE && at <= word.length - LEAST_AFTER,
  );
  if (memory.size >= MEMORY) memory.clear();
  memory.set(word, points);
  return points;
}

function match({ patterns, longest }: Dictionary, word: string): readonly number[] {
  const dotted = `.${word}.`;
  const levels = new Uint8Array(dotted.length + 1);
  for (let from = 0; from < dotted.length; from++)
    for (let to = from + 1; to <= Math.min(dotted.length, from + longest); to++) {
      const found = patterns.get(dotted.slice(from, to));
      if (!found) continue;
      for (let k = 0; k < found.length; k++)
        if ((found[k] ?? 0) > (levels[from + k] ?? 0)) levels[from + k] = found[k] ?? 0;
    }
  const points: number[] = [];
  for (let at = 1; at < word.length; at++) if ((levels[at + 1] ?? 0) % 2 === 1) points.push(at);
  return points;
}
