/** Who may write a project: one at a time. */
export { holderOf, type LockOptions, type LockRefusal, type ProjectLock, takeLock } from './lock';
export { OwnPresence, othersPresent, type Presence, presenceNote } from './presence';
