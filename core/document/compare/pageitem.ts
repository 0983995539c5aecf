import type { Json } from '../diff';
import { isObject, sameJson } from '../json';
import type { PackageItem, PageItem, PlacedPicture, StoryItem } from '../records/page';
import { align } from './align';
import { same } from './fields';

/** A record that a detail speaks of, for its name. */
export interface Subject {
  readonly type: 'story' | 'picture' | 'style';
  readonly id: string;
}

/** One difference in the trade's words: the locale files have them under `change.<what>`. */
export interface Detail {
  readonly what: string;
  readonly params: Readonly<Record<string, string | number>>;
  /** Values that are words themselves: parameter → key of the locale files under `value`. */
  readonly words?: Readonly<Record<string, string>>;
  /** Values that are names of other records. */
  readonly names?: Readonly<Record<string, Subject>>;
}

type Known = Readonly<Record<string, unknown>>;
/** How the values of a property are said. */
type Manner = 'number' | 'text' | 'style' | 'words' | 'silent';

/** Properties with a phrase of their own; `silent` ones are only said to have changed. */
const manners: Readonly<Record<string, Manner>> = {
  columns: 'number',
  gutter: 'number',
  distance: 'number',
  weight: 'number',
  rule: 'number',
  span: 'number',
  text: 'text',
  style: 'style',
  body: 'style',
  headline: 'style',
  kicker: 'style',
  deck: 'style',
  summary: 'style',
  flag: 'style',
  arrangement: 'words',
  align: 'words',
  border: 'words',
  fill: 'words',
  direction: 'words',
  fit: 'words',
  columnRule: 'words',
  headRule: 'words',
  caption: 'words',
  tint: 'silent',
  ink: 'silent',
  wrap: 'silent',
  thread: 'silent',
  row: 'silent',
  column: 'silent',
};

/** What is meant where nothing is written. */
const defaults: Known = { border: 'none', direction: 'horizontal', fit: 'none', span: 0 };

const round = (value: number): number => Math.round(value * 10) / 10;

const plain = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

function phrase(field: string, before: Json | undefined, after: Json | undefined): Detail {
  const [from, to] = [before ?? defaults[field], after ?? defaults[field]];
  switch (manners[field]) {
    case 'number':
      return { what: field, params: { from: round(Number(from)), to: round(Number(to)) } };
    case 'text':
      return { what: field, params: { from: plain(from), to: plain(to) } };
    case 'style':
      return styled(field, from, to);
    case 'words':
      return {
        what: field,
        params: {},
        words: { from: `${field}.${plain(from)}`, to: `${field}.${plain(to)}` },
      };
    case 'silent':
      return { what: field, params: {} };
    default:
      return { what: 'other', params: {} };
  }
}

/** A style that is not written is the paper's own for that role. */
function styled(field: string, from: unknown, to: unknown): Detail {
  const words: Record<string, string> = {};
  const names: Record<string, Subject> = {};
  for (const [side, id] of [
    ['from', from],
    ['to', to],
  ] as const)
    if (typeof id === 'string') names[side] = { type: 'style', id };
    else words[side] = 'style.default';
  return { what: `style-${field}`, params: {}, words, names };
}

/** Moved, made larger or smaller: in 字 and body lines. */
function areaDetails(before: Json | undefined, after: Json | undefined): readonly Detail[] {
  if (!isObject(before) || !isObject(after)) return [];
  const at = (area: typeof before, key: string): number => round(Number(area[key]));
  const differs = (keys: readonly string[]): boolean =>
    keys.some((key) => !sameJson(before[key], after[key]));
  const pair = (a: string, b: string): Detail['params'] => ({
    fromX: at(before, a),
    fromY: at(before, b),
    toX: at(after, a),
    toY: at(after, b),
  });
  return [
    ...(differs(['x', 'y']) ? [{ what: 'moved', params: pair('x', 'y') }] : []),
    ...(differs(['w', 'h']) ? [{ what: 'sized', params: pair('w', 'h') }] : []),
  ];
}

