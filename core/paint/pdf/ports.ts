import type { FaceId, PictureId } from '../../base/ids';
import type { FaceMetrics } from '../../base/ports';
import type { Result } from '../../base/result';
import type { LineSource, PictureMark } from '../../page/composed';
import type { FontFile } from './fontfile';

/** What the PDF painter needs of the machine it runs on. */
export interface PdfPorts {
  /** zlib (RFC 1950) compression. The same bytes for the same input. */
  deflate(bytes: Uint8Array): Uint8Array;
  /** SHA-256: names subsets and documents by their content instead of by chance. */
  digest(bytes: Uint8Array): Uint8Array;
}

/** A face ready to be embedded. */
export interface PdfFace {
  readonly metrics: FaceMetrics;
  readonly file: FontFile;
  /** A TrueType file with only these glyphs, at their own numbers. */
  subset(glyphs: readonly number[]): Result<Uint8Array, { readonly detail: string }>;
}

/** A picture cut to its place and in press colours. CMYK bytes are inverted, as Adobe's JPEGs have them. */
export interface PdfPicture {
  readonly jpeg: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly space: 'cmyk' | 'grey';
}

/** The printing condition the page is made for. */
export interface PrintCondition {
  /** Name in the ICC registry of characterisation data, e.g. `CGATS TR 002`. */
  readonly identifier: string;
  readonly description: string;
  readonly profile: Uint8Array;
}

export interface PdfAssets {
  face(id: FaceId): PdfFace | undefined;
  /** Undefined where there is no file: the place is drawn as a crossed box. */
  picture(mark: PictureMark): PdfPicture | undefined;
  /** What a picture shows, for readers who cannot see it. */
  describe(picture: PictureId): string;
  /** Whether a line is from a 小标题 and not from a paragraph. */
  isSubhead(source: LineSource): boolean;
  readonly condition: PrintCondition;
}

export interface PdfOptions {
  /** Paper, date and page as one line: the document's title. */
  readonly title: string;
  /** Date of the issue, `YYYY-MM-DD`: every date in the file is this one, never the clock's. */
  readonly date: string;
  /** BCP 47 tag of the text. */
  readonly language: string;
  /** `press` keeps the bleed; `trimmed` shows the page as the reader holds it. */
  readonly sheet: 'press' | 'trimmed';
  /** Crop and registration marks and the page name outside the bleed. Only on a `press` sheet. */
  readonly marks: boolean;
  /** Page names for the marks' line, by page index. */
  readonly names: readonly string[];
  /** Face of that line. */
  readonly markFace: FaceId;
}

export type PdfFailure =
  | { readonly kind: 'missing-face'; readonly face: FaceId }
  | { readonly kind: 'subset'; readonly face: FaceId; readonly detail: string };
