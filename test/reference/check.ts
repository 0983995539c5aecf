import { changedLines, compareListings, describeChanges, type ListingLine } from './difference';
import { listing } from './listing';
import type { ReferencePage } from './make/page';
import { type Quality, qualityOf } from './quality';
import { comparePictures, type PictureDifference } from './raster/compare';
import { type Rendered, render } from './render';
import { readStored, type Stored, writeStored } from './store';

/** A page beside what was accepted of it. */
export interface Checked {
  readonly page: ReferencePage;
  readonly rendered: Rendered;
  readonly now: Stored;
  readonly quality: Quality;
  /** Undefined where the page was never accepted. */
  readonly before: Stored | undefined;
  readonly lines: readonly ListingLine[];
  readonly changed: number;
  readonly picture: PictureDifference | undefined;
}

export async function checkPage(page: ReferencePage): Promise<Checked> {
  const rendered = await render(page);
  const now: Stored = { listing: listing(rendered.composed), picture: rendered.picture };
  const before = readStored(page.name);
  const lines = compareListings(before?.listing ?? '', now.listing);
  return {
    page,
    rendered,
    now,
    quality: qualityOf(rendered.composed, page),
    before,
    lines,
    changed: before ? changedLines(lines) : lines.length,
    picture: before && comparePictures(before.picture, now.picture),
  };
}

export const isSame = ({ before, changed, picture }: Checked): boolean =>
  before !== undefined && changed === 0 && picture?.pixels === 0;

/** What changed, in words, for the console and the failed test. */
export function changesOf(checked: Checked): readonly string[] {
  const { page, before, changed, lines, picture, rendered } = checked;
  if (!before) return [`${page.name}: not stored yet`];
  if (isSame(checked)) return [];
  const first = `${page.name}: ${changed} lines and ${picture?.pixels ?? 0} pixels changed`;
  if (changed > 0) return [first, ...describeChanges(lines).map((change) => `  ${change}`)];
  const pt = (row: number): string => ((row / page.dpi) * 72).toFixed(0);
  const where =
    picture && `${pt(picture.from)}–${pt(picture.to)} pt of ${rendered.composed.height.toFixed(0)}`;
  return [first, `  the breaks are the same; the picture differs at ${where} from the top`];
}

export const accept = ({ page, now }: Checked): void => writeStored(page.name, now);
