import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { blockText } from '../../core/document/records/story';
import { useDesk } from '../session';
import type { Comparison } from './comparison';
import { type Look, Pieces } from './Pieces';
import { type DiffRow, diffRows } from './rows';
import { TakeButton } from './TakeButton';

interface DifferencesProps {
  readonly comparison: Comparison;
  readonly look: Look;
  /** What the button by each difference says. */
  readonly takeLabel: string;
  /** Undefined where nothing may be changed. */
  readonly onTake: ((key: string) => void) | undefined;
}

/** The differences of two states one under the other, as there is room for in a dock. */
export function Differences({ comparison, look, takeLabel, onTake }: DifferencesProps) {
  const { t } = useTranslation('desk');
  const records = useDesk((state) => state.records);
  const rows = useMemo(() => diffRows({ t, records, look }, comparison), [t, records, look, comparison]);
  return (
    <ol className="diff" aria-label={t('compare.differences')}>
      {rows.map((row) => (
        <Row key={row.key} row={row} look={look} takeLabel={takeLabel} onTake={onTake} />
      ))}
    </ol>
  );
}

interface RowProps extends Pick<DifferencesProps, 'look' | 'takeLabel' | 'onTake'> {
  readonly row: DiffRow;
}

function Row({ row, look, takeLabel, onTake }: RowProps) {
  if (row.kind === 'same') return <SameRow row={row} />;
  const { take } = row;
  return (
    <li className="diff-row">
      <div className="diff-words">
        {row.label === '' ? null : <span className="diff-label">{row.label}</span>}
        {row.pieces.length === 0 ? null : (
          <p className={row.subhead ? 'diff-text diff-subhead' : 'diff-text'}>
            <Pieces pieces={row.pieces} look={look} short />
          </p>
        )}
        {row.phrases.map((phrase) => (
          <p key={phrase} className="diff-phrase">
            {phrase}
          </p>
        ))}
      </div>
      {take === null || onTake === undefined ? null : (
        <TakeButton label={takeLabel} onTake={() => onTake(take)} />
      )}
    </li>
  );
}

/** What is the same is folded away, and there for the asking. */
function SameRow({ row }: { readonly row: Extract<DiffRow, { kind: 'same' }> }) {
  const { t } = useTranslation('desk');
  const [open, setOpen] = useState(false);
  return (
    <li className="diff-same">
      <button type="button" className="diff-fold" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('compare.same', { count: row.blocks.length })}
      </button>
      {open
        ? row.blocks.map((block) => (
            <p key={block.key} className="diff-text diff-quiet">
              {block.before ? blockText(block.before) : ''}
            </p>
          ))
        : null}
    </li>
  );
}
