import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { cliBench, PAGE_TEXT } from './cli';

interface Shape {
  readonly page: {
    readonly theme: string;
    readonly packages: readonly { readonly stories: readonly string[] }[];
  };
  readonly stories: readonly {
    readonly id: string;
    readonly headline: string;
    readonly paragraphs: readonly string[];
  }[];
}

describe('projects', () => {
  const { cli, json, folder } = cliBench();
  const made = async (): Promise<void> => {
    const ran = await cli(['new', 'p.banxin', '--name', '江城日报', '--date', '2026-11-22']);
    expect(ran.code).toBe(0);
  };

  it('makes a project with one issue and one page', async () => {
    const project = (await json(['new', 'p.banxin'])) as { project: string; pages: readonly string[] };
    expect(project.project).toBe(join(folder(), 'p.banxin'));
    expect(project.pages).toHaveLength(1);
    expect((await cli(['new', 'p.banxin'])).code).toBe(2);
  });

  it('imports, lists and finds stories', async () => {
    await made();
    await writeFile(join(folder(), 'page.txt'), await readFile(PAGE_TEXT));
    const imported = (await json(['import', 'p.banxin', 'page.txt', '--as', 'page-text'])) as Shape;
    expect(imported.stories).toHaveLength(5);
    expect(imported.page.packages[0]?.stories).toEqual(imported.stories.slice(1, 3).map(({ id }) => id));
    const listed = (await json(['stories', 'p.banxin'])) as Shape;
    expect(new Set(listed.stories.map(({ id }) => id))).toEqual(
      new Set(imported.stories.map(({ id }) => id)),
    );
    expect(listed.page).toEqual(imported.page);
    const found = (await json(['stories', 'p.banxin', '--query', '孟春来'])) as Shape;
    expect(found.stories.map(({ headline }) => headline)).toEqual(['临港船厂：一盏灯照亮的“省钱账”']);
  });

  it.each(['utf-8', 'gb18030', 'utf-16le', 'utf-16be'])('reads %s from standard input', async (charset) => {
    await made();
    const text = await readFile(PAGE_TEXT, 'utf8');
    const bytes = iconv.encode(text.replaceAll('\n', '\r\n'), charset, {
      addBOM: charset.startsWith('utf-16'),
    });
    const imported = (await json(['import', 'p.banxin', '-'], bytes)) as Shape;
    expect(imported.stories.map(({ headline }) => headline)).toContain('冬日暖阳');
  });

  it('writes nothing where one of the files cannot be read', async () => {
    await made();
    await writeFile(join(folder(), 'a.txt'), '题目\n本报讯 内容。\n');
    expect((await cli(['import', 'p.banxin', 'a.txt', 'missing.txt'])).code).toBe(2);
    expect(((await json(['stories', 'p.banxin'])) as Shape).stories).toEqual([]);
  });

  it('says so where nothing is recognised', async () => {
    await made();
    const ran = await cli(['import', 'p.banxin', '-', '--as', 'page-text', '--json'], '\n\n');
    expect(ran.code).toBe(1);
    expect(JSON.parse(ran.out)).toMatchObject({ stories: [], diagnostics: [{ rule: 'IMPORT-NOTHING' }] });
  });

  it('checks language with offsets of the file', async () => {
    const text = '第一段。\n他说,今天很冷。\n';
    await writeFile(join(folder(), 'a.txt'), text);
    const { findings } = (await json(['proofread', 'a.txt'])) as {
      findings: readonly { start: number; end: number; text: string }[];
    };
    expect(findings.length).toBeGreaterThan(0);
    for (const { start, end, text: found } of findings) expect(text.slice(start, end)).toBe(found);
  });

  it('finds a sound project sound', async () => {
    await made();
    expect(await json(['doctor', 'p.banxin'])).toMatchObject({ damaged: [] });
  });

  it('leads from page text to a page with every story on it', async () => {
    await made();
    await cli(['import', 'p.banxin', '-'], await readFile(PAGE_TEXT));
    const { options, chosen } = (await json(['makeup', 'p.banxin', '--simple'])) as {
      options: readonly { blocks: readonly { story: string }[] }[];
      chosen: number;
    };
    expect(options[chosen]?.blocks).toHaveLength(5);
    const composed = (await json(['compose', 'p.banxin'])) as {
      pages: readonly {
        frames: readonly { overset: { lines: number }; lines: readonly { text: string }[] }[];
      }[];
    };
    const frames = composed.pages[0]?.frames ?? [];
    expect(frames.every(({ overset }) => overset.lines === 0)).toBe(true);
    const set = frames
      .flatMap(({ lines }) => lines.map(({ text }) => text))
      .join('')
      .replace(/\s/gu, '');
    const { stories } = (await json(['stories', 'p.banxin'])) as Shape;
    for (const { paragraphs } of stories)
      for (const paragraph of paragraphs) expect(set).toContain(paragraph.replace(/\s/gu, ''));
    const { files } = (await json(['export', 'p.banxin', '--out', 'page.pdf'])) as {
      files: readonly { path: string; bytes: number }[];
    };
    expect((await stat(files[0]?.path ?? '')).size).toBe(files[0]?.bytes);
  });

  it('makes the same page up again', async () => {
    await made();
    await cli(['import', 'p.banxin', '-'], await readFile(PAGE_TEXT));
    const first = await json(['makeup', 'p.banxin', '--simple']);
    expect(await json(['makeup', 'p.banxin', '--simple'])).toEqual(first);
  });
});
