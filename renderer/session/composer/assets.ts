import type { FaceId } from '../../../core/base/ids';
import type { FaceMetrics, FontBook } from '../../../core/base/ports';
import { err, ok, type Result } from '../../../core/base/result';
import type { DeskFailure } from '../../../core/contract/desk';
import type { Picture } from '../../../core/document/records/picture';
import type { ScreenPicture } from '../../../core/paint/canvas';
import { bookOf } from '../../../core/typeset/fonts/book';
import { openFace } from '../../../core/typeset/fonts/face';
import fontList from '../../../resources/fonts.json';

const FONT_ORIGIN = 'app://assets/fonts/';
const PICTURE_ORIGIN = 'app://project/';
/** Pixels on the longer side: sharp at 400 % for a picture half a broadsheet wide, and not the memory of a camera file. */
const LARGEST_PICTURE = 2600;

/** CSS family of a face inside the worker. */
export const familyOf = (face: FaceId): string => `"banxin-${face}"`;

async function loadFace(id: FaceId, file: string): Promise<Result<FaceMetrics, DeskFailure>> {
  try {
    const response = await fetch(FONT_ORIGIN + file);
    if (!response.ok) return err({ kind: 'missing-font', thing: file });
    const bytes = await response.arrayBuffer();
    const opened = openFace(id, new Uint8Array(bytes));
    if (!opened.ok) return err({ kind: 'missing-font', thing: file, detail: opened.error.detail });
    const face = new FontFace(`banxin-${id}`, bytes);
    self.fonts.add(await face.load());
    return opened;
  } catch (error) {
    return err({ kind: 'missing-font', thing: file, detail: String(error) });
  }
}

/** All faces of the product. One that is missing is left out and the composition says so; the fallback must be there. */
export async function loadFonts(): Promise<Result<FontBook, DeskFailure>> {
  const loaded = await Promise.all(fontList.faces.map(({ id, file }) => loadFace(id, file)));
  const faces = loaded.flatMap((face) => (face.ok ? [face.value] : []));
  const book = bookOf(faces, fontList.fallback, fontList.faces);
  if (book) return ok(book);
  const failed = loaded.find((face, i) => !face.ok && fontList.faces[i]?.id === fontList.fallback);
  return failed && !failed.ok ? failed : err({ kind: 'missing-font', thing: fontList.fallback });
}

async function decode({ sha256, ext }: Picture): Promise<ScreenPicture<ImageBitmap> | undefined> {
  try {
    const response = await fetch(`${PICTURE_ORIGIN}${sha256}.${ext}`);
    if (!response.ok) return undefined;
    const whole = await createImageBitmap(await response.blob());
    const shrink = LARGEST_PICTURE / Math.max(whole.width, whole.height);
    if (shrink >= 1) return { image: whole, width: whole.width, height: whole.height };
    const image = await createImageBitmap(whole, {
      resizeWidth: Math.round(whole.width * shrink),
      resizeHeight: Math.round(whole.height * shrink),
      resizeQuality: 'high',
    });
    whole.close();
    return { image, width: image.width, height: image.height };
  } catch {
    // A file that the browser cannot decode stays a grey box on screen; preflight names it.
    return undefined;
  }
}

/** Decoded pictures by content, loaded when a page first shows them. */
export class PictureShelf {
  readonly #decoded = new Map<string, ScreenPicture<ImageBitmap> | 'loading' | 'unreadable'>();
  readonly #onLoaded: (sha256: string) => void;

  constructor(onLoaded: (sha256: string) => void) {
    this.#onLoaded = onLoaded;
  }

  get(record: Picture | undefined): ScreenPicture<ImageBitmap> | undefined {
    if (!record) return undefined;
    const known = this.#decoded.get(record.sha256);
    if (known === undefined) {
      this.#decoded.set(record.sha256, 'loading');
      void this.#load(record);
    }
    return typeof known === 'object' ? known : undefined;
  }

  async #load(record: Picture): Promise<void> {
    const picture = await decode(record);
    this.#decoded.set(record.sha256, picture ?? 'unreadable');
    this.#onLoaded(record.sha256);
  }

  /** Whether the picture may yet come into view: asked for and on its way, or not asked for. */
  isDue(record: Picture): boolean {
    const known = this.#decoded.get(record.sha256);
    return known === undefined || known === 'loading';
  }

  /** A file came or went: those that could not be read are tried again. */
  retry(): void {
    for (const [sha, state] of this.#decoded) if (state === 'unreadable') this.#decoded.delete(sha);
  }
}
