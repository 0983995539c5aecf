import diff from 'fast-diff';

/** A stretch of two texts laid over one another. */
export interface TextPiece {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Encoded: one code unit for each unit of the text. */
interface Stretch {
  readonly removed: string;
  readonly added: string;
  readonly same: boolean;
}

/**
 * What is compared as a whole: a Western word or a figure (4200 is not 4300 with another digit), else one character
 * with its combining marks and variation selectors, so that no name is shown with half of a character changed.
 */
const CHARACTERS =
  /(?:[\p{Script=Latin}\p{Nd}]\p{M}*)+(?:[.,:/-](?:[\p{Script=Latin}\p{Nd}]\p{M}*)+)*|\r\n|[\s\S]\p{M}*/gu;
const SENTENCES = /[^。！？!?\n]*[。！？!?\n]+[”’」』）]*|[^。！？!?\n]+/gu;

/** Units that may be compared one by one: the search costs their number times that of the differences. */
const MOST = 6000;
/** A match of so few characters between two changes is chance, and read with them as one change. */
const ISLAND = 3;

const FIRST_SURROGATE = 0xd800;
const AFTER_SURROGATES = 0xe000;
const LAST = 0xffff;

/** Gives every different unit a code unit of its own; undefined where there are not enough of them. */
class Alphabet {
  private readonly signs = new Map<string, string>();
  private readonly units = new Map<string, string>();
  private next = 1;

  encode(text: string, unit: RegExp): string | undefined {
    let out = '';
    for (const [one] of text.matchAll(unit)) {
      const sign = this.signs.get(one) ?? this.add(one);
      if (sign === undefined) return undefined;
      out += sign;
    }
    return out;
  }

  decode(signs: string): string {
    let out = '';
    // Code units on purpose: each stands for a unit, and none is a surrogate.
    for (let i = 0; i < signs.length; i++) out += this.units.get(signs.charAt(i)) ?? '';
    return out;
  }

  private add(unit: string): string | undefined {
    if (this.next > LAST) return undefined;
    const sign = String.fromCharCode(this.next);
    this.next = this.next + 1 === FIRST_SURROGATE ? AFTER_SURROGATES : this.next + 1;
    this.signs.set(unit, sign);
    this.units.set(sign, unit);
    return sign;
  }
}

function commonStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let at = 0;
  while (at < most && a[at] === b[at]) at++;
  return at;
}

function commonEnd(a: string, b: string, start: number): number {
  const most = Math.min(a.length, b.length) - start;
  let at = 0;
  while (at < most && a[a.length - 1 - at] === b[b.length - 1 - at]) at++;
  return at;
}

const same = (text: string): Stretch => ({ removed: text, added: text, same: true });
const changed = (removed: string, added: string): Stretch => ({ removed, added, same: false });
const isEmpty = (stretch: Stretch): boolean => stretch.removed === '' && stretch.added === '';

/** Differences of the search as stretches: what is taken away and what comes in its place are one. */
function stretchesOf(found: readonly diff.Diff[]): Stretch[] {
  const out: Stretch[] = [];
  for (const [kind, text] of found) {
    const last = out.at(-1);
    if (kind === diff.EQUAL) out.push(same(text));
    else {
      const [removed, added] = kind === diff.DELETE ? [text, ''] : ['', text];
      if (last && !last.same) out[out.length - 1] = changed(last.removed + removed, last.added + added);
      else out.push(changed(removed, added));
    }
  }
  return out;
}

const longer = (stretch: Stretch): number => Math.max(stretch.removed.length, stretch.added.length);

/** Chance matches between two changes go into them. */
function withoutIslands(stretches: readonly Stretch[]): Stretch[] {
  const out: Stretch[] = [];
  for (const stretch of stretches) {
    const island = out.at(-1);
    const before = out.at(-2);
    if (
      !stretch.same &&
      island?.same === true &&
      before?.same === false &&
      isIsland(before, island, stretch)
    ) {
      out.splice(-2, 2);
      out.push(
        changed(
          before.removed + island.removed + stretch.removed,
          before.added + island.added + stretch.added,
        ),
      );
    } else out.push(stretch);
  }
  return out;
}

