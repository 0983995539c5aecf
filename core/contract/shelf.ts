import { storyKinds, storyStatuses } from '../document/records/story';
import type { PackedShelf, PageCard, Shelf, StoryCard } from './project';

/** Cards column by column: a third of the bytes that 10,000 objects take, and read in a third of the time. */
type Columns<Card> = { readonly [Field in keyof Card]: readonly Card[Field][] };

interface ShelfColumns {
  readonly stories: Columns<StoryCard>;
  readonly pages: Columns<PageCard>;
}

const storyColumns = (cards: readonly StoryCard[]): Columns<StoryCard> => ({
  id: cards.map(({ id }) => id),
  slug: cards.map(({ slug }) => slug),
  headline: cards.map(({ headline }) => headline),
  flag: cards.map(({ flag }) => flag),
  kind: cards.map(({ kind }) => kind),
  status: cards.map(({ status }) => status),
  byline: cards.map(({ byline }) => byline),
  tags: cards.map(({ tags }) => tags),
  characters: cards.map(({ characters }) => characters),
});

const pageColumns = (cards: readonly PageCard[]): Columns<PageCard> => ({
  id: cards.map(({ id }) => id),
  issue: cards.map(({ issue }) => issue),
  number: cards.map(({ number }) => number),
  section: cards.map(({ section }) => section),
  stories: cards.map(({ stories }) => stories),
});

/** A shelf as it goes to the window, and as it lies in the cache of the next session: JSON of its columns in UTF-8. */
export function packShelf({ stories, pages }: Shelf): PackedShelf {
  const columns: ShelfColumns = { stories: storyColumns(stories), pages: pageColumns(pages) };
  return new TextEncoder().encode(JSON.stringify(columns));
}

class NoColumn extends Error {}

const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => typeof value === 'number';
const areTexts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every(isText);
const oneOf =
  <Word extends string>(words: readonly Word[]) =>
  (value: unknown): value is Word =>
    words.some((word) => word === value);

/** A cell by its row; whatever is not a column of `rows` cells of one kind is no shelf. */
function column<Cell>(
  of: Readonly<Record<string, unknown>>,
  field: string,
  rows: number,
  isCell: (value: unknown) => value is Cell,
): (row: number) => Cell {
  const cells: unknown = of[field];
  if (!Array.isArray(cells) || cells.length !== rows) throw new NoColumn(field);
  return (row) => {
    const cell: unknown = cells[row];
    if (!isCell(cell)) throw new NoColumn(field);
    return cell;
  };
}

function tableOf(
  json: unknown,
  name: string,
): { readonly of: Record<string, unknown>; readonly rows: number } {
  const of = (json as Readonly<Record<string, Record<string, unknown>>>)[name] ?? {};
  return { of, rows: Array.isArray(of['id']) ? of['id'].length : -1 };
}

function unpackStories(json: unknown): readonly StoryCard[] {
  const { of, rows } = tableOf(json, 'stories');
  const id = column(of, 'id', rows, isText);
  const slug = column(of, 'slug', rows, isText);
  const headline = column(of, 'headline', rows, isText);
  const flag = column(of, 'flag', rows, isText);
  const kind = column(of, 'kind', rows, oneOf(storyKinds));
  const status = column(of, 'status', rows, oneOf(storyStatuses));
  const byline = column(of, 'byline', rows, isText);
  const tags = column(of, 'tags', rows, areTexts);
  const characters = column(of, 'characters', rows, isNumber);
  return Array.from({ length: rows }, (_, row) => ({
    id: id(row),
    slug: slug(row),
    headline: headline(row),
    flag: flag(row),
    kind: kind(row),
    status: status(row),
    byline: byline(row),
    tags: tags(row),
    characters: characters(row),
  }));
}

function unpackPages(json: unknown): readonly PageCard[] {
  const { of, rows } = tableOf(json, 'pages');
  const id = column(of, 'id', rows, isText);
  const issue = column(of, 'issue', rows, isText);
  const number = column(of, 'number', rows, isNumber);
  const section = column(of, 'section', rows, isText);
  const stories = column(of, 'stories', rows, areTexts);
  return Array.from({ length: rows }, (_, row) => ({
    id: id(row),
    issue: issue(row),
    number: number(row),
    section: section(row),
    stories: stories(row),
  }));
}

/** The cards, or undefined where the bytes are no shelf: the project folder they come from may be anybody's. */
export function unpackShelf(packed: PackedShelf): Shelf | undefined {
  try {
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(packed));
    return { stories: unpackStories(json), pages: unpackPages(json) };
  } catch (problem) {
    if (problem instanceof NoColumn || problem instanceof SyntaxError || problem instanceof TypeError)
      return undefined;
    throw problem;
  }
}
