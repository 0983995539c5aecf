/** All lists one after the other. Whole pages are joined so at every edit: a copy of memory, not a loop over what is in it. */
export const concat = <T>(lists: readonly (readonly T[])[]): T[] => ([] as T[]).concat(...lists);
