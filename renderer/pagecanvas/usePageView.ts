import { type RefObject, useEffect, useRef } from 'react';
import { composer, type PageSummary } from '../session/composer';
import type { PaintMessage } from '../session/composer/pixels';
import { setStage, useCamera } from './camera/store';
import { PageView } from './view/pageView';

/** Entries of the timeline that are kept for whoever measures. */
const KEPT_MEASURES = 1000;
let measured = 0;

/** From the change's arrival at the composer to its pixels on the canvas. */
function measure(message: PaintMessage): void {
  if (message.kind !== 'painted' || message.at === undefined) return;
  if (++measured % KEPT_MEASURES === 0) performance.clearMeasures('edit-to-paint');
  performance.measure('edit-to-paint', {
    start: message.at - performance.timeOrigin,
    end: performance.now(),
    detail: { revision: message.revision, ...message.timings },
  });
}

/** Binds a canvas element to the shown page: pixels in, camera and size out. */
export function usePageView(
  stage: RefObject<HTMLElement | null>,
  canvas: RefObject<HTMLCanvasElement | null>,
  summary: PageSummary | undefined,
): void {
  const view = useRef<PageView | undefined>(undefined);
  const page = summary?.page;
  const width = summary?.size.width ?? 0;
  const height = summary?.size.height ?? 0;

  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context || !stage.current) return undefined;
    const made = new PageView(context, {
      requestView: (wanted) => composer.setView(wanted),
      painted: (revision) => {
        element.dataset['revision'] = String(revision);
      },
    });
    view.current = made;
    const silence = composer.onPaint((message) => {
      made.receive(message);
      if (message.kind === 'painted') element.dataset['undecoded'] = String(message.undecoded);
      measure(message);
    });
    const unfollow = useCamera.subscribe((state) => made.setCamera(state.camera));
    const unwatch = watchSize(stage.current, (viewport, ratio) => {
      setStage(viewport, useCamera.getState().page);
      made.setViewport(viewport, ratio);
    });
    return () => {
      unwatch();
      unfollow();
      silence();
      made.dispose();
      view.current = undefined;
    };
  }, [stage, canvas]);

  useEffect(() => {
    setStage(useCamera.getState().viewport, { width, height });
    view.current?.setCamera(useCamera.getState().camera);
    view.current?.setPage(page === undefined ? undefined : { id: page, size: { width, height } });
  }, [page, width, height]);
}

type SizeListener = (viewport: { width: number; height: number }, ratio: number) => void;

/** Reports the element's size now and when it or the screen's resolution changes. */
function watchSize(element: HTMLElement, listener: SizeListener): () => void {
  const report = (): void =>
    listener({ width: element.clientWidth, height: element.clientHeight }, devicePixelRatio);
  const observer = new ResizeObserver(report);
  observer.observe(element);
  let media: MediaQueryList | undefined;
  const onRatio = (): void => {
    media?.removeEventListener('change', onRatio);
    media = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    media.addEventListener('change', onRatio);
    report();
  };
  onRatio();
  return () => {
    observer.disconnect();
    media?.removeEventListener('change', onRatio);
  };
}
