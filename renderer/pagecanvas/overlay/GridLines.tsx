import type { PageSummary } from '../../session/composer';
import { type Camera, rectToScreen, scaleOf, toScreen } from '../camera/camera';

/** Body lines nearer than this many CSS pixels are not drawn one by one. */
const NEAREST = 5;

/** 版心, columns and body lines. */
export function GridLines({ summary, camera }: { readonly summary: PageSummary; readonly camera: Camera }) {
  const { grid } = summary;
  const area = rectToScreen(camera, grid.area);
  const pitch = grid.pitch * scaleOf(camera);
  const every = Math.ceil(NEAREST / pitch);
  const count = Math.floor(grid.area.height / grid.pitch / every) + 1;
  const first = toScreen(camera, { x: grid.area.x, y: grid.baseline }).y;
  const lines = Array.from({ length: count }, (_, i) => Math.round(first + i * every * pitch) + 0.5);
  return (
    <g className="canvas-grid" data-testid="page-grid">
      <rect x={area.x} y={area.y} width={area.width} height={area.height} />
      {grid.columns.map((column) => (
        <rect
          key={column.x}
          className="canvas-column"
          {...rectToScreen(camera, { ...grid.area, x: column.x, width: column.width })}
        />
      ))}
      {lines.map((y) =>
        y > area.y + area.height ? null : <line key={y} x1={area.x} x2={area.x + area.width} y1={y} y2={y} />,
      )}
    </g>
  );
}
