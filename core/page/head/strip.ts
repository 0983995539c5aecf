import type { Em, GridLine, Pt } from '../../base/units';
import { firstLine, lastLine, topOf, xOf } from '../grid';
import { NARROWEST, type Obstacle } from '../slots';
import type { HeadField } from './parts';
import { placeStanding, type StandingHead, setStanding } from './standing';
import {
  BOX_AIR,
  boxSides,
  DEEPEST,
  drawBox,
  type HeadPlan,
  isBoxed,
  isClear,
  layBeside,
  noteCollisions,
  noteHeadline,
  overAll,
  placeLying,
  type Task,
} from './task';

export type Side = 'left' | 'right';

/** Beside horizontal columns the headline with 引题 and 副题 stands; in a vertical block the whole head does. */
const standsIn =
  (vertical: boolean) =>
  (field: HeadField): boolean =>
    vertical || field === 'kicker' || field === 'headline' || field === 'deck';

/** Free body lines at the side of a block that a head could stand in. */
interface Span {
  readonly from: GridLine;
  readonly to: GridLine;
}

/** A head that stands at `edge` of its block, in the lines of `span`. */
interface Standing {
  readonly head: StandingHead;
  readonly edge: Em;
  readonly span: Span;
  /** What it takes of the block's width, with the space beside it. */
  readonly strip: Em;
}

/** The places a head can stand in at one side of its block. */
class Sides {
  readonly #task: Task;
  readonly #side: Side;
  readonly #vertical: boolean;
  /** Pictures inside the block; those that only stand close to it are no matter of its head. */
  readonly #pictures: readonly Obstacle[];
  /** Which parts of the head stand. */
  readonly stands: (field: HeadField) => boolean;
  /** What a box takes above or below the head. */
  readonly air: GridLine;

