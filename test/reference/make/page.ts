import { readFileSync } from 'node:fs';
import { BLACK, type Ink } from '../../../core/base/ink';
import { newIssue, newPage } from '../../../core/document/factory';
import { emptyRecords, type ProjectRecords } from '../../../core/document/records';
import type {
  Head,
  HeadArrangement,
  PackageItem,
  PageItem,
  PlacedPicture,
  RuleItem,
  StoryItem,
} from '../../../core/document/records/page';
import type { Paper } from '../../../core/document/records/paper';
import type { Story } from '../../../core/document/records/story';
import type { Style } from '../../../core/document/records/style';
import { resourceFile } from '../../../electron/resources';
import type { MadePicture } from './pictures';

/** A page of the reference set with everything it is composed from. */
export interface ReferencePage {
  /** Names its files. */
  readonly name: string;
  /** What it is there to show. */
  readonly about: string;
  readonly records: ProjectRecords;
  /** Files of the pictures by hash. */
  readonly assets: Readonly<Record<string, string>>;
  /** Its page among the records. */
  readonly page: string;
  /** Pixels an inch of the stored picture. */
  readonly dpi: number;
  /** Pictures with an outline: text stands inside their rectangle. */
  readonly outlined: ReadonlySet<string>;
  /** Share of its body lines that may be loose. */
  readonly loose: number;
}

export type Sheet = 'broadsheet' | 'tabloid' | 'a3' | 'a4';

interface Template {
  readonly paper: Omit<Paper, 'id' | 'name'>;
  readonly styles: readonly Style[];
}

/** A style by what it takes from another one; without `from` it changes the style of its own id. */
export type StyleChange = Partial<Style> & { readonly id: string; readonly from?: string };

export interface PageMakeup {
  readonly name: string;
  readonly about: string;
  readonly sheet: Sheet;
  readonly number: number;
  readonly section: string;
  /** Where the page's grid is not its sheet's. */
  readonly grid?: Partial<Paper['grid']>;
  readonly styles?: readonly StyleChange[];
  readonly stories: Readonly<Record<string, Story>>;
  readonly pictures?: readonly MadePicture[];
  readonly items: readonly PageItem[];
  /** Where more lines than usual cannot but be loose. */
  readonly loose?: number;
}

const DPI = 72;
/** Columns of eleven characters and short blocks in level columns among them. */
const USUALLY_LOOSE = 0.04;
const STAFF = [
  { role: '责任编辑', name: '林乔' },
  { role: '校对', name: '陈禾' },
];

/** The page as records of a project of its own, on one of the product's own sheets. */
export function makePage(makeup: PageMakeup): ReferencePage {
  const template = JSON.parse(
    readFileSync(resourceFile(`templates/${makeup.sheet}.json`), 'utf8'),
  ) as Template;
  const paper: Paper = {
    ...template.paper,
    id: 'paper',
    name: '云溪晚报',
    cn: 'CN 00-0001',
    grid: { ...template.paper.grid, ...makeup.grid },
  };
  const page = newPage('page', 'issue', {
    number: makeup.number,
    section: makeup.section,
    staff: STAFF,
    items: makeup.items,
  });
  const pictures = makeup.pictures ?? [];
  const issue = newIssue('issue', 'paper', '2026-11-22', { number: 1208, pages: ['page'] });
  return {
    name: makeup.name,
    about: makeup.about,
    records: {
      ...emptyRecords,
      paper: { paper },
      style: stylesOf(template.styles, makeup.styles ?? []),
      issue: { issue },
      page: { page },
      story: makeup.stories,
      picture: Object.fromEntries(pictures.map(({ card }) => [card.id, card])),
    },
    assets: Object.fromEntries(pictures.map(({ card, file }) => [card.sha256, file])),
    page: 'page',
    dpi: DPI,
    outlined: new Set(outlinedOf(makeup.items)),
    loose: makeup.loose ?? USUALLY_LOOSE,
  };
}

const outlinedOf = (items: readonly PageItem[]): readonly string[] =>
  items.flatMap((item) => {
    if (item.kind === 'package') return outlinedOf(item.items);
    const pictures = item.kind === 'story' ? item.pictures : item.kind === 'picture' ? [item] : [];
    return pictures.flatMap(({ picture, wrap }) => (wrap?.outline ? [picture] : []));
  });

function stylesOf(given: readonly Style[], changes: readonly StyleChange[]): Readonly<Record<string, Style>> {
  const styles: Record<string, Style> = Object.fromEntries(given.map((style) => [style.id, style]));
  for (const { from, ...own } of changes) {
    const base = styles[from ?? own.id];
    if (!base) throw new Error(`no style ${from ?? own.id}`);
    styles[own.id] = { ...base, ...own };
  }
  return styles;
}

type Area = StoryItem['area'];
/** x, y, width, height: characters and body lines. */
export type At = readonly [x: number, y: number, w: number, h: number];
export const at = ([x, y, w, h]: At): Area => ({ x, y, w, h });

export const head = (
  arrangement: HeadArrangement,
  align: Head['align'] = 'center',
  parts: Partial<Head> = {},
): Head => ({ arrangement, align, ...parts });

/** A story block; its item is called after the story. */
export const block = (
  story: string,
  area: At,
  columns: number,
  heading: Head,
  more: Partial<StoryItem> = {},
): StoryItem => ({
  kind: 'story',
  id: `block-${story}`,
  story,
  area: at(area),
  columns,
  gutter: 1,
  columnRule: columns > 1,
  head: heading,
  pictures: [],
  fill: 'level',
  ...more,
});

export const boxed = (
  id: string,
  area: At,
  items: readonly StoryItem[],
  more: Partial<PackageItem> = {},
): PackageItem => ({
  kind: 'package',
  id,
  area: at(area),
  border: 'hairline',
  head: [],
  headRule: false,
  items,
  ...more,
});

export const rule = (id: string, area: At, weight = 0.5, ink: Ink = BLACK): RuleItem => ({
  kind: 'rule',
  id,
  area: at(area),
  weight,
  ink,
});

export const placed = (picture: string, area: At, more: Partial<PlacedPicture> = {}): PlacedPicture => ({
  picture,
  area: at(area),
  caption: false,
  distance: 1,
  ...more,
});

export const TINT: Ink = { c: 0, m: 0, y: 0, k: 7 };