/** The differences of the plain properties of two objects, said once each. */
function plainDetails(before: Known, after: Known, apart: readonly string[]): readonly Detail[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (key) => !apart.includes(key) && !same(before[key], after[key]),
  );
  const details = keys.flatMap((key): readonly Detail[] => {
    const [from, to] = [before[key] as Json | undefined, after[key] as Json | undefined];
    return key === 'area' ? areaDetails(from, to) : [phrase(key, from, to)];
  });
  return details.filter((one, at) => details.findIndex((other) => sameDetail(one, other)) === at);
}

const sameDetail = (a: Detail, b: Detail): boolean => same(a, b);

const pictured = (
  list: readonly PlacedPicture[],
): readonly { readonly id: string; readonly placed: PlacedPicture }[] =>
  list.map((placed) => ({ id: placed.picture, placed }));

const name = (type: Subject['type'], id: string): Detail['names'] => ({ name: { type, id } });

/** Pictures of a block are known by the picture they show. */
function pictureDetails(
  before: readonly PlacedPicture[],
  after: readonly PlacedPicture[],
): readonly Detail[] {
  return align(pictured(before), pictured(after)).flatMap((row): readonly Detail[] => {
    const picture = row.after?.id ?? row.before?.id ?? '';
    const names = name('picture', picture);
    if (row.moved)
      return row.after ? [{ what: 'picture-order', params: {}, ...(names ? { names } : {}) }] : [];
    if (!row.before || !row.after)
      return [
        { what: row.after ? 'picture-added' : 'picture-removed', params: {}, ...(names ? { names } : {}) },
      ];
    return plainDetails(row.before.placed, row.after.placed, ['picture']);
  });
}

function storyDetails(before: StoryItem, after: StoryItem): readonly Detail[] {
  const swapped = before.story !== after.story;
  return [
    ...(swapped
      ? [
          {
            what: 'story',
            params: {},
            names: { from: { type: 'story', id: before.story }, to: { type: 'story', id: after.story } },
          } satisfies Detail,
        ]
      : []),
    ...plainDetails(before, after, ['story', 'head', 'pictures', 'id']),
    ...plainDetails(before.head, after.head, []),
    ...pictureDetails(before.pictures, after.pictures),
  ];
}

/** What changed in a box: itself, its head, and the stories in it by name. */
function packageDetails(before: PackageItem, after: PackageItem): readonly Detail[] {
  const head = same(before.head, after.head) ? [] : [{ what: 'box-head', params: {} }];
  const inner = align(before.items, after.items).flatMap((row): readonly Detail[] => {
    const item = row.after ?? row.before;
    if (!item || (row.moved && !row.after)) return [];
    const names = { name: { type: 'story', id: item.story } } as const;
    if (row.moved) return [{ what: 'box-order', params: {}, names }];
    if (!row.before || !row.after)
      return [{ what: row.after ? 'box-added' : 'box-removed', params: {}, names }];
    return same(row.before, row.after) ? [] : [{ what: 'box-story', params: {}, names }];
  });
  return [...plainDetails(before, after, ['head', 'items', 'id']), ...head, ...inner];
}

/** How a thing on the page differs between two states of it; never empty where the two are not the same. */
export function describeItem(before: PageItem, after: PageItem): readonly Detail[] {
  const details =
    before.kind === 'story' && after.kind === 'story'
      ? storyDetails(before, after)
      : before.kind === 'package' && after.kind === 'package'
        ? packageDetails(before, after)
        : before.kind === 'picture' && after.kind === 'picture'
          ? [
              ...(before.picture === after.picture ? [] : [{ what: 'picture-other', params: {} }]),
              ...plainDetails(before, after, ['picture', 'id']),
            ]
          : plainDetails(before, after, ['id']);
  if (details.length > 0 || same(before, after)) return details;
  return [{ what: 'other', params: {} }];
}