const isIsland = (before: Stretch, island: Stretch, after: Stretch): boolean =>
  island.added.length <= Math.min(ISLAND, longer(before), longer(after));

/** How well a change begins after this unit: after a sentence, after a clause, at the very start. */
function seam(unit: string): number {
  if (unit === '' || /[。！？；…!?\n”」』]$/u.test(unit)) return 3;
  return /[，、：,;:\s）]$/u.test(unit) ? 2 : 0;
}

/**
 * What is put in or taken out can often be read in several places (“…了。|又说了。|”): the one that begins after a
 * sentence or a clause is how it was written.
 */
function settled(
  before: string,
  text: string,
  after: string,
  alphabet: Alphabet,
): readonly [string, string, string] {
  let here: readonly [string, string, string] = [before, text, after];
  while (here[0] !== '' && here[0].at(-1) === here[1].at(-1)) {
    const [left, middle, right] = here;
    const moved = left.slice(-1);
    here = [left.slice(0, -1), moved + middle.slice(0, -1), moved + right];
  }
  let best = here;
  while (here[2] !== '' && here[2][0] === here[1][0]) {
    const [left, middle, right] = here;
    const moved = middle.slice(0, 1);
    here = [left + moved, middle.slice(1) + moved, right.slice(1)];
    if (seam(alphabet.decode(here[0].slice(-1))) > seam(alphabet.decode(best[0].slice(-1)))) best = here;
  }
  return best;
}

function settleAll(stretches: readonly Stretch[], alphabet: Alphabet): Stretch[] {
  const out = [...stretches];
  for (let i = 0; i < out.length; i++) {
    const here = out[i];
    if (!here || here.same || (here.removed !== '' && here.added !== '')) continue;
    const text = here.removed + here.added;
    const [left, middle, right] = settled(out[i - 1]?.added ?? '', text, out[i + 1]?.added ?? '', alphabet);
    if (i > 0) out[i - 1] = same(left);
    out[i] = here.removed === '' ? changed('', middle) : changed(middle, '');
    if (i + 1 < out.length) out[i + 1] = same(right);
  }
  return out;
}

function piecesOf(stretches: readonly Stretch[], alphabet: Alphabet): TextPiece[] {
  return stretches
    .filter((stretch) => !isEmpty(stretch))
    .flatMap((stretch): TextPiece[] => {
      if (stretch.same) return [{ kind: 'same', text: alphabet.decode(stretch.added) }];
      return [
        { kind: 'removed' as const, text: alphabet.decode(stretch.removed) },
        { kind: 'added' as const, text: alphabet.decode(stretch.added) },
      ].filter(({ text }) => text !== '');
    });
}

/** The comparison in one kind of units; undefined where there are too many of them. */
function compareIn(unit: RegExp, before: string, after: string): TextPiece[] | undefined {
  const alphabet = new Alphabet();
  const [a, b] = [alphabet.encode(before, unit), alphabet.encode(after, unit)];
  if (a === undefined || b === undefined) return undefined;
  const start = commonStart(a, b);
  const end = commonEnd(a, b, start);
  const [from, to] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  const easy = from === '' || to === '';
  if (!easy && from.length + to.length > MOST) return undefined;
  const middle = easy ? [changed(from, to)] : withoutIslands(stretchesOf(diff(from, to)));
  const all = [same(a.slice(0, start)), ...middle, same(a.slice(a.length - end))].filter(
    (stretch) => !isEmpty(stretch),
  );
  return piecesOf(settleAll(all, alphabet), alphabet);
}

/**
 * Two states of a text laid over one another, character by character; very long texts sentence by sentence. The same and
 * the removed pieces together are exactly the old text, the same and the added ones the new.
 */
export function compareText(before: string, after: string): readonly TextPiece[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }];
  return (
    compareIn(CHARACTERS, before, after) ??
    compareIn(SENTENCES, before, after) ?? [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]
  );
}
