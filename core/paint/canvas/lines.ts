import type { ComposedLine, GlyphRun, StrokeMark } from '../../page/composed';
import { waveOf } from '../stroke';
import type { Brush, PaintSources } from './brush';
import { type Piece, piecesOfLine } from './pieces';

/** The thinnest a 专名号 gets on screen, device pixels: lighter than a rule, but never gone. */
const FINEST = 0.6;

/** A line with all that belongs to it: text, ruby, 专名号 and 书名号, 着重号. */
export function paintLine<Image, Path>(
  brush: Brush<Image, Path>,
  line: ComposedLine,
  sources: PaintSources<Image, Path>,
): void {
  for (const { run, pieces } of piecesOfLine(line)) {
    brush.fill(run.ink);
    for (const piece of pieces) paintPiece(brush, run, piece, sources);
  }
  for (const stroke of line.strokes ?? []) paintStroke(brush, stroke);
  if (line.dots) paintDots(brush, line.dots);
}

function paintPiece<Image, Path>(
  brush: Brush<Image, Path>,
  run: GlyphRun,
  piece: Piece,
  sources: PaintSources<Image, Path>,
): void {
  const { widen = 1, turned = false } = run;
  if (piece.kind === 'glyph') {
    const outline = sources.outline(run.face, piece.glyph);
    if (outline !== undefined) {
      const along = piece.x * widen;
      const [x, y] = turned ? [0 - piece.level, along] : [along, piece.level];
      brush.glyphAt(x, y, run.size, widen, turned);
      brush.context.fill(outline);
      return;
    }
  }
  brush.points(widen, turned);
  brush.font(sources.family(run.face), run.size);
  brush.spacing(piece.kind === 'text' ? piece.spacing : 0);
  brush.context.fillText(piece.text, piece.x, piece.level);
}

function paintStroke<Image, Path>(brush: Brush<Image, Path>, mark: StrokeMark): void {
  const { context } = brush;
  brush.points();
  brush.stroke(mark.ink, Math.max(mark.weight, FINEST / brush.window.scale));
  context.beginPath();
  context.moveTo(mark.x1, mark.y1);
  const wave = waveOf(mark);
  if (wave.length === 0) context.lineTo(mark.x2, mark.y2);
  for (const [first, second, end] of wave)
    context.bezierCurveTo(first.x, first.y, second.x, second.y, end.x, end.y);
  context.stroke();
}

/** Below the characters of a line, or at the right of each in a vertical one. */
function paintDots<Image, Path>(
  brush: Brush<Image, Path>,
  { xs, y, ys, radius, ink }: NonNullable<ComposedLine['dots']>,
): void {
  brush.points();
  brush.fill(ink);
  xs.forEach((x, i) => {
    brush.context.beginPath();
    brush.context.arc(x, ys?.[i] ?? y, radius, 0, 2 * Math.PI);
    brush.context.fill();
  });
}
