import { concat } from '../base/concat';
import type { Diagnostic } from '../base/diagnostic';
import type { Area } from '../base/geometry';
import type { PageId } from '../base/ids';
import type { FontBook } from '../base/ports';
import { tied } from '../base/tied';
import type { GridLine } from '../base/units';
import type { PackageItem, PageItem, PictureItem, StoryItem } from '../document/records/page';
import type { Paper } from '../document/records/paper';
import { createTypesetter } from '../typeset/typesetter';
import { type BlockState, composeBlock } from './block';
import { collisions } from './collide';
import type { ComposedPage, Mark } from './composed';
import type { CopyCache } from './copy';
import { composeFolio, FURNITURE } from './furniture';
import { gridOf, type PageGrid, TOLERANCE } from './grid';
import type { PageInput } from './input';
import { composeBanner, composePicture, composeRule } from './items';
import { composeBox, innerArea } from './package';
import { type Bench, type Piece, PieceMaker } from './piece';
import { distanceLeft } from './slots';
import { extentOf } from './wrap';

export type ComposeInput = Omit<PageInput, 'fonts'>;

/** Composes pages and remembers them: what an edit does not touch comes back as the very same objects. */
export interface PageComposer {
  compose(input: ComposeInput): ComposedPage;
}

/** Pages kept for the next composition; the oldest goes first. */
const PAGES_KEPT = 48;

/** A piece and everything it was made from: it holds as long as all of these are the same objects. */
interface Kept {
  readonly from: readonly unknown[];
  readonly piece: Piece;
}

interface PageMemory {
  pieces: Map<string, Kept>;
  page: ComposedPage | undefined;
  made: readonly Piece[];
}

const sameList = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((value, i) => value === b[i]);

/** Story blocks by what their pieces were made from: what of them stands when only the story changes. */
const blocks = tied<readonly unknown[], BlockState>();

const sameButLast = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((value, i) => i === a.length - 1 || value === b[i]);

/** Composes one page after another with the same fonts. */
export function createComposer(fonts: FontBook): PageComposer {
  const typesetter = createTypesetter(fonts);
  const grids = new WeakMap<Paper, PageGrid>();
  const copies: CopyCache = new WeakMap();
  const memories = new Map<PageId, PageMemory>();

  const gridFor = (paper: Paper): PageGrid => {
    const known = grids.get(paper);
    if (known) return known;
    const grid = gridOf(paper);
    grids.set(paper, grid);
    return grid;
  };

  const memoryOf = (page: PageId): PageMemory => {
    const memory = memories.get(page) ?? { pieces: new Map(), page: undefined, made: [] };
    memories.delete(page);
    memories.set(page, memory);
    for (const oldest of memories.keys()) {
      if (memories.size <= PAGES_KEPT) break;
      memories.delete(oldest);
    }
    return memory;
  };

  return {
    compose(input) {
      const { paper, page, styles, pictures, present } = input;
      const grid = gridFor(paper);
      const bench: Bench = { page: page.id, grid, styles, pictures, present, fonts, typesetter };
      const memory = memoryOf(page.id);
      const turn = new Turn(input, bench, copies, memory.pieces);
      const made = turn.pieces();
      memory.pieces = turn.kept;
      if (memory.page && sameList(memory.made, made) && memory.page.number === page.number) {
        const fresh = finish(input, grid, made);
        memory.page = sameOutside(memory.page, fresh) ? memory.page : fresh;
        return memory.page;
      }
      memory.made = made;
      memory.page = finish(input, grid, made);
      return memory.page;
    },
  };
}

/** Composes one page once, with no memory. */
export const composePage = ({ fonts, ...input }: PageInput): ComposedPage =>
  createComposer(fonts).compose(input);

/** The same pieces make the same page, unless collisions or the sheet changed. */
const sameOutside = (a: ComposedPage, b: ComposedPage): boolean =>
  a.width === b.width &&
  a.height === b.height &&
  a.bleed === b.bleed &&
  JSON.stringify([a.grid, a.diagnostics]) === JSON.stringify([b.grid, b.diagnostics]);

const touches = (a: Area, distance: number, b: Area): boolean =>
  a.x - distance < b.x + b.w &&
  a.x + a.w + distance > b.x &&
  a.y - distance < b.y + b.h &&
  a.y + a.h + distance > b.y;

/** One composition of one page: decides per item whether its last piece still holds. */
class Turn {
  readonly kept = new Map<string, Kept>();

  constructor(
    readonly input: ComposeInput,
    readonly bench: Bench,
    readonly copies: CopyCache,
    readonly before: ReadonlyMap<string, Kept>,
  ) {}

  pieces(): Piece[] {
    const { paper, issue, page } = this.input;
    const folio = this.#piece(
      FURNITURE,
      [issue.date, issue.number, page.number, page.section, page.staff],
      (maker) => {
        composeFolio(maker, paper, issue, page);
      },
    );
    return [folio, ...page.items.flatMap((item) => this.#item(item))];
  }

  #piece(
    id: string,
    from: readonly unknown[],
    make: (maker: PieceMaker, all: readonly unknown[], known: Kept | undefined) => void,
  ): Piece {
    const known = this.before.get(id);
    const all = [this.bench.grid, this.input.styles, this.input.paper, ...from];
    if (known && sameList(known.from, all)) {
      this.kept.set(id, known);
      return known.piece;
    }
    const maker = new PieceMaker(this.bench, id, known?.piece);
    make(maker, all, known);
    const piece = maker.finish();
    this.kept.set(id, { from: all, piece });
    return piece;
  }

