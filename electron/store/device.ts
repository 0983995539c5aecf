import { hostname, userInfo } from 'node:os';
import { sha256 } from './envelope';

/** Who writes, as documents record it: stable for one user on one machine, and telling neither name. */
export const deviceName = (): string => `desk-${sha256(`${hostname()}/${userInfo().username}`).slice(0, 8)}`;
