import { app, powerMonitor } from 'electron';

/** Signals by which a session, a terminal or a service manager ends a program. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Every way in which the system ends the program goes the way of closing the window, which saves first and asks
 * where it cannot; before a sleep, what waits is saved. Without listeners of our own a signal would end the process
 * at once. Call when the app is ready.
 */
export function endInOrder(saveNow: () => void): void {
  for (const signal of SIGNALS) process.on(signal, () => app.quit());
  powerMonitor.on('suspend', saveNow);
  powerMonitor.on('lock-screen', saveNow);
  // Windows asks the window itself.
  if (process.platform === 'win32') return;
  powerMonitor.on('shutdown', (event?: { preventDefault(): void }) => {
    event?.preventDefault();
    app.quit();
  });
}
