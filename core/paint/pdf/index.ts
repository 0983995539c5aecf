export { paintPdf } from './document';
export { type FontFile, readFontFile } from './fontfile';
export type {
  PdfAssets,
  PdfFace,
  PdfFailure,
  PdfOptions,
  PdfPicture,
  PdfPorts,
  PrintCondition,
} from './ports';
export { createSubsetter, type Subsetter } from './subset';
