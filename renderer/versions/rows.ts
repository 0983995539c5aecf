import type { TFunction } from 'i18next';
import type { FieldChange } from '../../core/document/compare/fields';
import type { BlockRow } from '../../core/document/compare/story';
import type { TextPiece } from '../../core/document/compare/text';
import type { ProjectRecords, RecordType } from '../../core/document/records';
import type { Comparison } from './comparison';
import type { Look } from './Pieces';
import { detailText, fieldName, itemName, valueText } from './words';

/** A difference, or a stretch without any, as both views show it. */
export type DiffRow =
  | { readonly kind: 'same'; readonly key: string; readonly blocks: readonly BlockRow[] }
  | {
      readonly kind: 'change';
      readonly key: string;
      /** What is taken over; a paragraph that has moved is offered where it would go. */
      readonly take: string | null;
      readonly label: string;
      readonly pieces: readonly TextPiece[];
      /** Phrases instead of text. */
      readonly phrases: readonly string[];
      /** The paragraph is a subhead. */
      readonly subhead: boolean;
    };

interface Words {
  readonly t: TFunction<'desk'>;
  readonly records: ProjectRecords;
  readonly look: Look;
}

const isText = (change: FieldChange): boolean => change.pieces.length > 0;

function fieldRow({ t, records }: Words, type: RecordType, change: FieldChange): DiffRow {
  const said = (value: unknown): string => valueText(t, records, change, value);
  const [here, there] = [said(change.before), said(change.after)];
  const worded = !isText(change) && (here !== '' || there !== '');
  return {
    kind: 'change',
    key: change.key,
    take: change.key,
    label: fieldName(t, type, change.field),
    pieces:
      isText(change) && !['kind', 'status', 'issue'].includes(change.field)
        ? change.pieces
        : [
            { kind: 'removed' as const, text: here },
            { kind: 'added' as const, text: there },
          ].filter(({ text }) => text !== ''),
    phrases: worded || isText(change) ? [] : [t('change.other')],
    subhead: false,
  };
}

function blockLabel({ t, look }: Words, row: BlockRow): string {
  if (row.moved) return t('compare.moved');
  switch (row.change) {
    case 'marks':
      return t('compare.marks');
    case 'kind':
      return t(row.after?.kind === 'subhead' ? 'compare.subheadThere' : 'compare.paragraphThere');
    case 'removed':
      return t(`compare.${look}.onlyHere`);
    case 'added':
      return t(`compare.${look}.onlyThere`);
    default:
      return '';
  }
}

const blockRow = (words: Words, row: BlockRow): DiffRow => ({
  kind: 'change',
  key: `${row.key}:${row.before ? 'h' : ''}${row.after ? 't' : ''}`,
  take: row.moved && !row.after ? null : row.key,
  label: blockLabel(words, row),
  pieces: row.pieces,
  phrases: row.pieces.length === 0 ? [words.t('compare.empty')] : [],
  subhead: (row.after ?? row.before)?.kind === 'subhead',
});

/** The paragraphs in order; those that are the same between two differences as one row. */
function bodyRows(words: Words, rows: readonly BlockRow[]): readonly DiffRow[] {
  const out: DiffRow[] = [];
  for (const row of rows) {
    const last = out.at(-1);
    if (row.change !== 'same' || row.moved) out.push(blockRow(words, row));
    else if (last?.kind === 'same') out[out.length - 1] = { ...last, blocks: [...last.blocks, row] };
    else out.push({ kind: 'same', key: `same:${row.key}`, blocks: [row] });
  }
  return out;
}

/** A comparison row by row, in the editor's words. */
export function diffRows(words: Words, comparison: Comparison): readonly DiffRow[] {
  const { t, records, look } = words;
  const fields = comparison.found.fields.map((change) => fieldRow(words, comparison.type, change));
  if (comparison.type === 'story') return [...fields, ...bodyRows(words, comparison.found.rows)];
  if (comparison.type !== 'page') return fields;
  const items = comparison.found.items.map(({ key, change, item, details }): DiffRow => {
    const phrases =
      change === 'changed'
        ? details.map((detail) => detailText(t, records, detail))
        : [t(`compare.${look}.item.${change}`)];
    const kind = t(`inspector.kind.${item.kind}`);
    const name = itemName(t, records, item);
    const label = name === '' ? kind : t('compare.item', { kind, name });
    return { kind: 'change', key, take: key, label, pieces: [], phrases, subhead: false };
  });
  return [...fields, ...items];
}
