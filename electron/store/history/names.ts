/** What the name of a kept state says of it, so that lists need not read files. */
export interface StateName {
  /** Milliseconds since 1970, whole seconds. */
  readonly time: number;
  readonly device: string;
  readonly rev: number;
  /** Not a state but the mark that the document was removed on purpose. */
  readonly gone: boolean;
}

const NAME =
  /^(?<y>\d{4})(?<mo>\d\d)(?<d>\d\d)T(?<h>\d\d)(?<mi>\d\d)(?<s>\d\d)Z-(?<device>[A-Za-z0-9][A-Za-z0-9-]{0,63})-(?<rev>[1-9]\d{0,8})(?<gone>-gone)?$/u;
const LONGEST_DEVICE = 40;

/** `2026-11-22T08:15:30.000Z` → `20261122T081530Z`: names that sort by time and are allowed on every system. */
export const compactTime = (time: number): string =>
  new Date(time)
    .toISOString()
    .replace(/\.\d+Z$/u, 'Z')
    .replaceAll(/[-:]/gu, '');

/** Whoever wrote a document may have called itself anything. */
const plain = (device: string): string =>
  device
    .replaceAll(/[^A-Za-z0-9-]/gu, '')
    .replace(/^-+/u, '')
    .slice(0, LONGEST_DEVICE) || 'unknown';

export const stateName = ({ time, device, rev, gone }: StateName): string =>
  `${compactTime(time)}-${plain(device)}-${rev}${gone ? '-gone' : ''}`;

/** Undefined for a name that is none of ours. */
export function parseStateName(name: string): StateName | undefined {
  const groups = NAME.exec(name)?.groups;
  if (!groups) return undefined;
  const { y, mo, d, h, mi, s, device = '', rev } = groups;
  const time = Date.parse(`${y}-${mo}-${d}T${h}:${mi}:${s}Z`);
  return Number.isNaN(time)
    ? undefined
    : { time, device, rev: Number(rev), gone: groups['gone'] !== undefined };
}

/** Newest first: by revision, as clocks of several machines differ, then by time. */
export const newestFirst = (a: StateName, b: StateName): number =>
  b.rev - a.rev || Number(b.gone) - Number(a.gone) || b.time - a.time;
