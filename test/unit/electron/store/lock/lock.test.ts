import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { holderOf, type ProjectLock, takeLock } from '../../../../../electron/store/lock';
import { heldFolder, holderFile, readHolder } from '../../../../../electron/store/lock/holder';
import { bundle } from '../children';
import { bad, good } from '../places';

const room = mkdtempSync(join(tmpdir(), 'banxin-lock-'));
let script = '';
let folder = '';
let count = 0;
const locks: ProjectLock[] = [];
const children: ChildProcess[] = [];

beforeAll(async () => {
  script = await bundle('./lock/holder.child.ts', room);
}, 60_000);
afterAll(() => rmSync(room, { recursive: true, force: true }));

async function project(): Promise<string> {
  const made = join(room, `${count++}.banxin`);
  await mkdir(made);
  await writeFile(join(made, 'manifest.json'), '{}');
  return made;
}

beforeEach(async () => {
  folder = await project();
});
afterEach(async () => {
  for (const lock of locks.splice(0)) await lock.release();
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

async function take(options = {}): Promise<ProjectLock> {
  const lock = good(await takeLock(folder, options));
  locks.push(lock);
  return lock;
}

/** Another program that tries to take the project, and what it says of that. */
async function another(): Promise<{ readonly child: ChildProcess; readonly says: string }> {
  const child = spawn(process.execPath, [script, folder], { stdio: ['pipe', 'pipe', 'inherit'] });
  children.push(child);
  const [said] = (await once(child.stdout ?? child, 'data')) as [Buffer];
  return { child, says: said.toString().trim() };
}

const age = (seconds: number): void => {
  const then = new Date(Date.now() - seconds * 1000);
  utimesSync(heldFolder(folder), then, then);
};

const isOld = (): boolean => Date.now() - statSync(heldFolder(folder)).mtimeMs > 60_000;

/** A holder on another machine, last heard of so many seconds ago. */
async function elsewhere(seconds: number): Promise<void> {
  await mkdir(heldFolder(folder), { recursive: true });
  const holder = {
    token: 'theirs',
    user: '李编辑',
    host: '组版机-2',
    machine: 'ffffffffffffffff',
    pid: 4711,
    start: null,
    since: '2026-11-22T01:00:00.000Z',
  };
  await writeFile(holderFile(folder), JSON.stringify(holder));
  age(seconds);
}

describe('one writer per project', () => {
  it('lets one in and tells the second who has it', async () => {
    const lock = await take();
    expect(lock.holder).toMatchObject({ host: hostname(), user: userInfo().username, here: true });
    const { says } = await another();
    expect(says).toBe(hostname());
    expect(bad(await takeLock(folder))).toMatchObject({
      failure: { kind: 'locked', thing: '0.banxin' },
      holder: { here: true, stale: false },
    });
    expect(await lock.check()).toBeUndefined();
    await lock.release();
    expect(existsSync(heldFolder(folder))).toBe(false);
    expect(await holderOf(folder)).toBeNull();
    expect((await another()).says).toBe('taken');
  });

  it('is taken over at once from a program that was killed', async () => {
    const { child, says } = await another();
    expect(says).toBe('taken');
    expect(bad(await takeLock(folder)).holder).toMatchObject({ here: true, stale: false });
    child.kill('SIGKILL');
    await once(child, 'close');
    const began = performance.now();
    await take();
    // A holder that might still live is watched for ten seconds.
    expect(performance.now() - began).toBeLessThan(5000);
  });

  it('is not kept by another program that was given the number of the dead one', async () => {
    await take();
    const file = await readHolder(folder);
    const other = { ...file, pid: process.ppid, start: 'some-boot:17', token: 'dead' };
    await locks.splice(0)[0]?.release();
    await mkdir(heldFolder(folder));
    await writeFile(holderFile(folder), JSON.stringify(other));
    if (process.platform === 'linux') await take();
  });

  it('goes to exactly one of many that find it without its holder', async () => {
    const { child } = await another();
    child.kill('SIGKILL');
    await once(child, 'close');
    const said = await Promise.all(Array.from({ length: 8 }, () => another()));
    expect(said.filter(({ says }) => says === 'taken')).toHaveLength(1);
  });

  it('waits for a holder that lets go', async () => {
    const { child } = await another();
    const ended = once(child, 'close');
    const waiting = take({ wait: 10_000 });
    child.stdin?.end();
    await waiting;
    expect(await ended).toEqual([0, null]);
  });

  it('refuses a folder that cannot be written, by name', async () => {
    const file = join(room, 'no-folder');
    await writeFile(file, '');
    expect(bad(await takeLock(join(file, 'x')))).toMatchObject({
      failure: { kind: 'unwritable' },
      holder: null,
    });
  });
});

describe('a holder on another machine', () => {
  it('is left alone while it gives signs of life, even when told to take over', async () => {
    await elsewhere(5);
    const holder = { user: '李编辑', host: '组版机-2', here: false, stale: false };
    expect(bad(await takeLock(folder)).holder).toMatchObject(holder);
    expect(bad(await takeLock(folder, { takeOver: true })).failure.detail).toBe('李编辑 @ 组版机-2');
  });

  it('that is silent loses the project only on the editor’s word', async () => {
    await elsewhere(120);
    expect(bad(await takeLock(folder)).holder).toMatchObject({ here: false, stale: true });
    const second = await take({ takeOver: true, heartbeat: 1000 });
    expect(await second.check()).toBeUndefined();
    expect((await readHolder(folder))?.host).toBe(hostname());
  }, 30_000);

  it('that took the project from us meanwhile stops our writing, and its lock is left alone', async () => {
    const lock = await take();
    const heard: string[] = [];
    lock.onStanding((lost) => heard.push(lost?.kind ?? 'ours'));
    await elsewhere(0);
    expect(await lock.check()).toMatchObject({ kind: 'locked', detail: '李编辑 @ 组版机-2' });
    expect(await lock.check()).toMatchObject({ kind: 'locked' });
    expect(heard).toEqual(['locked']);
    await lock.release();
    expect((await readHolder(folder))?.token).toBe('theirs');
    expect(existsSync(heldFolder(folder))).toBe(true);
  });

  it('that took the project and gave it back leaves it to us again', async () => {
    const lock = await take();
    await elsewhere(0);
    expect(await lock.check()).toMatchObject({ kind: 'locked' });
    await rm(join(folder, '.local', 'lock'), { recursive: true });
    expect(await lock.check()).toBeUndefined();
  });

  it('that took the project while we slept is found without a save', async () => {
    const lock = await take({ heartbeat: 1000 });
    const lost = new Promise((resolve) => lock.onStanding(resolve));
    await elsewhere(0);
    expect(await lost).toMatchObject({ kind: 'locked' });
  });

  it('that took the project and gave it back is seen to without a save, too', async () => {
    const lock = await take({ heartbeat: 1000 });
    const heard: string[] = [];
    lock.onStanding((lost) => heard.push(lost?.kind ?? 'ours'));
    await elsewhere(0);
    await expect.poll(() => heard, { timeout: 10_000 }).toEqual(['locked']);
    await rm(join(folder, '.local', 'lock'), { recursive: true });
    await expect.poll(() => heard, { timeout: 10_000 }).toEqual(['locked', 'ours']);
    expect((await readHolder(folder))?.host).toBe(hostname());
  });

  it('whose clock is behind is not robbed while it lives', async () => {
    await elsewhere(300);
    expect(bad(await takeLock(folder)).holder).toMatchObject({ stale: true });
    const taking = takeLock(folder, { takeOver: true, heartbeat: 1000 });
    const beat = setInterval(() => {
      if (existsSync(heldFolder(folder))) age(300 - (performance.now() % 200));
    }, 300);
    try {
      expect(bad(await taking).failure.kind).toBe('locked');
    } finally {
      clearInterval(beat);
    }
    expect((await readHolder(folder))?.token).toBe('theirs');
  }, 30_000);
});

describe('a lock that something happened to', () => {
  it('is taken again where it was only swept away', async () => {
    const lock = await take();
    await rm(join(folder, '.local'), { recursive: true });
    await mkdir(join(folder, '.local', 'lock'), { recursive: true });
    expect(await lock.check()).toBeUndefined();
    expect(existsSync(heldFolder(folder))).toBe(true);
    await rm(join(folder, '.local'), { recursive: true });
    expect(await lock.check()).toBeUndefined();
    expect((await another()).says).toBe(hostname());
  });

  it('survives a jump of the clock or a hand on its time', async () => {
    const lock = await take({ heartbeat: 1000 });
    const heard: string[] = [];
    lock.onStanding((lost) => heard.push(lost?.kind ?? 'ours'));
    age(3600);
    await expect.poll(isOld, { timeout: 10_000 }).toBe(false);
    expect(await lock.check()).toBeUndefined();
    expect(heard).toEqual([]);
  });

  it('in a folder that is moved is lost by name, and ours again when it is back', async () => {
    const lock = await take();
    const away = `${folder}-moved`;
    await rename(folder, away);
    expect(await lock.check()).toMatchObject({ kind: 'not-found' });
    expect(existsSync(folder)).toBe(false);
    // The new place is open to us at once: what stands there is our own leftover.
    const there = good(await takeLock(away));
    await there.release();
    await rename(away, folder);
    expect(await lock.check()).toBeUndefined();
  });

  it('is let go for good, even while it is being looked after', async () => {
    const lock = await take();
    await rm(join(folder, '.local', 'lock'), { recursive: true });
    const looking = lock.check();
    await lock.release();
    expect(await looking).toBeUndefined();
    const left = readdirSync(join(folder, '.local', 'lock'));
    await rm(join(folder, '.local', 'lock'), { recursive: true });
    await expect.poll(() => existsSync(join(folder, '.local', 'lock')), { interval: 20 }).toBe(false);
    expect(left).toEqual([]);
  });

  it('goes with its process', async () => {
    const { child } = await another();
    child.kill('SIGTERM');
    await once(child, 'close');
    expect(readdirSync(join(folder, '.local', 'lock'))).toEqual(['holder.json']);
    await take();
    expect(JSON.parse(readFileSync(holderFile(folder), 'utf8'))).toMatchObject({ pid: process.pid });
  });
});
