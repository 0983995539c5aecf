import type { DeskFailure } from '../../core/contract/desk';
import type { Exported, ExportPagesRequest } from './request';

/** What the main process tells the export process. */
export type ToExportJob =
  | { readonly kind: 'start'; readonly job: number; readonly request: ExportPagesRequest }
  | { readonly kind: 'cancel'; readonly job: number };

/** What the export process answers. */
export type FromExportJob =
  | { readonly kind: 'progress'; readonly job: number; readonly done: number }
  | { readonly kind: 'done'; readonly job: number; readonly exported: Exported }
  | { readonly kind: 'failed'; readonly job: number; readonly failure: DeskFailure };
