import './pagecanvas.css';
import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Rect } from '../../core/base/geometry';
import { composer, usePageCaret, usePageSummary } from '../session/composer';
import { type Camera, rectToScreen } from './camera/camera';
import { cameraActions, useCamera } from './camera/store';
import { FitBadges } from './overlay/FitBadges';
import { Outlines } from './overlay/Outlines';
import { Overlay } from './overlay/Overlay';
import { PageOutline } from './overlay/PageOutline';
import { Rulers } from './overlay/Rulers';
import { ToolBar } from './overlay/ToolBar';
import type { PageCanvasProps } from './props';
import { useCanvas } from './state';
import { useSpaceHand } from './useKeys';
import { usePageView } from './usePageView';
import { useTools, useWheel } from './useTools';

const snap = (value: number): number => Math.round(value * devicePixelRatio) / devicePixelRatio;

/** The sheet lies on whole device pixels, like the tiles painted over it. */
function sheetStyle(camera: Camera, page: Rect) {
  const { x, y, width, height } = rectToScreen(camera, page);
  return { transform: `translate(${snap(x)}px, ${snap(y)}px)`, width, height };
}

/** Tells the composer where the caret is and keeps it in sight while the editor writes. */
function useCaret(place: PageCanvasProps['caret']): void {
  const { story, field, block, offset, end } = place ?? {};
  useEffect(() => {
    const known = story !== undefined && field !== undefined && offset !== undefined;
    const more = { ...(block !== undefined && { block }), ...(end !== undefined && { end }) };
    composer.setCaret(known ? { story, field, offset, ...more } : null);
  }, [story, field, block, offset, end]);
  const caret = usePageCaret();
  useEffect(() => {
    if (caret) cameraActions.reveal(caret.line);
  }, [caret]);
}

/** The page the composer shows: looked at, pointed at, never edited in place. */
export function PageCanvas(props: PageCanvasProps) {
  const { t } = useTranslation('canvas');
  const stage = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const outline = useId();
  const summary = usePageSummary();
  const camera = useCamera((state) => state.camera);
  const caret = usePageCaret();
  const look = useCanvas();
  const preview = look.preview || props.preview;
  const { onPreview } = props;
  useEffect(() => onPreview?.(look.preview), [onPreview, look.preview]);
  usePageView(stage, canvas, summary);
  useWheel(stage);
  useSpaceHand();
  useCaret(props.caret);
  const bindings = useTools(summary, props);
  const hand = look.panning ? 'grabbing' : look.handHeld || look.tool === 'hand' ? 'grab' : look.tool;
  return (
    <div className="page-canvas" data-preview={preview}>
      <div
        ref={stage}
        role="application"
        className="canvas-stage"
        data-hand={hand}
        aria-label={summary ? t('page', { number: summary.number }) : t('empty')}
        aria-describedby={outline}
        {...bindings}
      >
        {summary ? (
          <div className="canvas-sheet" style={sheetStyle(camera, { x: 0, y: 0, ...summary.size })} />
        ) : null}
        <canvas ref={canvas} className="canvas-pixels" data-testid="page-canvas" aria-hidden="true" />
        {summary && !preview ? (
          <>
            <Overlay
              summary={summary}
              camera={camera}
              selectedItem={props.selectedItem}
              caret={caret}
              showGrid={look.grid}
            />
            <Outlines summary={summary} camera={camera} selectedItem={props.selectedItem} />
            <FitBadges summary={summary} camera={camera} selectedItem={props.selectedItem} />
            <Rulers summary={summary} camera={camera} />
          </>
        ) : null}
      </div>
      {summary ? <PageOutline id={outline} summary={summary} /> : null}
      <ToolBar />
    </div>
  );
}
