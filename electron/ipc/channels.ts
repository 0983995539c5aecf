import type { CallName, EventName } from '../../core/contract/desk';

/** Names of the channels between window and main process; only preload and main use them. */
export const callChannel = (name: CallName): string => `desk:call:${name}`;
export const eventChannel = (name: EventName): string => `desk:event:${name}`;
