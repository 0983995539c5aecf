import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area, Rect } from '../../../core/base/geometry';
import type { ItemId } from '../../../core/base/ids';
import {
  closeGroup,
  editWrap,
  insertPoint,
  movePoint,
  type Outline,
  openGroup,
  removePoint,
  setUi,
  useDesk,
  useUi,
  type WrappedPicture,
  wrappedPictures,
} from '../../session';
import type { PageSummary } from '../../session/composer';
import { type Camera, rectToScreen } from '../camera/camera';

interface OutlinesProps {
  readonly summary: PageSummary;
  readonly camera: Camera;
  readonly selectedItem: ItemId | null;
}

const rectOf = ({ area: type, size, pitch }: PageSummary['grid'], { x, y, w, h }: Area): Rect => ({
  x: type.x + x * size,
  y: type.y + y * pitch,
  width: w * size,
  height: h * pitch,
});

/** The outlines that text goes round, to be pulled into shape: those of the selected picture, or of the selected block's. */
export function Outlines({ summary, camera, selectedItem }: OutlinesProps) {
  const outlining = useUi((state) => state.outlining);
  const readOnly = useDesk((state) => state.readOnly);
  const page = useDesk((state) => state.records.page[summary.page]);
  if (!outlining || readOnly || !page || selectedItem === null) return null;
  const drawn = wrappedPictures(page).filter((one) => one.item === selectedItem && one.wrap?.outline);
  return drawn.map((picture) => (
    <OutlineEditor
      key={`${picture.item}/${picture.nth ?? ''}`}
      page={summary.page}
      picture={picture}
      rect={rectToScreen(camera, rectOf(summary.grid, picture.area))}
    />
  ));
}

interface EditorProps {
  readonly page: string;
  readonly picture: WrappedPicture;
  /** Of the picture's area, CSS pixels on the canvas. */
  readonly rect: Rect;
}

/** An arrow moves a corner by this share of the picture; with Shift five times as far. */
const STEP = 0.01;
const ARROWS: Readonly<Record<string, readonly [dx: number, dy: number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

/** Number of the corner or edge that was pressed. */
function numberAt(event: PointerEvent<SVGElement>, kind: 'corner' | 'edge'): number | undefined {
  const value = event.target instanceof SVGElement ? event.target.dataset[kind] : undefined;
  return value === undefined ? undefined : Number(value);
}

function OutlineEditor({ page, picture, rect }: EditorProps) {
  const { t } = useTranslation('canvas');
  const outline = picture.wrap?.outline ?? [];
  const held = useRef<number | undefined>(undefined);
  const put = (change: (outline: Outline) => Outline): void =>
    editWrap(page, picture, (wrap) => ({ ...wrap, outline: change(wrap?.outline ?? outline) }), true);
  const shareAt = (event: PointerEvent<SVGElement>): readonly [number, number] => {
    const box = event.currentTarget.getBoundingClientRect();
    return [
      (event.clientX - box.left - rect.x) / rect.width,
      (event.clientY - box.top - rect.y) / rect.height,
    ];
  };
  const onPointerDown = (event: PointerEvent<SVGElement>): void => {
    const corner = numberAt(event, 'corner');
    const edge = numberAt(event, 'edge');
    if (event.button !== 0 || (corner === undefined && edge === undefined)) return;
    event.stopPropagation();
    if (corner !== undefined && event.altKey) {
      put((old) => removePoint(old, corner));
      return;
    }
    openGroup();
    event.currentTarget.setPointerCapture(event.pointerId);
    held.current = corner ?? (edge ?? 0) + 1;
    if (edge !== undefined) put((old) => insertPoint(old, edge, shareAt(event)));
  };
  const onPointerMove = (event: PointerEvent<SVGElement>): void => {
    const { current } = held;
    if (current === undefined) return;
    event.stopPropagation();
    put((old) => movePoint(old, current, shareAt(event)));
  };
  const release = (): void => {
    if (held.current === undefined) return;
    held.current = undefined;
    closeGroup();
  };
  const onKeyDown = (event: KeyboardEvent, at: number): void => {
    const arrow = ARROWS[event.key];
    const [x = 0, y = 0] = outline[at] ?? [];
    const far = event.shiftKey ? 5 : 1;
    if (arrow) put((old) => movePoint(old, at, [x + arrow[0] * far, y + arrow[1] * far]));
    else if (event.key === 'Delete' || event.key === 'Backspace') put((old) => removePoint(old, at));
    else if (event.key === 'Escape') setUi({ outlining: false });
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  // A corner is known by its number: that is what stays while it is pulled about.
  const corners = outline.map(([x = 0, y = 0], at) => ({
    at,
    x: rect.x + x * rect.width,
    y: rect.y + y * rect.height,
  }));
  return (
    <svg
      className="canvas-outlines"
      data-testid="page-outline"
      role="group"
      aria-label={t('outlining.label')}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={release}
      onPointerCancel={release}
    >
      <rect className="outline-area" {...rect} />
      <polygon className="outline-shape" points={corners.map(({ x, y }) => `${x},${y}`).join(' ')} />
      {corners.map(({ at, x, y }) => {
        const next = corners[(at + 1) % corners.length] ?? { x, y };
        return (
          <line
            key={`edge ${at}`}
            data-edge={at}
            className="outline-edge"
            x1={x}
            y1={y}
            x2={next.x}
            y2={next.y}
          />
        );
      })}
      {corners.map(({ at, x, y }) => (
        <circle
          key={`corner ${at}`}
          data-corner={at}
          className="outline-corner"
          cx={x}
          cy={y}
          r={4.5}
          tabIndex={0}
          role="button"
          aria-label={t('outlining.corner', { number: at + 1, count: outline.length })}
          onKeyDown={(event) => onKeyDown(event, at)}
        >
          <title>{t('outlining.hint')}</title>
        </circle>
      ))}
    </svg>
  );
}