  #item(item: PageItem): Piece[] {
    switch (item.kind) {
      case 'story':
        return [this.#story(item, item.area)];
      case 'package':
        return this.#package(item);
      case 'picture':
        return [this.#loose(item)];
      case 'banner':
        return [this.#piece(item.id, [item], (maker) => composeBanner(maker, item))];
      default:
        return [this.#piece(item.id, [item], (maker) => composeRule(maker, item))];
    }
  }

  #package(item: PackageItem): Piece[] {
    const box = this.#piece(item.id, [item], (maker) => composeBox(maker, item));
    return [box, ...item.items.map((inner) => this.#story(inner, innerArea(item, inner)))];
  }

  #story(item: StoryItem, area: Area): Piece {
    const { stories } = this.input;
    const story = stories[item.story];
    const near = this.#neighbours(area);
    const { x, y } = area;
    const shown = [...item.pictures, ...near].flatMap((placed) => this.#picture(placed.picture));
    return this.#piece(item.id, [item, x, y, ...near, ...shown, story], (maker, all, known) => {
      if (!story) return;
      const before = known && sameButLast(known.from, all) ? blocks.get(known.from) : undefined;
      blocks.set(all, composeBlock(maker, this.copies, item, story, area, near, before));
    });
  }

  /** A picture of the page; where text stands over or under it, it yields what whole lines do not keep of its distance. */
  #loose(item: PictureItem): Piece {
    const { grid } = this.bench;
    const air = item.wrap?.outline ? 0 : distanceLeft(item.distance, grid.size, grid.pitch);
    const { y, h } = item.area;
    const over = this.#standsAcross(item.area, y) ? air : 0;
    const under = this.#standsAcross(item.area, y + h) ? air : 0;
    return this.#piece(item.id, [item, over, under, ...this.#picture(item.picture)], (maker) =>
      composePicture(maker, item, over, under),
    );
  }

  /** Whether a block of horizontal text goes on past the edge of a picture at `y`. */
  #standsAcross({ x, w }: Area, y: GridLine): boolean {
    const past = ({ direction }: StoryItem, area: Area): boolean =>
      direction !== 'vertical' &&
      area.x < x + w &&
      area.x + area.w > x &&
      area.y < y - TOLERANCE &&
      area.y + area.h > y + TOLERANCE;
    return this.input.page.items.some((item) => {
      if (item.kind === 'story') return past(item, item.area);
      return item.kind === 'package' && item.items.some((inner) => past(inner, innerArea(item, inner)));
    });
  }

  /** A picture's card and whether its file is there: what a piece that shows it is made from. */
  #picture(id: string): readonly unknown[] {
    const { pictures, present } = this.input;
    const record = pictures[id];
    return [record, record !== undefined && present(record.sha256)];
  }

  /** Pictures of the page over a block, with their distance: the block's text flows round them. */
  #neighbours(area: Area): PictureItem[] {
    return this.input.page.items.filter(
      (item): item is PictureItem => item.kind === 'picture' && touches(extentOf(item), item.distance, area),
    );
  }
}

const ONCE: ReadonlySet<string> = new Set(['PAGE-FONT', 'PAGE-CHARACTER', 'PAGE-FALLBACK', 'PAGE-STYLE']);

/** What a diagnostic of these says, beside where. The copies of a page keep their notes from one edit to the next. */
const keys = new WeakMap<Diagnostic['params'], string>();

function keyOf({ rule, params }: Diagnostic): string {
  let key = keys.get(params);
  if (key === undefined) keys.set(params, (key = `${rule} ${Object.values(params).join(' ')}`));
  return key;
}

/** Faces and characters are missing once a page, however many blocks miss them. */
function distinct(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Set<string>();
  return diagnostics.filter((one) => {
    if (!ONCE.has(one.rule)) return true;
    const key = keyOf(one);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Painting order: tints, pictures, rules, then text, each in the order of the items. */
function finish(input: ComposeInput, grid: PageGrid, made: readonly Piece[]): ComposedPage {
  const { page } = input;
  const marks = concat<Mark>([
    ...made.map(({ tints }) => tints),
    ...made.map(({ pictures }) => pictures),
    ...made.map(({ rules }) => rules),
    ...made.map(({ texts }) => texts),
  ]);
  return {
    page: page.id,
    number: page.number,
    width: grid.width,
    height: grid.height,
    bleed: grid.bleed,
    grid: {
      area: grid.area,
      columns: grid.columns,
      size: grid.size,
      pitch: grid.pitch,
      baseline: grid.baseline,
    },
    marks,
    frames: concat(made.map(({ frames }) => frames)),
    stories: concat(made.map(({ stories }) => stories)),
    diagnostics: [
      ...distinct(concat(made.map(({ diagnostics }) => diagnostics))),
      ...collisions(page, input),
    ],
  };
}
