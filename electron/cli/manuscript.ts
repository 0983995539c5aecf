import { readFile, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { importHtml } from '../../core/exchange/import/html';
import type { ImportedPage } from '../../core/exchange/import/imported';
import { importPageText } from '../../core/exchange/import/pageText';
import { importStoryText } from '../../core/exchange/import/story';
import { failureOf } from '../store/failures';
import { decode } from './charset';
import { docxProblem } from './docx';
import { type Session, Stop } from './session';

/** A manuscript of a million characters has 3 MB; pictures make a .docx larger. Bytes. */
const MAX_TEXT = 16 * 2 ** 20;
const MAX_DOCX = 200 * 2 ** 20;

type Format = 'text' | 'markdown' | 'html' | 'docx';

/** The bytes of a file the user named, or of standard input for `-`. */
export async function readInput(session: Session, name: string): Promise<Uint8Array> {
  if (name === '-') return session.stdin(name, MAX_DOCX);
  const path = session.path(name);
  try {
    if ((await stat(path)).size > MAX_DOCX) throw session.stop({ kind: 'too-large', thing: path });
    return await readFile(path);
  } catch (problem) {
    throw problem instanceof Stop ? problem : session.stop(failureOf(problem, 'read', path));
  }
}

/** Reads one manuscript or page of text. */
export async function readManuscript(
  session: Session,
  name: string,
  charset: string,
  as: string,
): Promise<ImportedPage> {
  const bytes = await readInput(session, name);
  const format = formatOf(name, bytes);
  if (format === 'docx') return importHtml(await docxToHtml(session, name, bytes));
  if (bytes.byteLength > MAX_TEXT) throw session.usage('tooLong', { name, most: MAX_TEXT / 2 ** 20 });
  const text = decode(bytes, charset);
  if (!isText(text)) throw session.usage('notText', { name });
  if (format === 'html') return importHtml(text);
  if (as === 'page-text') return importPageText(text);
  if (as === 'story' || format === 'markdown') return importStoryText(text);
  const page = importPageText(text);
  return looksLikePage(page) ? page : importStoryText(text);
}

/** Of a picture or a program read as text every other character is a control or a replacement character. */
const STRAY_SHARE = 0.02;

function isText(text: string): boolean {
  const strays = text.match(/[\p{Cc}\p{Cn}\p{Co}\p{Cs}\ufffd]/gu)?.filter((c) => !/\s/u.test(c)).length ?? 0;
  return strays <= 4 + text.length * STRAY_SHARE;
}

/** More than one story, or things that only pages have. */
const looksLikePage = (page: ImportedPage): boolean =>
  page.stories.length > 1 ||
  page.packages.length > 0 ||
  page.theme !== '' ||
  (page.stories.length > 0 && page.other.length > 0);

function formatOf(name: string, bytes: Uint8Array): Format {
  const extension = extname(name).toLowerCase();
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && (extension === '.docx' || name === '-')) return 'docx';
  if (extension === '.docx') return 'docx';
  if (extension === '.html' || extension === '.htm' || extension === '.xhtml') return 'html';
  if (extension === '.md' || extension === '.markdown') return 'markdown';
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200)).trimStart().toLowerCase();
  return start.startsWith('<!doctype html') || start.startsWith('<html') ? 'html' : 'text';
}

async function docxToHtml(session: Session, name: string, bytes: Uint8Array): Promise<string> {
  const unreadable = (detail: string): Stop => session.stop({ kind: 'unreadable', thing: name, detail });
  try {
    const problem = await docxProblem(bytes);
    if (problem !== undefined) throw unreadable(problem);
    const { convertToHtml, images } = (await import('mammoth')).default;
    // Pictures are left in the file: nothing here uses them.
    const convertImage = images.imgElement(() => Promise.resolve({ src: '' }));
    const { value } = await convertToHtml({ buffer: Buffer.from(bytes) }, { convertImage });
    return value;
  } catch (problem) {
    throw problem instanceof Stop
      ? problem
      : unreadable(problem instanceof Error ? problem.message : String(problem));
  }
}
