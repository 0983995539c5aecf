import type { Diagnostic } from '../../core/base/diagnostic';
import type { PageId } from '../../core/base/ids';
import type { ProjectRecords } from '../../core/document/records';
import type { Paper } from '../../core/document/records/paper';

/** `x4` is what the plant gets; `screen` shows the page trimmed; `proof` is `x4` that also prints what is not ready. */
export type ExportPreset = 'x4' | 'screen' | 'proof';

/** Everything an export needs, as plain data, so that it can be sent to a process of its own. */
export interface ExportPagesRequest {
  readonly records: ProjectRecords;
  /** Absolute file of every picture that is there, by its hash. */
  readonly assets: Readonly<Record<string, string>>;
  readonly pages: readonly PageId[];
  readonly preset: ExportPreset;
  /** Crop and registration marks; ignored for `screen`. */
  readonly marks: boolean;
  /** A folder gets one file for each page; a name that ends in `.pdf` gets all pages in one file. */
  readonly out: string;
}

export interface ExportedFile {
  /** Absolute. */
  readonly path: string;
  readonly bytes: number;
}

export interface Exported {
  readonly files: readonly ExportedFile[];
  /** What composition found on these pages. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What an export needs of an open project. */
export interface ExportableProject {
  readonly records: ProjectRecords;
  readonly assets: ReadonlySet<string>;
  assetPath(sha256: string, ext: string): string;
}

/** The request for an open project's pages. */
export function exportRequest(
  project: ExportableProject,
  what: Pick<ExportPagesRequest, 'pages' | 'preset' | 'marks' | 'out'>,
): ExportPagesRequest {
  const assets: Record<string, string> = {};
  for (const { sha256, ext } of Object.values(project.records.picture))
    if (project.assets.has(sha256)) assets[sha256] = project.assetPath(sha256, ext);
  return { ...what, records: project.records, assets };
}

/** Characters that some file system refuses, and those that would break a line. */
const UNSAFE = /[\\/:*?"<>|\p{Cc}\p{Cf}]/gu;
const clean = (part: string): string => part.replace(UNSAFE, '').replace(/\s+/gu, ' ').trim().slice(0, 60);

export interface NamedPage {
  readonly paper: Pick<Paper, 'name'>;
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly number: number;
  readonly section: string;
}

/** `江城职工报-20261122-03-工会新闻.pdf` */
export function pageFileName({ paper, date, number, section }: NamedPage): string {
  const parts = [
    clean(paper.name),
    date.replaceAll('-', ''),
    String(number).padStart(2, '0'),
    clean(section),
  ];
  return `${parts.filter((part) => part !== '').join('-')}.pdf`;
}

/** The page as the line beside the crop marks and the document's title name it. */
export const pageTitle = ({ paper, date, number, section }: NamedPage): string =>
  [paper.name, date, String(number).padStart(2, '0'), section].filter((part) => part !== '').join(' · ');
