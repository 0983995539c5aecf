export { exportArchive, importArchive, restoreBackup, useBackups } from './backups';
export { readBranch, resolveBranch, type SideChoice, type TwoStates } from './branches';
export { ask, hear } from './client';
export type { DeskState, Phase } from './desk';
export { desk, useDesk } from './desk';
export {
  closeGroup,
  type EditOptions,
  edit,
  flushEdits,
  goToHistory,
  languageOf,
  onEdit,
  openGroup,
  redo,
  undo,
} from './document';
export {
  boxOf,
  findItem,
  patchItem,
  patchPage,
  patchStory,
  withoutItem,
  withoutRecord,
  withRecord,
} from './edits';
export { saveElsewhere, takeOver } from './elsewhere';
export { ignoreFinding, restoreIgnored, severities, usePageFindings } from './findings';
export { newId } from './ids';
export { cancelJob, dismissJob, showInFolder, startExport, useJobs } from './jobs';
export { loadDocuments } from './loading';
export {
  goToIssue,
  goToPage,
  goToPlace,
  goToRoom,
  openStoryAt,
  pageOfStory,
  reportCaret,
  select,
  selectStory,
  showPanel,
  toggleRightDock,
} from './navigation';
export {
  dismissNotice,
  failureLabel,
  type Notice,
  notify,
  notifyFailure,
  remedyLabel,
  useNotices,
} from './notices';
export { replacePicture } from './pictures';
export { changeSettings, chooseProject, createProject, startDesk } from './project';
export { useFullText } from './search';
export {
  allPageCards,
  cardOfStory,
  type DeskShelf,
  findPageCard,
  findStoryCard,
  pagesOfIssue,
  pagesOfStory,
  storyIds,
} from './shelf';
export { charactersOf, createStory, deleteStory, duplicateStory, editStory, storyName } from './stories';
export * from './types';
export * from './ui';
export { type Asked, putRecord, useAsked, useRevision, useRevisions } from './versions';
export {
  editWrap,
  ellipse,
  insertPoint,
  movePoint,
  type Outline,
  type OutlineShape,
  rectangle,
  removePoint,
  shapeOf,
  type WrappedPicture,
  withShape,
  wrappedPictures,
} from './wraps';
