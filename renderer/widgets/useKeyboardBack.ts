import { type FocusEvent, useEffect, useRef } from 'react';

/**
 * For what is shown for a while and goes together with the button that was pressed in it: the keyboard then goes back
 * to where it was before, or the next key would be typed into nothing.
 */
export function useKeyboardBack(): (event: FocusEvent<HTMLElement>) => void {
  const before = useRef<HTMLElement | null>(null);
  useEffect(
    () => () => {
      if (document.activeElement === document.body) before.current?.focus();
    },
    [],
  );
  return ({ relatedTarget, currentTarget }) => {
    if (relatedTarget instanceof HTMLElement && !currentTarget.contains(relatedTarget))
      before.current = relatedTarget;
  };
}
