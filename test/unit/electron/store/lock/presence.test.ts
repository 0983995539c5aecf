import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { OwnPresence, othersPresent } from '../../../../../electron/store/lock';
import { cleanUp, place } from '../places';

const at = (milliseconds: number): string => new Date(Date.now() - milliseconds).toISOString();
const HOUR = 3_600_000;

const says = (device: string, heard: string, until: string | null): string =>
  JSON.stringify({ device, user: '王', host: '二组', since: at(50 * HOUR), heard, until });

describe('presence', () => {
  cleanUp();

  it('is one file of each desk, open and closed again', async () => {
    const folder = await place();
    const own = new OwnPresence(folder, 'desk-1');
    await own.begin();
    expect(await readdir(join(folder, 'presence'))).toEqual(['desk-1.json']);
    expect(await othersPresent(folder, 'desk-1')).toEqual([]);
    expect(await othersPresent(folder, 'desk-2')).toMatchObject([
      { device: 'desk-1', host: hostname(), until: null },
    ]);
    await own.end();
    expect(await othersPresent(folder, 'desk-2')).toEqual([]);
    const text = await readFile(join(folder, 'presence', 'desk-1.json'), 'utf8');
    expect((JSON.parse(text) as { until: string }).until).toMatch(/^\d{4}-/u);
  });

  it('tells of those who are there, and neither of the gone nor of what no desk has written', async () => {
    const folder = await place();
    const presence = join(folder, 'presence');
    await mkdir(join(presence, 'desk-f.json'), { recursive: true });
    await writeFile(join(presence, 'desk-a.json'), says('desk-a', at(HOUR), null));
    await writeFile(join(presence, 'desk-b.json'), says('desk-b', at(HOUR), at(0)));
    await writeFile(join(presence, 'desk-c.json'), says('desk-c', at(13 * HOUR), null));
    await writeFile(join(presence, 'desk-d.json'), says('desk-a', at(0), null));
    await writeFile(join(presence, 'desk-e.json'), `${says('desk-e', at(0), null)}${' '.repeat(5000)}x`);
    await writeFile(join(presence, 'desk-g.json'), '{"device":');
    const found = await othersPresent(folder, 'desk-z');
    expect(found.map(({ device }) => device)).toEqual(['desk-a']);
  });

  it('that cannot be written keeps nobody from working', async () => {
    const folder = await place();
    await writeFile(join(folder, 'presence'), 'in the way');
    await new OwnPresence(folder, 'desk-1').begin();
    expect(await othersPresent(folder, 'desk-2')).toEqual([]);
    await rm(join(folder, 'presence'));
  });
});
