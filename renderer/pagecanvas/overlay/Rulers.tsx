import { memo } from 'react';
import type { PageSummary } from '../../session/composer';
import { type Camera, scaleOf, toScreen } from '../camera/camera';

/** Labels at least this far apart, CSS pixels. */
const APART = 42;
const STEPS = [1, 2, 5, 10, 20, 50];

interface RulersProps {
  readonly summary: PageSummary;
  readonly camera: Camera;
}

/** The newspaper's own measures along the edges: columns at the top, body lines at the left. */
export const Rulers = memo(function Rulers({ summary, camera }: RulersProps) {
  const { grid } = summary;
  const scale = scaleOf(camera);
  const pitch = grid.pitch * scale;
  const step = STEPS.find((s) => s * pitch >= APART) ?? 100;
  const rows = Math.round(grid.area.height / grid.pitch);
  const lines = Array.from({ length: Math.floor(rows / step) + 1 }, (_, i) => i * step);
  const left = (x: number): number => toScreen(camera, { x, y: 0 }).x;
  const top = (row: number): number => toScreen(camera, { x: 0, y: grid.area.y + row * grid.pitch }).y;
  return (
    <div className="canvas-rulers" aria-hidden="true">
      <div className="ruler ruler-top">
        {grid.columns.map((column, i) => (
          <span
            key={column.x}
            className="ruler-column"
            style={{ transform: `translateX(${left(column.x)}px)`, width: column.width * scale }}
          >
            {i + 1}
          </span>
        ))}
      </div>
      <div className="ruler ruler-left">
        {lines.map((row) => (
          <span key={row} className="ruler-line" style={{ transform: `translateY(${top(row)}px)` }}>
            {row}
          </span>
        ))}
      </div>
      <div className="ruler-corner" />
    </div>
  );
});
