import type { Area } from '../../core/base/geometry';
import type { ItemId, PageId } from '../../core/base/ids';
import { type Page, type PlacedPicture, storyItems, type Wrap } from '../../core/document/records/page';
import { desk } from './desk';
import { edit } from './document';
import { boxOf, patchItem } from './edits';

/** Corners of what text goes round, as shares of a picture's area. */
export type Outline = NonNullable<Wrap['outline']>;
type Corner = Outline[number];
export type OutlineShape = 'rectangle' | 'ellipse' | 'drawn';

/** A picture of a page that text goes round: an item of its own, or the n-th picture in a story block. */
export interface WrappedPicture {
  readonly item: ItemId;
  readonly nth: number | undefined;
  /** In the type area's measure. */
  readonly area: Area;
  readonly wrap: Wrap | undefined;
}

const FEWEST = 3;
const MOST = 500;
/** Corners of an ellipse: enough that no line sees an edge. */
const ROUND = 24;
/** As far as an outline may leave its picture. */
const OUT: readonly [least: number, most: number] = [-1, 2];

const tidy = (value: number): number =>
  Math.round(Math.min(OUT[1], Math.max(OUT[0], value)) * 10_000) / 10_000;

export const rectangle: Outline = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
];

export const ellipse: Outline = Array.from({ length: ROUND }, (_, i) => {
  const angle = (2 * Math.PI * i) / ROUND;
  return [tidy(0.5 + 0.5 * Math.cos(angle)), tidy(0.5 + 0.5 * Math.sin(angle))];
});

const same = (a: Outline, b: Outline): boolean =>
  a.length === b.length && a.every(([x, y], i) => x === b[i]?.[0] && y === b[i]?.[1]);

export const shapeOf = (wrap: Wrap | undefined): OutlineShape =>
  !wrap?.outline ? 'rectangle' : same(wrap.outline, ellipse) ? 'ellipse' : 'drawn';

/** The wrap with another shape. Drawing begins from what is there; the rectangle needs no outline. */
export function withShape(wrap: Wrap | undefined, shape: OutlineShape): Wrap {
  const { outline = rectangle, ...rest } = wrap ?? {};
  if (shape === 'rectangle') return rest;
  return {
    ...rest,
    outline: shape === 'ellipse' ? ellipse : shapeOf(wrap) === 'drawn' ? outline : drawnFrom(outline),
  };
}

/** A corner more than the rectangle, so that a drawn outline is told from it and there is something to pull at. */
const drawnFrom = (outline: Outline): Outline =>
  same(outline, rectangle) ? insertPoint(outline, 0, [0.5, 0]) : outline.filter((_, i) => i % 2 === 0);

export const movePoint = (outline: Outline, at: number, [x = 0, y = 0]: Corner): Outline =>
  outline.map((point, i) => (i === at ? [tidy(x), tidy(y)] : point));

/** A new corner on the edge that begins at corner `edge`. */
export const insertPoint = (outline: Outline, edge: number, [x = 0, y = 0]: Corner): Outline =>
  outline.length >= MOST ? outline : outline.toSpliced(edge + 1, 0, [tidy(x), tidy(y)]);

/** The outline without a corner; a triangle keeps its three. */
export const removePoint = (outline: Outline, at: number): Outline =>
  outline.length <= FEWEST ? outline : outline.toSpliced(at, 1);

const within = (outer: Area, inner: Area): Area => ({
  x: outer.x + inner.x,
  y: outer.y + inner.y,
  w: inner.w,
  h: inner.h,
});

/** All pictures of a page that text can go round, in painting order. */
export function wrappedPictures(page: Page): readonly WrappedPicture[] {
  const own = page.items.flatMap((item) =>
    item.kind === 'picture' ? [{ item: item.id, nth: undefined, area: item.area, wrap: item.wrap }] : [],
  );
  const placed = storyItems(page).flatMap((item) => {
    const box = boxOf(page, item.id);
    const block = box ? within(box.area, item.area) : item.area;
    return item.pictures.map(({ area, wrap }, nth) => ({
      item: item.id,
      nth,
      area: within(block, area),
      wrap,
    }));
  });
  return [...own, ...placed];
}

const wrapped = <Owner extends { readonly wrap?: Wrap | undefined }>(owner: Owner, wrap: Wrap): Owner => {
  const { wrap: _old, ...rest } = owner;
  return (Object.keys(wrap).length === 0 ? rest : { ...rest, wrap }) as Owner;
};

/** Changes how text goes round a picture. `part`: on the way to something, one step for undo with what follows. */
export function editWrap(
  pageId: PageId,
  { item, nth }: Pick<WrappedPicture, 'item' | 'nth'>,
  change: (wrap: Wrap | undefined) => Wrap,
  part = false,
): void {
  const after = patchItem(desk().records, pageId, item, (old) => {
    if (old.kind === 'picture') return wrapped(old, change(old.wrap));
    if (old.kind !== 'story' || nth === undefined) return old;
    return {
      ...old,
      pictures: old.pictures.map((one, i) =>
        i === nth ? wrapped<PlacedPicture>(one, change(one.wrap)) : one,
      ),
    };
  });
  edit({ key: 'edit.item.wrap' }, after, part ? { coalesce: `wrap:${item}/${nth ?? ''}` } : {});
}
