import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newBlock, newPage } from '../../../../../core/document/factory';
import { INDEX_FILE } from '../../../../../electron/store/library/index';
import { readKnown } from '../../../../../electron/store/library/known';
import type { Sighting } from '../../../../../electron/store/library/library';
import { SEARCH_FILE } from '../../../../../electron/store/library/search/file';
import { knowledge, Room, scanned } from './project';

const cards = (seen: readonly Sighting[]): readonly string[] =>
  seen.flatMap(({ shelf }) => [...shelf.stories, ...shelf.pages].map(({ id }) => id)).sort();

describe('the library', () => {
  let room: Room;
  beforeEach(() => {
    room = new Room();
    room.story('a', { headline: '候车亭装上了暖座', body: [newBlock('p', '冬天等车，先摸一摸座椅。')] });
    room.story('b', { headline: '夜校开学', tags: ['培训'] });
    room.put('page', newPage('one', 'today', { number: 1, section: '要闻' }));
  });
  afterEach(() => room.remove());

  it('knows a card of every document and finds stories by any of their words', async () => {
    const library = room.library();
    expect(cards(await scanned(library))).toEqual(['a', 'b', 'one']);
    expect(library.find('候车亭', 9)).toEqual(['a']);
    expect(library.find('座椅 暖', 9)).toEqual(['a']);
    expect(library.find('培训', 9)).toEqual(['b']);
    expect(library.find('座椅 培训', 9)).toEqual([]);
  });

  it('reads only what has changed since it was kept', async () => {
    const first = room.library();
    await scanned(first);
    await first.keep();
    const again = room.library();
    expect(knowledge(again)).toEqual(knowledge(first));
    expect(cards(await scanned(again))).toEqual([]);
    room.story('b', { headline: '夜校停课' });
    room.story('c', { headline: '新来的' });
    room.take('page', 'one');
    const changed = room.library();
    const seen = await scanned(changed);
    expect(cards(seen)).toEqual(['b', 'c']);
    expect(seen.flatMap(({ gone }) => gone)).toEqual([{ type: 'page', id: 'one' }]);
    expect(changed.find('开学', 9)).toEqual([]);
    expect(changed.find('停课', 9)).toEqual(['b']);
  });

  it('names what it cannot use and goes on knowing the rest', async () => {
    room.lay('story', 'a', new TextEncoder().encode('{"schema":'));
    room.lay('story', 'b', new Uint8Array());
    writeFileSync(join(room.folder, 'pages', '笔记.txt'), 'not ours');
    const library = room.library();
    const seen = await scanned(library);
    expect(seen.flatMap(({ unusable }) => unusable).map(({ id }) => id)).toEqual(['a', 'b']);
    expect(seen.flatMap(({ foreign }) => foreign)).toEqual(['pages/笔记.txt']);
    expect(cards(seen)).toEqual(['one']);
    await library.keep();
    const again = (await scanned(room.library())).flatMap(({ unusable }) => unusable);
    expect(again.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('looks again at a file so young that its time proves nothing', async () => {
    const library = room.library();
    const bytes = readFileSync(room.file('story', 'b'));
    writeFileSync(room.file('story', 'b'), bytes);
    await scanned(library);
    await library.keep();
    expect(room.library().entries.get('story/b')?.modified).toBe(0);
  });

  it('writes nothing where it may only look', async () => {
    const library = room.library('project', true);
    await scanned(library);
    await library.keep();
    expect(() => readFileSync(join(room.folder, INDEX_FILE))).toThrow(/ENOENT/u);
  });

  it.each([INDEX_FILE, SEARCH_FILE])('does not believe a damaged %s', async (file) => {
    const first = room.library();
    await scanned(first);
    first.buildSearch();
    await first.keep();
    const path = join(room.folder, file);
    const good = readFileSync(path);
    const told = knowledge(first);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(good.byteLength - 1),
        fc.integer({ min: 1, max: 255 }),
        fc.boolean(),
        async (at, by, cut) => {
          const bad = Buffer.from(good);
          bad[at] = (bad[at] ?? 0) ^ by;
          writeFileSync(path, cut ? good.subarray(0, at) : bad);
          const library = room.library();
          await scanned(library);
          expect(knowledge(library)).toEqual(told);
          expect(library.find('座椅', 9)).toEqual(['a']);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('does not believe what another project or another version has kept', async () => {
    const first = room.library();
    await scanned(first);
    await first.keep();
    expect(room.library('another').entries.size).toBe(0);
    const text = readFileSync(join(room.folder, INDEX_FILE), 'utf8');
    writeFileSync(join(room.folder, INDEX_FILE), text.replace(/story@\d+/u, 'story@99'));
    expect(room.library().entries.size).toBe(0);
  });

  it('remembers the page that was in sight', async () => {
    const library = room.library();
    await scanned(library);
    library.page = 'one';
    await library.keep();
    expect(readKnown(room.folder, 'project').page).toBe('one');
  });
});

describe('keeping up', () => {
  const ids = ['a', 'b', 'c', 'd', 'e'];
  const step = fc.record({
    id: fc.constantFrom(...ids),
    what: fc.constantFrom('write', 'take', 'spoil', 'keep', 'scan'),
    text: fc.constantFrom('工会', '驿站 工会', '夜校', '食堂'),
    told: fc.boolean(),
  });

  it('comes to the same as looking through everything anew, whatever happened', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const room = new Room();
        try {
          let library = room.library();
          for (const { id, what, text, told } of steps) {
            if (what === 'write') room.story(id, { headline: text });
            else if (what === 'take') room.take('story', id);
            else if (what === 'spoil') room.lay('story', id, new TextEncoder().encode(text));
            else if (what === 'scan') await scanned(library);
            else {
              library.buildSearch();
              await library.keep();
              library = room.library();
            }
            if (told) library.update([{ type: 'story', id }]);
          }
          await scanned(library);
          const fresh = room.library('fresh');
          await scanned(fresh);
          expect(knowledge(library)).toEqual(knowledge(fresh));
          for (const word of ['工会', '夜校', '堂', '驿站 工会'])
            expect(library.find(word, 9).toSorted()).toEqual(fresh.find(word, 9).toSorted());
        } finally {
          room.remove();
        }
      }),
      { numRuns: 60 },
    );
  });
});
