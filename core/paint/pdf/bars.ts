import { inset, intersects, type Rect, right } from '../../base/geometry';
import type { Pt } from '../../base/units';
import type { ComposedFrame, ComposedLine, ComposedPage, PictureMark } from '../../page/composed';
import type { Extents } from './extent';
import { BAR_SIZE, type Extent } from './reach';
import type { Stacks } from './stacks';

/** A bar of nothing, with its baseline. */
export interface Bar extends Extent {
  readonly y: Pt;
  readonly size: Pt;
}

/** More room over the baseline, in em, than any of our faces asks for. */
const ASCENT = 1.2;
/** The lintel's own ends stay clear of every column edge, or readers see the cells of a table. */
const CLEAR: Pt = 2;

/** Least distance between the upper edges of blocks that are to be read one after the other. */
const GAP: Pt = 2 * BAR_SIZE;

/** Height of a line for readers, in em, at the most. */
const LINE_HEIGHT = 1.6;
/** Sizes that differ more than this never make one block, wherever they stand; nearer ones may, so many em apart. */
const LIKE = 0.35;
const NEAR = 0.8;

interface Place {
  /** The first one. */
  readonly line: ComposedLine;
  readonly rect: Rect;
  readonly top: Pt;
  readonly size: Pt;
}

/**
 * Readers that order text by where it stands take what lies left for earlier, however far down, unless something
 * lies between that is under the right part and over the left one (T. M. Breuel, “High Performance Document
 * Layout Analysis”, 2003; poppler's `TextOutputDev` does it so). A frame that follows on frames to its right and
 * higher up, as a story under the first columns of a wider one does, therefore gets such a thing laid over it: a
 * lintel of blanks that reaches under those frames.
 */
export class Bars {
  readonly #over = new Map<ComposedLine, Bar>();
  readonly #covers = new Map<PictureMark, Bar>();

  constructor(page: ComposedPage, stacks: Stacks, extents: Extents) {
    const places = page.frames.flatMap((frame) => placesOf(frame, stacks, extents));
    const laid: Bar[] = [];
    for (const [i, place] of places.entries()) {
      const beside = places
        .slice(0, i)
        .filter((p) => mustFollow(place, p) && !laid.some((lintel) => parts(lintel, place, p)));
      const lintel = lintelOver(place, beside, places.slice(i + 1));
      if (!lintel) continue;
      laid.push(lintel);
      this.#over.set(place.line, lintel);
    }
    for (const mark of page.marks) {
      // A stack lies over the pictures of its story too.
      if (mark.kind !== 'picture' || stacks.hides(mark.rect)) continue;
      const cover = coverOf(mark, places);
      if (cover) this.#covers.set(mark, cover);
    }
  }

  /** What is to be laid over the frame that begins with this line. */
  over(line: ComposedLine): Bar | undefined {
    return this.#over.get(line);
  }

  /** What keeps a picture's place. */
  cover(mark: PictureMark): Bar | undefined {
    return this.#covers.get(mark);
  }
}

/**
 * A picture is nothing for readers by place, so that what stands beside one is taken to reach over it and to be
 * read before the columns under it. A blank as high as the picture keeps its place; none where letters nearby are
 * so large that readers would take them and the blank for one block.
 */
function coverOf({ rect }: PictureMark, places: readonly Place[]): Bar | undefined {
  const size = rect.height / LINE_HEIGHT;
  // Columns that the picture stands in go on beside or under it, before what stands right of them.
  if (places.some((p) => intersects(p.rect, inset(rect, CLEAR, CLEAR)))) return undefined;
  const near = places.some(
    (p) => p.size > LIKE * size && intersects(p.rect, inset(rect, -NEAR * size, -LINE_HEIGHT * p.size)),
  );
  if (near || rect.width < 8 * CLEAR) return undefined;
  // Narrower than the columns under the picture, and not in line with any.
  return { left: rect.x + 2 * CLEAR, right: right(rect) - 3 * CLEAR, y: rect.y + ASCENT * size, size };
}

/** The parts of a folio stand far from one another and are blocks of their own. */
function placesOf(frame: ComposedFrame, stacks: Stacks, extents: Extents): readonly Place[] {
  const stack = stacks.frame(frame);
  // The frames of a stack are one block.
  if (stack) return frame.lines.includes(stack.line) ? [stack] : [];
  if (frame.role !== 'folio')
    return frame.lines.slice(0, 1).map((line) => placeOf(line, frame.rect, extents.of(line)));
  return frame.lines.map((line) =>
    placeOf(line, { x: line.x, y: line.top, width: line.width, height: line.bottom - line.top }),
  );
}

/** Lines that readers find elsewhere than they stand, but for those that they find larger, are where they stand. */
function placeOf(
  line: ComposedLine,
  rect: Rect,
  { foot = line.y, size: height }: Partial<Extent> = {},
): Place {
  const size = Math.max(0, ...line.runs.map((run) => run.size));
  const top = height === undefined ? line.y - ASCENT * size : foot - ASCENT * height;
  return { line, rect, size, top };
}

/** Whether `earlier` stands right of `place` and higher, so that readers would take it for later. */
const mustFollow = (place: Place, earlier: Place): boolean =>
  earlier.rect.x >= right(place.rect) && earlier.top < place.top - GAP;

/** Whether a lintel that is there already does what is needed. */
const parts = (lintel: Bar, place: Place, earlier: Place): boolean =>
  lintel.y < place.top &&
  lintel.y > earlier.top + GAP &&
  lintel.left < right(place.rect) &&
  lintel.right > earlier.rect.x + CLEAR;

function lintelOver(place: Place, beside: readonly Place[], after: readonly Place[]): Bar | undefined {
  // What comes later but begins over what it would have to lie under cannot be got behind it.
  const reached = beside.filter((p) => !after.some((f) => f.top < p.top + GAP && between(place, p, f)));
  if (reached.length === 0) return undefined;
  const end = Math.max(...reached.map((p) => p.rect.x + p.rect.width / 2));
  const under = Math.max(...reached.map((p) => p.top));
  const below = [place, ...after].filter((p) => p.top > under + GAP && p.rect.x < end);
  const top = Math.min(...below.map((p) => p.top));
  return { left: place.rect.x + CLEAR, right: end, y: top, size: BAR_SIZE };
}

/** Whether a bar from `from` to `to` would pass over or under `other`. */
const between = (from: Place, to: Place, other: Place): boolean =>
  right(other.rect) > from.rect.x && other.rect.x < to.rect.x + to.rect.width / 2;
