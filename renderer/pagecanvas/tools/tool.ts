import type { Point } from '../../../core/base/geometry';
import type { ItemId } from '../../../core/base/ids';

export const toolIds = ['select', 'text', 'hand'] as const;
export type ToolId = (typeof toolIds)[number];

/** A pointer on the canvas: where in CSS pixels, and which button. */
export interface PointerInfo {
  readonly at: Point;
  readonly button: 'main' | 'middle' | 'other';
}

export type ToolEvent =
  | { readonly kind: 'down'; readonly pointer: PointerInfo }
  | { readonly kind: 'move'; readonly at: Point }
  | { readonly kind: 'up'; readonly at: Point }
  /** Esc, or the system took the pointer away. */
  | { readonly kind: 'cancel' };

/** What a tool can do to the desk. Points are CSS pixels on the canvas. */
export interface ToolContext {
  readonly tool: ToolId;
  readonly handHeld: boolean;
  itemAt(at: Point): ItemId | null;
  canMove(item: ItemId): boolean;
  hover(item: ItemId | null): void;
  select(item: ItemId | null): void;
  /** Opens the story whose text lies there, if any does. */
  openAt(at: Point): void;
  setPanning(panning: boolean): void;
  panBy(dx: number, dy: number): void;
  /** Shows how the item would lie when dropped; answers nothing where it has not been moved. */
  dragTo(item: ItemId, from: Point, to: Point): void;
  drop(item: ItemId): void;
  cancelDrag(): void;
}

/** What the pointer is doing, with what must be remembered of it. */
export type ToolState =
  | { readonly name: 'idle' }
  | { readonly name: 'panning'; readonly last: Point }
  | { readonly name: 'pointing'; readonly from: Point }
  | { readonly name: 'dragging'; readonly item: ItemId; readonly from: Point };

export type StateOf<Name extends ToolState['name']> = Extract<ToolState, { name: Name }>;

/** The state that follows; `again` hands it the same event, because that already belongs to it. */
export interface Step {
  readonly next: ToolState;
  readonly again?: boolean;
}

export type Handler<Name extends ToolState['name']> = (
  state: StateOf<Name>,
  event: ToolEvent,
  context: ToolContext,
) => Step;

export const IDLE: StateOf<'idle'> = { name: 'idle' };
