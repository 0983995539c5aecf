import { X } from 'lucide-react';
import { Fragment, type ReactNode, useMemo, useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { blockText } from '../../core/document/records/story';
import { useDesk } from '../session';
import { IconButton } from '../widgets/Button';
import type { Comparison } from './comparison';
import { type Look, Pieces, type Side } from './Pieces';
import { type DiffRow, diffRows } from './rows';
import { TakeButton } from './TakeButton';

export interface SheetSides {
  readonly here: string;
  readonly there: string;
}

interface CompareSheetProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly sides: SheetSides;
  readonly comparison: Comparison;
  readonly look: Look;
  readonly takeLabel: string;
  readonly onTake: ((key: string) => void) | undefined;
  /** What can be done with the whole, at the foot. */
  readonly children: ReactNode;
}

/** Two states beside one another, row by row, with the whole window's room. */
export function CompareSheet({ open, onClose, title, children, ...view }: CompareSheetProps) {
  const { t } = useTranslation('desk');
  return (
    <ModalOverlay
      className="modal-overlay"
      isOpen={open}
      onOpenChange={(still) => (still ? undefined : onClose())}
      isDismissable
    >
      <Modal className="modal sheet-modal">
        <Dialog className="modal-dialog compare" aria-label={title}>
          <header className="compare-head">
            <Heading slot="title">{title}</Heading>
            <IconButton label={t('action.dismiss')} icon={<X size={16} />} onPress={onClose} />
          </header>
          <Sides {...view} />
          <footer className="compare-foot">{children}</footer>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

type SidesProps = Omit<CompareSheetProps, 'open' | 'onClose' | 'title' | 'children'>;

/** An earlier state stands on the left of today's; of two equal ones the window's own does. */
const leftOf = (look: Look): Side => (look === 'time' ? 'there' : 'here');
const otherSide = (side: Side): Side => (side === 'here' ? 'there' : 'here');

function Sides({ sides, comparison, look, takeLabel, onTake }: SidesProps) {
  const { t } = useTranslation('desk');
  const records = useDesk((state) => state.records);
  const rows = useMemo(() => diffRows({ t, records, look }, comparison), [t, records, look, comparison]);
  const left = leftOf(look);
  return (
    <>
      <div className="compare-sides" aria-hidden="true">
        <span className={`side-name side-${look}-${left}`}>{sides[left]}</span>
        <span className={`side-name side-${look}-${otherSide(left)}`}>{sides[otherSide(left)]}</span>
      </div>
      <ol className="compare-rows" aria-label={t('compare.differences')}>
        {rows.map((row) =>
          row.kind === 'same' ? (
            <SameRow key={row.key} row={row} />
          ) : (
            <li key={row.key} className="compare-row">
              <Cell row={row} side={left} look={look} name={sides[left]} />
              <span className="compare-take">
                {row.take === null || onTake === undefined ? null : (
                  <TakeButton
                    label={takeLabel}
                    way={left === 'there' ? 'right' : 'left'}
                    onTake={() => onTake(row.take ?? '')}
                  />
                )}
              </span>
              <Cell row={row} side={otherSide(left)} look={look} name={sides[otherSide(left)]} />
            </li>
          ),
        )}
      </ol>
    </>
  );
}

/** Paragraphs at either end of a long stretch of the same that stay in sight. */
const EDGE = 1;

/** What is the same stands on both sides, so that each reads through; the middle of a long stretch is folded away. */
function SameRow({ row }: { readonly row: Extract<DiffRow, { kind: 'same' }> }) {
  const { t } = useTranslation('desk');
  const [open, setOpen] = useState(false);
  const { blocks } = row;
  const hidden = open || blocks.length <= EDGE * 2 + 1 ? 0 : blocks.length - EDGE * 2;
  const shown = hidden === 0 ? blocks : [...blocks.slice(0, EDGE), ...blocks.slice(-EDGE)];
  return (
    <li className="compare-same">
      {shown.map((block, index) => {
        const text = block.before ? blockText(block.before) : '';
        const className = `diff-text${block.before?.kind === 'subhead' ? ' diff-subhead' : ''}`;
        return (
          <Fragment key={block.key}>
            {hidden > 0 && index === EDGE ? (
              <button type="button" className="diff-fold" onClick={() => setOpen(true)}>
                {t('compare.same', { count: hidden })}
              </button>
            ) : null}
            <p className={className}>{text}</p>
            <p className={className} aria-hidden="true">
              {text}
            </p>
          </Fragment>
        );
      })}
    </li>
  );
}

interface CellProps {
  readonly row: Extract<DiffRow, { kind: 'change' }>;
  readonly side: Side;
  readonly look: Look;
  readonly name: string;
}

/** One side of a difference; phrases, which speak of both, stand on the window's side. */
function Cell({ row, side, look, name }: CellProps) {
  const own = side === 'here' ? 'removed' : 'added';
  const some = row.pieces.some(({ kind }) => kind === 'same' || kind === own);
  const phrases = side === 'here' ? row.phrases : [];
  if (!some && phrases.length === 0) return <div className="compare-cell is-empty" />;
  return (
    <div className="compare-cell">
      <span className="visually-hidden">{name}</span>
      {row.label === '' ? null : <span className="diff-label">{row.label}</span>}
      {some ? (
        <p className={row.subhead ? 'diff-text diff-subhead' : 'diff-text'}>
          <Pieces pieces={row.pieces} look={look} side={side} />
        </p>
      ) : null}
      {phrases.map((phrase) => (
        <p key={phrase} className="diff-phrase">
          {phrase}
        </p>
      ))}
    </div>
  );
}
