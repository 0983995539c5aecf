import { type Entry, fromBuffer, type ZipFile } from 'yauzl';

/** A book of a thousand pages has 10 MB of text in XML; pictures are not read. Bytes after unpacking. */
const MAX_XML = 32 * 2 ** 20;
const MAX_ALL = 256 * 2 ** 20;
const MAX_ENTRIES = 5000;
/** An element inside another, so many times: Word's own files have less than forty. */
const MAX_DEPTH = 400;

const isXml = (name: string): boolean => /\.(?:xml|rels)$/iu.test(name);

const opened = (bytes: Uint8Array): Promise<ZipFile> =>
  new Promise((resolve, reject) => {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    fromBuffer(buffer, { lazyEntries: true, validateEntrySizes: true }, (problem, zip) =>
      problem ? reject(problem) : resolve(zip),
    );
  });

const entries = (zip: ZipFile): Promise<readonly Entry[]> =>
  new Promise((resolve, reject) => {
    const found: Entry[] = [];
    zip.on('entry', (entry: Entry) => {
      found.push(entry);
      if (found.length > MAX_ENTRIES) reject(new Error(`more than ${MAX_ENTRIES} files inside`));
      else zip.readEntry();
    });
    zip.on('end', () => resolve(found));
    zip.on('error', reject);
    zip.readEntry();
  });

/** Unpacks a file and throws it away: the reader ends with an error where it is longer than it says. */
const measured = (zip: ZipFile, entry: Entry): Promise<string> =>
  new Promise((resolve, reject) => {
    zip.openReadStream(entry, (problem, stream) => {
      if (problem) {
        reject(problem);
        return;
      }
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => {
        if (isXml(entry.fileName)) pieces.push(piece);
      });
      stream.on('end', () => resolve(Buffer.concat(pieces).toString('utf8')));
      stream.on('error', reject);
    });
  });

/** What tags would make a reader run away: entities of its own, or elements nested beyond any document. */
function problemOf(xml: string): string | undefined {
  if (/<!(?:DOCTYPE|ENTITY)/iu.test(xml)) return 'declares entities of its own';
  let depth = 0;
  for (const [tag] of xml.matchAll(/<[/]?[^\s<>!?/][^<>]*>/gu)) {
    if (tag.startsWith('</')) depth -= 1;
    else if (!tag.endsWith('/>')) depth += 1;
    if (depth > MAX_DEPTH) return `more than ${MAX_DEPTH} elements inside one another`;
  }
  return undefined;
}

/**
 * What is wrong with a .docx before anything reads it, or undefined where it may be read: it may be made by anybody,
 * and some kilobytes can unpack to any size. Throws where it is no zip at all.
 */
export async function docxProblem(bytes: Uint8Array): Promise<string | undefined> {
  const zip = await opened(bytes);
  const found = await entries(zip);
  let all = 0;
  for (const entry of found) {
    all += entry.uncompressedSize;
    if (isXml(entry.fileName) && entry.uncompressedSize > MAX_XML) return `${entry.fileName} is too large`;
    if (all > MAX_ALL) return 'unpacks to too much';
  }
  for (const entry of found) {
    const problem = problemOf(await measured(zip, entry));
    if (problem !== undefined) return `${entry.fileName} ${problem}`;
  }
  return undefined;
}
