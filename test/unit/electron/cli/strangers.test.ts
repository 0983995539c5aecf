import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { processorTime } from '../../../support/processor';
import { cliBench } from './cli';

const sample = fileURLToPath(new URL('../../../../resources/sample', import.meta.url));
const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org';

const paragraphs = (inner: string): string =>
  `<w:document xmlns:w="${WORD}"><w:body>${inner}</w:body></w:document>`;
const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;

/** A Word file with this main part, and with other files beside it. */
async function docx(main: string, others: Readonly<Record<string, Buffer>> = {}): Promise<Buffer> {
  const zip = new ZipFile();
  const parts: Record<string, Buffer> = {
    '[Content_Types].xml': Buffer.from(
      `<Types xmlns="${OFFICE}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    ),
    '_rels/.rels': Buffer.from(
      `<Relationships xmlns="${OFFICE}/package/2006/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    'word/document.xml': Buffer.from(main),
    ...others,
  };
  for (const [name, bytes] of Object.entries(parts)) zip.addBuffer(bytes, name);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

describe('files from strangers, on their way into a project', () => {
  const { cli, json, folder } = cliBench();
  beforeEach(() => cp(sample, join(folder(), 'p.banxin'), { recursive: true }));
  const bringIn = async (
    name: string,
    bytes: Uint8Array | string,
  ): Promise<Awaited<ReturnType<typeof cli>>> => {
    await writeFile(join(folder(), name), bytes);
    return cli(['import', 'p.banxin', name]);
  };
  const refused = async (name: string, bytes: Uint8Array | string, why: RegExp): Promise<void> => {
    const before = await json(['stories', 'p.banxin']);
    const started = process.cpuUsage();
    const ran = await bringIn(name, bytes);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toContain(name);
    expect(ran.err).toMatch(why);
    expect(processorTime(started)).toBeLessThan(5000);
    expect(await json(['stories', 'p.banxin'])).toEqual(before);
  };

  it('a Word file is read', async () => {
    const ran = await bringIn(
      '稿.docx',
      await docx(paragraphs(paragraph('夜校开课') + paragraph('今晚七点开课。'))),
    );
    expect(ran.code).toBe(0);
    expect(JSON.stringify(await json(['stories', 'p.banxin']))).toContain('夜校开课');
  });

  it('a Word file whose text unpacks to 40 MB', async () => {
    const bomb = await docx(paragraphs(paragraph('0'.repeat(40 * 2 ** 20))));
    expect(bomb.length).toBeLessThan(2 ** 20);
    await refused('bomb.docx', bomb, /too large/u);
  });

  it('a Word file with pictures that unpack to 280 MB', async () => {
    const zeros = Buffer.alloc(140 * 2 ** 20);
    const others = { 'word/media/1.png': zeros, 'word/media/2.png': zeros };
    await refused('pictures.docx', await docx(paragraphs(paragraph('稿')), others), /unpacks to too much/u);
  }, 60_000);

  it('a Word file that says less than it unpacks to', async () => {
    const honest = await docx(paragraphs(paragraph('0'.repeat(8 * 2 ** 20))));
    // Every place where the true length stands, in the central directory and before the data.
    const length = Buffer.alloc(4);
    length.writeUInt32LE(Buffer.byteLength(paragraphs(paragraph('0'.repeat(8 * 2 ** 20)))));
    const lie = Buffer.from(honest);
    for (let at = lie.indexOf(length); at >= 0; at = lie.indexOf(length, at + 4)) lie.writeUInt32LE(1000, at);
    expect(lie.equals(honest)).toBe(false);
    await refused('lie.docx', lie, /bytes/u);
  });

  it('a Word file with entities that multiply', async () => {
    const lines = Array.from({ length: 9 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`).join(
      '',
    );
    const bomb = `<!DOCTYPE d [<!ENTITY e0 "0123456789">${lines}]>${paragraphs(paragraph('&e9;'))}`;
    await refused('entities.docx', await docx(bomb), /entities/u);
  });

  it('a Word file with an entity that names a file', async () => {
    const thief = `<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>${paragraphs(paragraph('&x;'))}`;
    await refused('thief.docx', await docx(thief), /entities/u);
  });

  it('a Word file of elements in elements', async () => {
    const deep = '<w:sdt><w:sdtContent>'.repeat(50_000) + '</w:sdtContent></w:sdt>'.repeat(50_000);
    await refused('deep.docx', await docx(paragraphs(deep)), /inside one another/u);
  });

  it('a Word file that is none', async () => {
    await refused('cut.docx', (await docx(paragraphs(paragraph('稿')))).subarray(0, 300), /record|zip/iu);
    await refused('empty.docx', '', /record|zip/iu);
  });

  it('a text of a gigabyte is not even read, one of 20 MB is not parsed', async () => {
    await refused('long.txt', Buffer.alloc(20 * 2 ** 20, '稿'), /16 MB/u);
    await refused('huge.txt', Buffer.alloc(201 * 2 ** 20, '稿'), /200 MB/u);
  }, 30_000);

  it('a web page brings its text: no script, style, handler, frame or address', async () => {
    const page = `<html><head><script>fetch('https://evil.example/')</script><style>p{background:url(https://evil.example/)}</style></head>
      <body onload="steal()"><h1>夜校开课</h1><p onclick="steal()">今晚七点<img src="https://evil.example/p.gif" onerror="steal()">开课。</p>
      <iframe srcdoc="<script>steal()</script>"></iframe><svg onload="steal()"><script>steal()</script></svg><object data="file:///etc/passwd"></object>
      <a href="javascript:steal()">报名</a><math><mtext><script>steal()</script></mtext></math><template><p>steal</p></template></body></html>`;
    expect((await bringIn('页.html', page)).code).toBe(0);
    const stories = JSON.stringify(await json(['stories', 'p.banxin']));
    expect(stories).toContain('夜校开课');
    expect(stories).not.toMatch(/evil|steal|passwd|script|onerror/u);
  });

  it('a web page of elements in elements is read', async () => {
    const depth = 100_000;
    const started = process.cpuUsage();
    const ran = await bringIn(
      '深.html',
      `<html><h1>夜校</h1>${'<div>'.repeat(depth)}今晚七点开课。${'</div>'.repeat(depth)}`,
    );
    expect(ran.code).toBe(0);
    expect(processorTime(started)).toBeLessThan(10_000);
  }, 30_000);
});
