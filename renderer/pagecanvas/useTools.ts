import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef } from 'react';
import type { Point } from '../../core/base/geometry';
import { composer, type PageSummary } from '../session/composer';
import { toPage } from './camera/camera';
import { cameraActions, useCamera } from './camera/store';
import { gridSteps, itemAt } from './pick';
import type { PageCanvasProps } from './props';
import { useCanvas } from './state';
import { ToolMachine } from './tools/machine';
import type { PointerInfo, ToolContext, ToolEvent } from './tools/tool';
import { onCanvasKey } from './useKeys';

type Handlers = Pick<PageCanvasProps, 'selectedItem' | 'onSelect' | 'onOpenStory' | 'onNudge'>;

const pagePoint = (at: Point): Point => toPage(useCamera.getState().camera, at);

async function openAt(summary: PageSummary | undefined, at: Point, handlers: Handlers): Promise<void> {
  if (!summary) return;
  const { x, y } = pagePoint(at);
  const hit = await composer.ask({ of: 'hit', page: summary.page, x, y });
  if (hit.ok && hit.value.text) handlers.onOpenStory(hit.value.text);
}

function makeContext(summary: PageSummary | undefined, handlers: Handlers): ToolContext {
  const { tool, handHeld } = useCanvas.getState();
  const set = useCanvas.setState;
  return {
    tool,
    handHeld,
    itemAt: (at) => itemAt(summary, pagePoint(at)),
    canMove: () => handlers.onNudge !== undefined,
    hover: (hovered) => {
      if (useCanvas.getState().hovered !== hovered) set({ hovered });
    },
    select: handlers.onSelect,
    openAt: (at) => void openAt(summary, at, handlers),
    setPanning: (panning) => set({ panning }),
    panBy: cameraActions.panBy,
    dragTo: (item, from, to) => {
      if (summary) set({ drag: { item, ...gridSteps(summary.grid, pagePoint(from), pagePoint(to)) } });
    },
    drop: (item) => {
      const { drag } = useCanvas.getState();
      set({ drag: null });
      if (drag && (drag.dx !== 0 || drag.dy !== 0)) handlers.onNudge?.({ item, dx: drag.dx, dy: drag.dy });
    },
    cancelDrag: () => set({ drag: null }),
  };
}

const buttons = ['main', 'middle'] as const;
const infoOf = (event: PointerEvent<HTMLElement>): PointerInfo => ({
  at: pointOf(event),
  button: buttons[event.button] ?? 'other',
});

const pointOf = (event: PointerEvent<HTMLElement>): Point => {
  const box = event.currentTarget.getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top };
};

export interface ToolBindings {
  /** Without a page there is nothing to take the keyboard for. */
  readonly tabIndex: 0 | -1;
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerUp: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerCancel: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerLeave: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** Hands the pointer and the keys to the tools. */
export function useTools(summary: PageSummary | undefined, handlers: Handlers): ToolBindings {
  const machine = useRef(new ToolMachine());
  const send = (event: ToolEvent): void => machine.current.send(event, makeContext(summary, handlers));
  return {
    tabIndex: summary ? 0 : -1,
    onPointerDown: (event) => {
      event.currentTarget.focus({ preventScroll: true });
      event.currentTarget.setPointerCapture(event.pointerId);
      if (event.button === 1) event.preventDefault();
      send({ kind: 'down', pointer: infoOf(event) });
    },
    onPointerMove: (event) => send({ kind: 'move', at: pointOf(event) }),
    onPointerUp: (event) => send({ kind: 'up', at: pointOf(event) }),
    onPointerCancel: () => send({ kind: 'cancel' }),
    onPointerLeave: () => useCanvas.setState({ hovered: null }),
    onKeyDown: (event) => {
      const busy = machine.current.state.name !== 'idle';
      if (event.key === 'Escape' && busy) send({ kind: 'cancel' });
      else onCanvasKey(event, handlers);
    },
  };
}

/** Zoom of one wheel step at most; pinching sends many small ones. */
const WHEEL_LIMIT = 60;
const WHEEL_RATE = 0.008;
const LINE_PX = 24;

/** Wheel and trackpad: two fingers pan, pinching or Ctrl with the wheel zooms where the pointer is. */
export function useWheel(stage: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = stage.current;
    if (!element) return undefined;
    const onWheel = (event: WheelEvent): void => {
      event.preventDefault();
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : LINE_PX;
      const box = element.getBoundingClientRect();
      if (event.ctrlKey || event.metaKey) {
        const turned = Math.min(WHEEL_LIMIT, Math.max(-WHEEL_LIMIT, event.deltaY * unit));
        const at = { x: event.clientX - box.left, y: event.clientY - box.top };
        cameraActions.zoomBy(Math.exp(-turned * WHEEL_RATE), at);
      } else if (event.shiftKey && event.deltaX === 0) cameraActions.panBy(-event.deltaY * unit, 0);
      else cameraActions.panBy(-event.deltaX * unit, -event.deltaY * unit);
    };
    // React listens passively, and a passive listener cannot keep the window from zooming itself.
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [stage]);
}
