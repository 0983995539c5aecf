import { newPage } from '../../core/document/factory';
import { storyItems } from '../../core/document/records/page';
import type { ComposedPage } from '../../core/page/composed';
import { bodyFrames, widestGap } from './glyphs';
import type { ReferencePage } from './make/page';

/** A justified line looks loose from here on, in em. */
const LOOSE = 0.25;

/** What a page's setting is worth, in figures. */
export interface Quality {
  /** Body lines. */
  readonly lines: number;
  readonly characters: number;
  /** With a gap over 0.25 em between two Han characters. */
  readonly loose: number;
  /** em */
  readonly worst: number;
  readonly overset: number;
}

export function qualityOf(page: ComposedPage, { records, page: id }: ReferencePage): Quality {
  const tracking = new Map(
    storyItems(records.page[id] ?? newPage(id, '')).map((item) => [
      item.id,
      records.style[item.body ?? 'body']?.tracking ?? 0,
    ]),
  );
  const frames = bodyFrames(page);
  const lines = frames.flatMap((frame) => frame.lines);
  const gaps = frames.flatMap((frame) =>
    frame.lines.map((line) => widestGap(line, tracking.get(frame.item))),
  );
  return {
    lines: lines.length,
    characters: lines.reduce((sum, line) => sum + [...line.text].length, 0),
    loose: gaps.filter((gap) => gap > LOOSE + 1e-6).length,
    worst: Math.max(0, ...gaps),
    overset: page.frames.reduce((sum, frame) => sum + frame.overset.lines, 0),
  };
}

export const qualityLine = (name: string, quality: Quality): string => {
  const share = quality.lines === 0 ? 0 : (100 * quality.loose) / quality.lines;
  return [
    name.padEnd(16),
    `${String(quality.lines).padStart(4)} lines`,
    `${String(quality.loose).padStart(3)} loose (${share.toFixed(1)} %)`,
    `worst gap ${quality.worst.toFixed(2)} em`,
    `${quality.overset} overset`,
  ].join('  ');
};
