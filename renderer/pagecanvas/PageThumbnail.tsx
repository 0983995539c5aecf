import './pagecanvas.css';
import { useEffect, useRef } from 'react';
import { composer, useSummaryOf } from '../session/composer';
import type { PageThumbnailProps } from './props';

/** Typing goes first: the small picture follows when the page has been quiet this long, milliseconds. */
const QUIET = 400;

/** A small picture of a page that follows its changes. */
export function PageThumbnail({ pageId, width }: PageThumbnailProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const summary = useSummaryOf(pageId);
  const revision = summary?.revision;
  const ratio = summary ? summary.size.height / summary.size.width : 1.4;
  useEffect(() => {
    if (revision === undefined) return undefined;
    let gone = false;
    const paint = async (): Promise<void> => {
      const pixels = Math.round(width * devicePixelRatio);
      const answer = await composer.ask({ of: 'thumbnail', page: pageId, width: pixels });
      const element = canvas.current;
      if (!answer.ok) return;
      if (!gone && element) {
        element.width = answer.value.width;
        element.height = answer.value.height;
        element.getContext('2d')?.drawImage(answer.value, 0, 0);
        element.dataset['revision'] = String(revision);
      }
      answer.value.close();
    };
    const painted = canvas.current?.dataset['revision'] !== undefined;
    const timer = setTimeout(() => void paint(), painted ? QUIET : 0);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [pageId, width, revision]);
  return (
    <canvas
      ref={canvas}
      className="page-thumbnail"
      style={{ width, height: Math.round(width * ratio) }}
      aria-hidden="true"
    />
  );
}
