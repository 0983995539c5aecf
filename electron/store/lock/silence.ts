/** A holder that lives gives a sign within this time, whatever its clock says. Milliseconds, as its heartbeat. */
export const watching = (heartbeat: number): number => heartbeat * 2;

interface Seen {
  /** The holder's last sign of life, in the holder's own time. */
  readonly heard: number;
  /** When we first saw just this sign, in time that no clock setting moves. */
  readonly at: number;
}

const seen = new Map<string, Seen>();

/** A project was found to be held: from now on it is known whether its holder still gives signs of life. */
export function remember(folder: string, heard: number): void {
  if (seen.get(folder)?.heard !== heard) seen.set(folder, { heard, at: performance.now() });
}

/**
 * Whether a silent holder may lose its project. Clocks of two machines may differ by minutes, so its age alone says
 * nothing: it must have given no sign while we looked.
 */
export function mayRob(folder: string, heard: number, watched: number): boolean {
  const known = seen.get(folder);
  return known?.heard === heard && performance.now() - known.at >= watched;
}
