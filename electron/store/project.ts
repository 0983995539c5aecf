/** The project folder: everything the rest of the desk may use of the store. */
export { copySample, createProject, type NewProject, type PaperSize, paperSizes } from './create';
export type { DocStore, Saved } from './docstore';
export { type OpenOptions, openProject } from './open';
export type { Project } from './opened';
export type { PendingSave } from './saving';
export type { OpenShelf, ShelfKeeper } from './shelf';
