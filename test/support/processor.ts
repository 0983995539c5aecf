/**
 * Milliseconds of processor time, the system's for it included, since `since`: what a piece of work costs on a machine
 * that does other things as well. All threads of this process count.
 */
export function processorTime(since?: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}
