import type { ComposedLine, PictureMark, RuleMark, TintMark } from '../page/composed';

/** Something that can draw a finished page: the canvas, the PDF, any later output. */
export interface Painter {
  tint(mark: TintMark): void;
  rule(mark: RuleMark): void;
  picture(mark: PictureMark): void;
  line(line: ComposedLine): void;
}
