import { create } from 'zustand';
import type { Point, Rect, Size } from '../../../core/base/geometry';
import {
  between,
  type Camera,
  fitPage,
  fitWidth,
  type Insets,
  keepInView,
  panBy,
  reveal,
  stepZoom,
  zoomAt,
} from './camera';

/** `page` and `width` follow the window's size; `free` is where the editor left it. */
export type CameraMode = 'page' | 'width' | 'free';

export interface CameraState {
  readonly camera: Camera;
  readonly mode: CameraMode;
  readonly viewport: Size;
  /** Size of the shown page, pt. */
  readonly page: Size;
  /** The camera is on its way somewhere. */
  readonly moving: boolean;
}

export const RULER = 18;
/** Even margins round a fitted page; the rulers lie at the left and above. */
const MARGIN = 22;
export const INSETS: Insets = { left: RULER + MARGIN, top: RULER + MARGIN, right: MARGIN, bottom: MARGIN };
const MOTION_MS = 120;

export const useCamera = create<CameraState>()(() => ({
  camera: { x: 0, y: 0, zoom: 0.5 },
  mode: 'page',
  viewport: { width: 0, height: 0 },
  page: { width: 0, height: 0 },
  moving: false,
}));

/** Zoom of the page canvas, 1 is the size on paper: for the status bar. */
export const useZoom = (): number => useCamera((state) => state.camera.zoom);

let frame = 0;
let goal: Camera | undefined;

const stop = (): void => {
  cancelAnimationFrame(frame);
  goal = undefined;
};

const calm = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

function set(camera: Camera, mode: CameraMode): void {
  const { page, viewport } = useCamera.getState();
  useCamera.setState({
    camera: mode === 'free' ? keepInView(camera, page, viewport) : camera,
    mode,
    moving: false,
  });
}

/** Goes there within 120 ms, or at once where the system asks for less motion. */
function travel(to: Camera, mode: CameraMode): void {
  stop();
  if (calm()) {
    set(to, mode);
    return;
  }
  const from = useCamera.getState().camera;
  const start = performance.now();
  goal = to;
  useCamera.setState({ moving: true, mode });
  const step = (now: number): void => {
    const t = Math.min(1, Math.max(0, (now - start) / MOTION_MS));
    if (t >= 1) {
      stop();
      set(to, mode);
      return;
    }
    useCamera.setState({ camera: between(from, to, 1 - (1 - t) ** 3) });
    frame = requestAnimationFrame(step);
  };
  frame = requestAnimationFrame(step);
}

const fitted = (mode: 'page' | 'width'): Camera => {
  const { page, viewport } = useCamera.getState();
  return (mode === 'page' ? fitPage : fitWidth)(page, viewport, INSETS);
};

/** The canvas got another size, or another page: a fitted camera fits again. */
export function setStage(viewport: Size, page: Size): void {
  const { mode } = useCamera.getState();
  stop();
  useCamera.setState({ viewport, page });
  if (page.width === 0 || viewport.width === 0) return;
  set(mode === 'free' ? useCamera.getState().camera : fitted(mode), mode);
}

const middle = (): Point => {
  const { viewport } = useCamera.getState();
  return { x: viewport.width / 2, y: viewport.height / 2 };
};

/** Where the camera is going, else where it is. */
const aim = (): Camera => goal ?? useCamera.getState().camera;

export const cameraActions = {
  fitPage: (): void => travel(fitted('page'), 'page'),
  fitWidth: (): void => travel(fitted('width'), 'width'),
  zoomTo: (zoom: number, at: Point = middle()): void => travel(zoomAt(aim(), zoom, at), 'free'),
  zoomIn: (): void => cameraActions.zoomTo(stepZoom(aim().zoom, 1)),
  zoomOut: (): void => cameraActions.zoomTo(stepZoom(aim().zoom, -1)),
  /** Follows the fingers: no motion of its own. */
  zoomBy: (factor: number, at: Point): void => {
    stop();
    const { camera } = useCamera.getState();
    set(zoomAt(camera, camera.zoom * factor, at), 'free');
  },
  panBy: (dx: number, dy: number): void => {
    stop();
    set(panBy(useCamera.getState().camera, dx, dy), 'free');
  },
  /** Brings a rectangle of the page (pt) into view if it is not. */
  reveal: (rect: Rect): void => {
    const { viewport } = useCamera.getState();
    const from = aim();
    const to = reveal(from, rect, viewport, INSETS);
    if (to !== from) travel(to, 'free');
  },
} as const;
