import type { Diagnostic } from '../../base/diagnostic';
import type { Page } from '../../document/records/page';
import type { Picture } from '../../document/records/picture';
import type { Story } from '../../document/records/story';
import type { Style } from '../../document/records/style';
import type { ComposedPage } from '../../page/composed';

/** A composed page and the records it was made of. */
export interface PageProof {
  readonly composed: ComposedPage;
  readonly page: Page;
  readonly stories: Readonly<Record<string, Story>>;
  readonly pictures: Readonly<Record<string, Picture>>;
  readonly styles: Readonly<Record<string, Style>>;
}

/** One rule of preflight: pure, run on a whole composed page. */
export type PageRule = (proof: PageProof) => readonly Diagnostic[];
