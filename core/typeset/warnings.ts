import type { Placement } from './placement';
import type { SlotRow } from './slots';
import type { ThreadParagraph, ThreadWarning } from './thread';

/** What the flow could not avoid, for the findings list. */
export function warningsOf(
  paragraphs: readonly ThreadParagraph[],
  placements: readonly Placement[],
  row: SlotRow,
): readonly ThreadWarning[] {
  const warnings: ThreadWarning[] = [];
  const roomOf = (slot: number | undefined): number =>
    slot === undefined || slot < 0 ? -1 : (row.slots[slot]?.room ?? -1);
  let first = 0;
  placements.forEach(({ paragraph, setting, slots }, index) => {
    const set = setting.paragraph;
    const given = paragraphs[paragraph];
    if (!given) return;
    const warn = (kind: ThreadWarning['kind'], k: number): void => {
      warnings.push({ kind, paragraph, line: first + k, stretch: 0 });
    };
    for (const { relief, line, stretch, unit } of set.warnings)
      warnings.push({ kind: relief, paragraph, line: first + line, stretch, unit });
    const count = slots.length;
    const parted = (a: number, b: number): boolean =>
      roomOf(slots[b]) >= 0 && roomOf(slots[a]) !== roomOf(slots[b]);
    if (count > 1 && given.rows === 1) {
      if (parted(0, 1)) warn('orphan', 0);
      if (parted(count - 2, count - 1)) warn('widow', count - 1);
    }
    const next = placements[index + 1];
    const after = roomOf(next?.slots[0]);
    if (given.keepWithNext && after >= 0 && after !== roomOf(slots[count - 1]))
      warn('stranded-subhead', count - 1);
    if (set.lone && count > 1 && given.input.style.align === 'justify') warn('short-last-line', count - 1);
    first += count;
  });
  return warnings;
}
