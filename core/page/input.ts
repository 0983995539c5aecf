import type { FontBook } from '../base/ports';
import type { Issue } from '../document/records/issue';
import type { Page } from '../document/records/page';
import type { Paper } from '../document/records/paper';
import type { Picture } from '../document/records/picture';
import type { Story } from '../document/records/story';
import type { Style } from '../document/records/style';

/** Everything one page is made of. `present` tells which picture files exist: a card without its file is missing. */
export interface PageInput {
  readonly paper: Paper;
  readonly issue: Issue;
  readonly page: Page;
  readonly styles: Readonly<Record<string, Style>>;
  readonly stories: Readonly<Record<string, Story>>;
  readonly pictures: Readonly<Record<string, Picture>>;
  readonly present: (sha256: string) => boolean;
  readonly fonts: FontBook;
}
