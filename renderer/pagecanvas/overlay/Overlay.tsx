import { memo } from 'react';
import type { Rect } from '../../../core/base/geometry';
import type { ItemId } from '../../../core/base/ids';
import type { CaretBox, PageSummary, SummaryItem } from '../../session/composer';
import { type Camera, rectToScreen } from '../camera/camera';
import { useCanvas } from '../state';
import { GridLines } from './GridLines';

const HANDLE = 7;

const crisp = (rect: Rect): Rect => {
  const x = Math.round(rect.x) + 0.5;
  const y = Math.round(rect.y) + 0.5;
  return { x, y, width: Math.round(rect.width), height: Math.round(rect.height) };
};

function Outline({ rect, className }: { readonly rect: Rect; readonly className: string }) {
  return <rect className={className} {...crisp(rect)} />;
}

function Handles({ rect }: { readonly rect: Rect }) {
  const { x, y, width, height } = crisp(rect);
  const corners = [
    [x, y],
    [x + width, y],
    [x, y + height],
    [x + width, y + height],
  ] as const;
  return corners.map(([cx, cy]) => (
    <rect
      key={`${cx}/${cy}`}
      className="canvas-handle"
      x={cx - HANDLE / 2}
      y={cy - HANDLE / 2}
      width={HANDLE}
      height={HANDLE}
      rx={1.5}
    />
  ));
}

/** Thickness of the caret and its least length, CSS pixels. */
const CARET = 2;
const LEAST = 6;

/** The line of the editor's caret, what is selected, and the caret: upright, or level in a vertical line. */
function Caret({ caret, camera }: { readonly caret: CaretBox; readonly camera: Camera }) {
  const { x, y, width, height } = rectToScreen(camera, caret.caret);
  const stroke =
    height === 0
      ? { x, y: Math.round(y) - CARET / 2, width: Math.max(LEAST, width), height: CARET }
      : { x: Math.round(x) - CARET / 2, y, width: CARET, height: Math.max(LEAST, height) };
  return (
    <g data-testid="page-caret">
      <rect className="canvas-line" {...rectToScreen(camera, caret.line)} />
      {caret.selected.map((strip) => (
        <rect
          key={`${strip.x}/${strip.y}`}
          className="canvas-text-selected"
          {...rectToScreen(camera, strip)}
        />
      ))}
      <rect className="canvas-caret" {...stroke} />
    </g>
  );
}

/** Where a dragged block would lie. */
function moved(item: SummaryItem, drag: { dx: number; dy: number }, grid: PageSummary['grid']): Rect {
  return { ...item.rect, x: item.rect.x + drag.dx * grid.size, y: item.rect.y + drag.dy * grid.pitch };
}

export interface OverlayProps {
  readonly summary: PageSummary;
  readonly camera: Camera;
  readonly selectedItem: ItemId | null;
  readonly caret: CaretBox | undefined;
  readonly showGrid: boolean;
}

/** Lines above the page: what is selected, what the pointer is over, where the editor's caret is. */
export const Overlay = memo(function Overlay({
  summary,
  camera,
  selectedItem,
  caret,
  showGrid,
}: OverlayProps) {
  const hovered = useCanvas((state) => state.hovered);
  const drag = useCanvas((state) => state.drag);
  const find = (id: ItemId | null): SummaryItem | undefined =>
    id === null ? undefined : summary.items.find((item) => item.item === id);
  const selected = find(selectedItem);
  const over = hovered === selectedItem ? undefined : find(hovered);
  const dragged = drag ? find(drag.item) : undefined;
  return (
    <svg className="canvas-overlay" aria-hidden="true">
      {showGrid ? <GridLines summary={summary} camera={camera} /> : null}
      {caret ? <Caret caret={caret} camera={camera} /> : null}
      {over ? <Outline className="canvas-hover" rect={rectToScreen(camera, over.rect)} /> : null}
      {selected ? (
        <g data-testid="page-selection">
          <Outline className="canvas-selected" rect={rectToScreen(camera, selected.rect)} />
          <Handles rect={rectToScreen(camera, selected.rect)} />
        </g>
      ) : null}
      {dragged && drag ? (
        <Outline className="canvas-ghost" rect={rectToScreen(camera, moved(dragged, drag, summary.grid))} />
      ) : null}
    </svg>
  );
});
