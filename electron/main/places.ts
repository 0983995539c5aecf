import path from 'node:path';
import { app } from 'electron';

/** A profile folder of its own (tests, the sample run): settings, caches and documents all live in it. */
const profile = process.env['BANXIN_PROFILE'];

/** Must run before `ready` and before the instance lock is asked for. */
export function useProfile(): void {
  if (profile !== undefined && profile !== '') app.setPath('userData', path.resolve(profile));
}

export const settingsFolder = (): string => app.getPath('userData');

/** Where new papers and the sample are put. */
export function documentsFolder(): string {
  if (profile !== undefined && profile !== '') return path.resolve(profile, 'documents');
  return path.join(app.getPath('documents'), 'Banxin');
}
