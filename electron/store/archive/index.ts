/** A whole project as one file, out and in. */
export { ARCHIVE_SUFFIX, LIMITS, type Limits } from './format';
export { type Imported, type ImportOptions, importArchive } from './read';
export { type Archived, type ArchiveOptions, exportArchive } from './write';
