import type { ComposedPage } from '../page/composed';
import type { Painter } from './painter';

/** Shows every mark of the page to the painter, in painting order. */
export function walk(page: ComposedPage, painter: Painter): void {
  for (const mark of page.marks) {
    if (mark.kind === 'line') painter.line(mark.line);
    else if (mark.kind === 'tint') painter.tint(mark);
    else if (mark.kind === 'rule') painter.rule(mark);
    else painter.picture(mark);
  }
}
