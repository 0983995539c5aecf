// What a package is called, from which Electron, and as of when.
import { readFileSync } from 'node:fs';
import { inRoot, run } from '../steps.mjs';

/**
 * Names of a package. Only the binary that Electron itself publishes makes `banxin`; anything else, the npm re-host
 * above all, makes `banxin-dev`: another program beside it, with settings of its own, that says what it is.
 */
export function product(electron) {
  const { version, author, description } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  const isDev = electron.source !== 'official';
  return {
    isDev,
    channel: isDev ? 'dev' : 'official',
    name: isDev ? 'banxin-dev' : 'banxin',
    title: isDev ? 'Banxin Dev' : 'Banxin',
    chineseTitle: isDev ? '版心（开发版）' : '版心',
    version,
    author,
    description,
    arch: process.arch,
  };
}

/** Seconds since 1970 that every file of a package bears: what SOURCE_DATE_EPOCH says, or the last commit's time. */
export async function packageTime() {
  const given = process.env.SOURCE_DATE_EPOCH;
  if (given && /^\d+$/u.test(given)) return Number(given);
  const { code, output } = await run('git', ['log', '-1', '--format=%ct'], { quiet: true });
  const time = Number(output.trim());
  return code === 0 && Number.isInteger(time) && time > 0 ? time : Date.UTC(1980, 0, 1) / 1000;
}
