import { type KeyboardEvent, useEffect } from 'react';
import { setUi, ui } from '../session';
import { cameraActions } from './camera/store';
import type { PageCanvasProps } from './props';
import { canvasActions, useCanvas } from './state';

const ARROWS: Readonly<Record<string, readonly [dx: number, dy: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
/** Grid steps with Shift, and CSS pixels the page moves where nothing is selected. */
const FAR = 5;
const PAN = 48;

type KeyProps = Pick<PageCanvasProps, 'selectedItem' | 'onSelect' | 'onNudge'>;

function onArrow(event: KeyboardEvent, { selectedItem, onNudge }: KeyProps): boolean {
  const arrow = ARROWS[event.key];
  if (!arrow || event.ctrlKey || event.metaKey || event.altKey) return false;
  const [dx, dy] = arrow;
  const far = event.shiftKey ? FAR : 1;
  if (selectedItem !== null && onNudge) onNudge({ item: selectedItem, dx: dx * far, dy: dy * far });
  else cameraActions.panBy(-dx * PAN * far, -dy * PAN * far);
  return true;
}

/** Keys while the canvas has the keyboard. Those with a place in the command table are not among them. */
export function onCanvasKey(event: KeyboardEvent, props: KeyProps): void {
  if (event.key === 'Escape') {
    if (ui().outlining) setUi({ outlining: false });
    else if (useCanvas.getState().tool === 'select') props.onSelect(null);
    else canvasActions.setTool('select');
    event.preventDefault();
  } else if (onArrow(event, props)) event.preventDefault();
}

const takesSpace = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.closest('input, textarea, select, button, [role="button"]') !== null);

/** Space holds the hand, wherever the keyboard is, as long as nobody is typing. */
export function useSpaceHand(): void {
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== ' ') return;
      const handHeld = event.type === 'keydown' && !takesSpace(event.target);
      if (handHeld) event.preventDefault();
      if (useCanvas.getState().handHeld !== handHeld) useCanvas.setState({ handHeld });
    };
    const onBlur = (): void => useCanvas.setState({ handHeld: false });
    window.addEventListener('keydown', onKey);
    window.addEventListener('keyup', onKey);
    window.addEventListener('blur', onBlur);
    return () => {
      window.removeEventListener('keydown', onKey);
      window.removeEventListener('keyup', onKey);
      window.removeEventListener('blur', onBlur);
      onBlur();
    };
  }, []);
}
