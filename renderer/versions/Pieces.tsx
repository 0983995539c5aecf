import type { TextPiece } from '../../core/document/compare/text';

/**
 * How two states are told apart. `time`: the other is an earlier one; what it alone has was taken out since. `sides`: two
 * states of equal rank.
 */
export type Look = 'time' | 'sides';
export type Side = 'here' | 'there';

/** Characters of the same text that are left before and after a change where there is little room. */
const CONTEXT = 18;

/** The text between two changes, its middle left out; at the ends only what lies by the change. */
function shortened(text: string, first: boolean, last: boolean): string {
  const characters = [...text];
  if (characters.length <= CONTEXT * 2 + 4) return text;
  const start = first ? '' : characters.slice(0, CONTEXT).join('');
  const end = last ? '' : characters.slice(-CONTEXT).join('');
  return `${start}…${end}`;
}

/** What was there comes before what stands in its place. */
function inOrder(pieces: readonly TextPiece[], look: Look): readonly TextPiece[] {
  if (look === 'sides') return pieces;
  const out = [...pieces];
  for (let i = 0; i + 1 < out.length; i++) {
    const [here, there] = [out[i], out[i + 1]];
    if (here?.kind !== 'removed' || there?.kind !== 'added') continue;
    [out[i], out[i + 1]] = [there, here];
    i++;
  }
  return out;
}

interface PiecesProps {
  readonly pieces: readonly TextPiece[];
  readonly look: Look;
  /** Only this side of the comparison; both where nothing is said. */
  readonly side?: Side;
  /** Leaves out the middle of what is the same. */
  readonly short?: boolean;
}

const sideOf = { removed: 'here', added: 'there' } as const;

/** Two states of a text in one, or one of them with what only it has marked. `here` is the first state of the comparison. */
export function Pieces({ pieces, look, side, short = false }: PiecesProps) {
  const shown = inOrder(pieces, look).filter(
    ({ kind }) => kind === 'same' || side === undefined || sideOf[kind] === side,
  );
  let at = 0;
  return shown.map(({ kind, text }, index) => {
    const key = `${at}:${kind}`;
    at += text.length;
    if (kind === 'same') {
      const words = short ? shortened(text, index === 0, index === shown.length - 1) : text;
      return <span key={key}>{words}</span>;
    }
    const from = sideOf[kind];
    const Tag = look === 'time' && from === 'there' ? 'del' : look === 'time' ? 'ins' : 'mark';
    return (
      <Tag key={key} className={`only only-${look}-${from}`}>
        {text}
      </Tag>
    );
  });
}
