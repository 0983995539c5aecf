/** The project folder: everything the rest of the desk may use of the store. */
export { copySample, createProject, type NewProject, type PaperSize, paperSizes } from './create';
export type { Saved } from './docstore';
export { type OpenOptions, openProject, type PendingSave, type Project } from './open';
