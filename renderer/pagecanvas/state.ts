import { create } from 'zustand';
import type { ItemId } from '../../core/base/ids';
import type { ToolId } from './tools/tool';

/** How this window looks at pages. Session only. */
export interface CanvasState {
  readonly tool: ToolId;
  /** Space held: the hand, whatever the tool. */
  readonly handHeld: boolean;
  readonly panning: boolean;
  readonly hovered: ItemId | null;
  /** A block under way: how far it has been dragged, in 字 and 行. */
  readonly drag: { readonly item: ItemId; readonly dx: number; readonly dy: number } | null;
  readonly grid: boolean;
  /** W: the page as it will be printed, without grid, frames and badges. */
  readonly preview: boolean;
}

export const useCanvas = create<CanvasState>()(() => ({
  tool: 'select',
  handHeld: false,
  panning: false,
  hovered: null,
  drag: null,
  grid: false,
  preview: false,
}));

const patch = (change: Partial<CanvasState>): void => useCanvas.setState(change);

export const canvasActions = {
  setTool: (tool: ToolId): void => patch({ tool }),
  toggleGrid: (): void => patch({ grid: !useCanvas.getState().grid, preview: false }),
  togglePreview: (): void => patch({ preview: !useCanvas.getState().preview }),
} as const;
