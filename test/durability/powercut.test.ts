import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openProject } from '../../electron/store/project';
import { figures, times } from '../support/counts';
import { Disk } from './disks';
import { heldIn, paperFor } from './documents';
import { makeTypingDesk, TypingDesk } from './typingDesk';

/** A file that nobody has synced: a cut that it outlives has cut nothing. */
const UNSYNCED = 'unsynced';
const BYTES = 20_000;

const CUTS = times('CUTS', 50, 4);

const room = mkdtempSync(join(tmpdir(), 'banxin-cut-'));
const disk = await Disk.make(64 * 1024 * 1024);
if (typeof disk === 'string') process.stdout.write(`power cut: skipped, ${disk}\n`);

beforeAll(() => void makeTypingDesk(join(room, 'program')));
afterAll(() => {
  if (typeof disk !== 'string') disk.remove();
  rmSync(room, { recursive: true, force: true });
});

it.skipIf(typeof disk === 'string')(
  `${CUTS} × power cut while the real main process saves what is typed`,
  async () => {
    if (typeof disk === 'string') return;
    const name = '江城.banxin';
    const project = await paperFor(join(disk.point, name));
    const desk = new TypingDesk(join(room, 'program'), join(room, 'profile'), project);
    const damaged: string[] = [];
    const lost: string[] = [];
    const odd: string[] = [];
    let cuts = 0;
    let between = 0;
    let gone = 0;
    try {
      for (let n = 0; n < CUTS; n++) {
        const before = desk.acknowledged;
        await desk.saves(before - (desk.opened ?? before) + 1 + Math.floor(Math.random() * 8));
        await wait(Math.random() * 25);
        expect(desk.refused).toBeUndefined();
        // The machine stands still while its disk is copied: what was confirmed before must be in the copy.
        desk.signal('SIGSTOP');
        writeFileSync(join(disk.point, `${UNSYNCED}-${n}`), Buffer.alloc(BYTES, n + 1));
        const confirmed = desk.acknowledged;
        const after = await disk.cut();
        desk.signal('SIGCONT');
        try {
          const unsynced = join(after.point, `${UNSYNCED}-${n}`);
          gone += Number(!existsSync(unsynced) || readFileSync(unsynced).byteLength < BYTES);
          const held = await heldIn(join(after.point, name));
          damaged.push(...held.damaged);
          odd.push(...held.odd);
          if (!held.whole) damaged.push(`story of state ${held.story} after cut ${n}`);
          if (!(held.story >= confirmed && held.page >= confirmed))
            lost.push(`${confirmed} confirmed, story ${held.story}, page ${held.page} after cut ${n}`);
          between += Number(held.story > held.page);
          const opened = await openProject(join(after.point, name));
          if (!opened.ok || opened.value.notes.length > 0) damaged.push(`does not open after cut ${n}`);
          else await opened.value.close();
          cuts++;
        } finally {
          await after.end();
        }
      }
    } finally {
      desk.signal('SIGCONT');
      await desk.kill();
    }
    figures('power cut', {
      cuts,
      'damaged documents': damaged.length,
      'acknowledged saves lost': lost.length,
      'acknowledged saves': desk.acknowledged,
      'cuts between two documents of a save': between,
      'unsynced files lost (as they must be)': gone,
    });
    expect(damaged).toEqual([]);
    expect(lost).toEqual([]);
    expect(odd).toEqual([]);
    expect(cuts).toBe(CUTS);
    // The journal may just have been on its way for one or the other.
    expect(gone).toBeGreaterThan(CUTS / 2);
  },
);
