import type { Flavor } from './flavor';

export type RecordId = Flavor<string, 'record'>;
export type PaperId = Flavor<string, 'paper'>;
export type IssueId = Flavor<string, 'issue'>;
export type PageId = Flavor<string, 'page'>;
export type StoryId = Flavor<string, 'story'>;
export type PictureId = Flavor<string, 'picture'>;
export type StyleId = Flavor<string, 'style'>;
/** A placed thing on one page: story block, box, picture, rule. */
export type ItemId = Flavor<string, 'item'>;
/** A block of a story's body: a paragraph or a subhead. */
export type BlockId = Flavor<string, 'block'>;
/** A typeface as the paper names it, e.g. `song-text`; resources/fonts.json says which file it is. */
export type FaceId = Flavor<string, 'face'>;

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
export const ID_LENGTH = 16;

/** Sixteen characters of Crockford's base 32 (80 random bits): safe as a file name on every system. */
export function makeId(random: (bytes: number) => Uint8Array): string {
  let id = '';
  for (const byte of random(ID_LENGTH)) id += ALPHABET[byte & 31];
  return id;
}

/** Ids become file names: letters, digits, `-` and `_` only, at most 64. */
export const isSafeId = (id: string): boolean => /^[a-z0-9][a-z0-9_-]{0,63}$/u.test(id);
