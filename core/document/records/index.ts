import { type Issue, issueKind } from './issue';
import { type Page, pageKind } from './page';
import { type Paper, paperKind } from './paper';
import { type Picture, pictureKind } from './picture';
import { type Story, storyKind } from './story';
import { type Style, styleKind } from './style';

/** Every kind of record a project can hold, by type name. */
export const recordKinds = {
  paper: paperKind,
  style: styleKind,
  issue: issueKind,
  page: pageKind,
  story: storyKind,
  picture: pictureKind,
} as const;

export interface RecordByType {
  readonly paper: Paper;
  readonly style: Style;
  readonly issue: Issue;
  readonly page: Page;
  readonly story: Story;
  readonly picture: Picture;
}

export type RecordType = keyof RecordByType;
export const recordTypes = Object.keys(recordKinds) as readonly RecordType[];

/** All records of a project by type and id: the whole document, immutable, shared structurally between versions. */
export type ProjectRecords = {
  readonly [T in RecordType]: Readonly<Record<string, RecordByType[T]>>;
};

export const emptyRecords: ProjectRecords = {
  paper: {},
  style: {},
  issue: {},
  page: {},
  story: {},
  picture: {},
};