  constructor(task: Task, side: Side) {
    this.#task = task;
    this.#side = side;
    this.#vertical = task.item.direction === 'vertical';
    const { area, pictures } = task;
    const block = [area.x, area.x + area.w] as const;
    this.#pictures = pictures.all.filter((_, i) => {
      const bare = pictures.bare[i];
      return bare !== undefined && !isClear([bare], block, area.y, area.y + area.h);
    });
    this.stands = standsIn(this.#vertical);
    this.air = isBoxed(task.item) ? BOX_AIR : 0;
  }

  get #own(): Em {
    const { area } = this.#task;
    return this.#side === 'left' ? area.x : area.x + area.w;
  }

  /** The head set into `span`; undefined where no part of it stands. */
  set(span: Span, edge: Em = this.#own): Standing | undefined {
    const { maker, item, story, area } = this.#task;
    const { size } = maker.bench.grid;
    const rows = Math.max(1, Math.floor(span.to - span.from - 2 * this.air));
    const head = setStanding(maker, item, story, { rows, depth: area.w * size * DEEPEST }, this.stands);
    if (!head) return undefined;
    const strip = Math.ceil(head.strip + boxSides(this.#task) - 1e-6);
    return { head, edge, span, strip: Math.min(strip, Math.max(1, area.w - 1)) };
  }

  /** Left and right edge of the type or of the box round it. */
  edges({ head, edge }: Standing): readonly [Em, Em] {
    const width = head.depth / this.#task.maker.bench.grid.size + boxSides(this.#task);
    return this.#side === 'left' ? [edge, edge + width] : [edge - width, edge];
  }

  /** First and last line of the type or of the box round it. */
  lines({ head, span }: Standing): Span {
    return { from: span.from + head.above, to: span.from + head.rows + 2 * this.air };
  }

  isClear(standing: Standing): boolean {
    const { from, to } = this.lines(standing);
    return isClear(this.#pictures, this.edges(standing), from, to);
  }

  fits(standing: Standing): boolean {
    const { head, span } = standing;
    return !head.tooLong && head.rows + 2 * this.air <= span.to - span.from && this.isClear(standing);
  }

  /** What pictures leave of the block's lines where a head would stand. */
  free(standing: Standing): Span[] {
    const [left, right] = this.edges(standing);
    const { from, to } = standing.span;
    const spans: Span[] = [];
    let open: GridLine | undefined;
    for (let row = from; row <= to; row++) {
      const clear = row < to && isClear(this.#pictures, [left, right], row, row + 1);
      if (clear) open ??= row;
      else if (open !== undefined) {
        spans.push({ from: open, to: row });
        open = undefined;
      }
    }
    return spans;
  }

  /** Moved into the block past the pictures at its edge, where columns are left beside it. */
  movedIn(standing: Standing): Standing | undefined {
    const { area, item } = this.#task;
    const { head, span, strip } = standing;
    let moved = standing;
    for (let tries = 0; tries <= this.#pictures.length; tries++) {
      if (this.isClear(moved)) return moved;
      const { from, to } = this.lines(moved);
      const edges = this.edges(moved);
      const met = this.#pictures.filter((o) => !isClear([o], edges, from, to));
      const edge =
        this.#side === 'left'
          ? Math.ceil(Math.max(...met.map((o) => o.right)) - area.x - 1e-6) + area.x
          : area.x + area.w - Math.ceil(area.x + area.w - Math.min(...met.map((o) => o.left)) - 1e-6);
      moved = { head, span, strip, edge };
      const { left, width } = this.columns(moved);
      if (left < area.x || width < NARROWEST * (this.#vertical ? 1 : item.columns)) return undefined;
    }
    return undefined;
  }

  /** What is left of the block beside the head. */
  columns({ edge, strip }: Standing): { readonly left: Em; readonly width: Em } {
    const { area } = this.#task;
    if (this.#side === 'right') return { left: area.x, width: edge - strip - area.x };
    const left = edge + strip;
    return { left, width: area.x + area.w - left };
  }
}

const linesOf = ({ head }: Standing): number =>
  Math.max(0, ...head.strips.map(({ part }) => (part.field === 'headline' ? part.text.lines.length : 0)));

/**
 * Where a head stands: at the block's side, above or below the pictures there where it has room in no more than a line
 * more, else moved in past them, else in what lines it finds. Undefined head: nothing of it stands.
 */
function placeOf(sides: Sides, whole: Span): Standing | undefined {
  const plain = sides.set(whole);
  if (!plain || sides.isClear(plain)) return plain;
  const clear = sides
    .free(plain)
    .flatMap((span) => sides.set(span) ?? [])
    .filter((standing) => sides.fits(standing))
    .sort((a, b) => linesOf(a) - linesOf(b));
  const best = clear[0];
  if (best && linesOf(best) <= linesOf(plain) + 1) return best;
  return sides.movedIn(plain) ?? best ?? plain;
}

/** The box is round what stands: a flag over the columns beside it has one of its own. */
function unboxed(task: Task): Task {
  const { border: _, tint: __, ...head } = task.item.head;
  return { ...task, item: { ...task.item, head } };
}

/** 竖题: the head stands at one side of the block; what does not stand lies over the columns beside it. */
export function planStanding(task: Task, side: Side): HeadPlan {
  const { maker, item, story, area } = task;
  const { grid } = maker.bench;
  const sides = new Sides(task, side);
  const whole = { from: firstLine(area), to: lastLine(area) };
  const found = placeOf(sides, whole);
  if (!found) return overAll(task);
  const { head, span } = found;
  const { left, width } = sides.columns(found);
  const room = { x: left, measure: width, row: whole.from };
  const beside = unboxed(task);
  const rest = layBeside(beside, room, (field) => !sides.stands(field));
  const from = rest.rows > 0 ? rest.room.row + rest.rows : whole.from;
  return {
    columnsArea: { left, width, from },
    obstacles: [],
    place() {
      const inside: Pt = (boxSides(task) / 2) * grid.size;
      const outer = xOf(grid, sides.edges(found)[0]);
      if (isBoxed(item)) {
        // As much air over the first character as under the last, wherever in the block the type stands.
        const lines = sides.lines(found);
        const height = (lines.to - lines.from) * grid.pitch - 2 * grid.lead;
        const y = topOf(grid, lines.from) + grid.lead;
        drawBox(task, { x: outer, y, width: head.depth + 2 * inside, height });
      }
      placeStanding(maker, story, head, outer + inside + head.depth, span.from + sides.air);
      placeLying(beside, rest);
      const lines = sides.lines(found);
      noteCollisions(task, sides.edges(found), lines.from, lines.to);
      const below = Math.ceil(span.from + head.rows + 2 * sides.air - whole.to);
      if (below > 0 || head.tooLong || head.strip > area.w) noteHeadline(task, Math.max(below, 0));
    },
  };
}
