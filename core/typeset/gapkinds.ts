import { C, isHan, isWestern } from './classes';
import { type Characters, Gap } from './prepared';
import { isMinus } from './signs';

/** Classes are fewer than this: a pair of them, `a * SPAN + b`, is an index into tables. */
export const SPAN = 64;
/** The kind depends on more than the two classes. */
const LOOK = 255;

const clings = (c: C): boolean => c === C.Hidden || c === C.Glue;
export const joinsLatin = isWestern;
/** Western characters that keep the Han–Latin gap to Han: not brackets and pauses, not superscripts (rule 16). */
const takesGap = (c: C): boolean =>
  c === C.Letter || c === C.Digit || c === C.Suffix || c === C.Prefix || c === C.Quote || c === C.After;

/** What the classes alone say of the space between neighbours. */
function pairKind(a: C, b: C): number {
  if (clings(a) || clings(b) || b === C.Join || b === C.Space) return Gap.Rigid;
  if (a === C.Space || a === C.Join) return LOOK;
  if (a === b && (a === C.Dash || a === C.Ellipsis)) return LOOK;
  if (b === C.Connector && isHan(a)) return LOOK;
  if (a === C.Connector || b === C.Connector || a === C.Slash || b === C.Slash) return Gap.Rigid;
  if ((a === C.Dash) !== (b === C.Dash)) return LOOK;
  if (a === C.Dot || b === C.Dot) return Gap.Dot;
  return plainKind(a, b);
}

function lookAround(characters: Characters, classes: Uint8Array, i: number): Gap {
  const { n, codePoints } = characters;
  const a = (classes[i] ?? C.Han) as C;
  const b = (classes[i + 1] ?? C.Han) as C;
  if (a === C.Space) return spaceKind(classes, i, n);
  if (a === C.Join) return joinedKind(classes, i, b);
  if (b === C.Connector) return besideSign(characters, i);
  if (a === b) return codePoints[i] === codePoints[i + 1] ? Gap.Rigid : plainKind(a, b);
  return besideDash(classes, i, n);
}

function plainKind(a: C, b: C): Gap {
  if (a === C.Open || b === C.Open || a === C.Close) return Gap.Bracket;
  if (a === C.Pause) return Gap.Pause;
  if (a === C.Stop) return Gap.Stop;
  if (joinsLatin(a) && joinsLatin(b)) return Gap.Rigid;
  if (b === C.WestClose || a === C.WestOpen) return Gap.Rigid;
  if ((isHan(a) && takesGap(b)) || (takesGap(a) && isHan(b))) return Gap.HanLatin;
  return Gap.Plain;
}

/** Rule 18 keeps the sides of a connector; the minus sign of a figure is none, and opens from the Han before it. */
const besideSign = (characters: Characters, i: number): Gap =>
  characters.classes[i + 2] === C.Digit && isMinus(characters, i + 1) ? Gap.Plain : Gap.Rigid;

/** After a mark that joins the base before it, the gap is what the base would have. */
function joinedKind(classes: Uint8Array, i: number, b: C): Gap {
  let base = i;
  while (base > 0 && classes[base] === C.Join) base--;
  const a = (classes[base] ?? C.Han) as C;
  const k = a === C.Join ? Gap.Rigid : (kinds[a * SPAN + b] ?? LOOK);
  return k === LOOK ? plainKind(a, b) : (k as Gap);
}

/** The kind of the space between a superscript and what follows. No Han–Latin gap at superscripts (rule 16); the line may open there in the last step. */
const afterSuperscript = (k: Gap): Gap => (k === Gap.HanLatin || k === Gap.Rigid ? Gap.Plain : k);

/** A typed space between Han and Latin is the Han–Latin gap itself; between words it is a word space. */
function spaceKind(classes: Uint8Array, i: number, n: number): Gap {
  let start = i;
  while (start > 0 && classes[start] === C.Space) start--;
  const before = (classes[start] ?? C.Han) as C;
  const after = (classes[Math.min(i + 1, n - 1)] ?? C.Han) as C;
  const mixed = (isHan(before) && takesGap(after)) || (takesGap(before) && isHan(after));
  return mixed ? Gap.HanLatin : Gap.Word;
}

/** A lone `—` is a connector and keeps its distance; nothing is squeezed against `——` (rules 5, 11, 18). */
function besideDash(classes: Uint8Array, i: number, n: number): Gap {
  const dash = classes[i] === C.Dash ? i : i + 1;
  const double = (dash > 0 && classes[dash - 1] === C.Dash) || (dash + 1 < n && classes[dash + 1] === C.Dash);
  return double ? Gap.Plain : Gap.Rigid;
}

const kinds = new Uint8Array(SPAN * SPAN);
for (let a = 0; a < SPAN; a++) for (let b = 0; b < SPAN; b++) kinds[a * SPAN + b] = pairKind(a as C, b as C);

/** What justification may do with the space after character i (rules 16–18). */
export function kindOf(characters: Characters, classes: Uint8Array, i: number): Gap {
  const { superscript } = characters;
  const known = kinds[(classes[i] ?? 0) * SPAN + (classes[i + 1] ?? 0)] ?? LOOK;
  const kind = known === LOOK ? lookAround(characters, classes, i) : (known as Gap);
  if (!superscript) return kind;
  if (superscript[i + 1] === 1) return Gap.Rigid;
  return superscript[i] === 1 ? afterSuperscript(kind) : kind;
}
