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
const ID_LENGTH = 16;

/** Sixteen characters of Crockford's base 32 (80 random bits): safe as a file name on every system. */
export function makeId(random: (bytes: number) => Uint8Array): string {
  let id = '';
  for (const byte of random(ID_LENGTH)) id += ALPHABET[byte & 31];
  return id;
}
