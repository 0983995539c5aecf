import type { Area, Rect } from '../base/geometry';
import type { StoryId } from '../base/ids';
import { tied } from '../base/tied';
import type { GridLine, Pt } from '../base/units';
import type { Wrap } from '../document/records/page';
import type { Picture } from '../document/records/picture';
import type { Style } from '../document/records/style';
import { uniform } from '../typeset/measures';
import type { SetLine } from '../typeset/types';
import type { Typesetter } from '../typeset/typesetter';
import type { ComposedFrame } from './composed';
import { type FaceNote, findFace } from './faces';
import { HAN_ASCENT, rectOf } from './grid';
import type { PieceMaker } from './piece';
import { displayPitch, paragraphStyle } from './styles';
import { cornersOf } from './wrap';

/** Space between a picture and the first em box of its caption, in pt. */
const CAPTION_GAP: Pt = 3;
/** Least space between caption and credit on one line, in em of the caption. */
const CREDIT_GAP = 1;

/** A picture where the page wants it; the area is in em and lines of the type area. */
export interface Placement {
  readonly picture: string;
  readonly area: Area;
  readonly caption: boolean;
  /** Number of the picture within its item: names its frames. */
  readonly n: number;
  readonly story: StoryId | undefined;
  /** Kept free inside the area above and below, where body text stands there. */
  readonly above: Pt;
  readonly below: Pt;
  readonly wrap?: Wrap | undefined;
}

interface Caption {
  readonly lines: readonly SetLine[];
  readonly style: Style;
  readonly credit: { readonly line: SetLine; readonly style: Style } | undefined;
  /** The credit stands on the caption's last line. */
  readonly together: boolean;
  readonly rows: number;
}

/** A caption as it was set before, and what for. */
interface Known {
  readonly width: Pt;
  readonly caption: Caption;
  readonly creditStyle: Style;
  readonly notes: readonly FaceNote[];
}

/** Captions that each typesetter has set, by the picture's card. */
const captions = tied<Typesetter, WeakMap<Picture, Known>>();

function setCaption(maker: PieceMaker, picture: Picture, width: Pt): Caption {
  const { typesetter } = maker.bench;
  let cache = captions.get(typesetter);
  if (!cache) captions.set(typesetter, (cache = new WeakMap()));
  const style = maker.style(undefined, 'caption');
  const creditStyle = maker.style(undefined, 'credit');
  const known = cache.get(picture);
  const holds = known?.width === width && known.caption.style === style && known.creditStyle === creditStyle;
  const { caption, notes } = holds ? known : freshCaption(maker, picture, width, style, creditStyle);
  if (!holds) cache.set(picture, { width, caption, creditStyle, notes });
  maker.noteFaces(notes);
  return caption;
}

function freshCaption(
  { bench: { fonts, typesetter } }: PieceMaker,
  picture: Picture,
  width: Pt,
  style: Style,
  creditStyle: Style,
): Pick<Known, 'caption' | 'notes'> {
  const notes: FaceNote[] = [];
  const set = (text: string, own: Style, align: 'end' | undefined): readonly SetLine[] => {
    if (text.trim() === '') return [];
    const { face, latin, notes: found } = findFace(fonts, own.face, text, own.latin);
    notes.push(...found);
    const runs = [{ text, face, ...(latin && { latin }) }];
    const paragraph = { runs, style: paragraphStyle(own, align ? { align } : {}) };
    return typesetter.set(paragraph, uniform(width / own.size)).lines;
  };
  const lines = set(picture.caption, style, undefined);
  const credit = set(picture.credit, creditStyle, 'end')[0];
  const last = lines.at(-1);
  const ends = last ? (last.offset + last.width + CREDIT_GAP) * style.size : 0;
  const starts = credit ? credit.offset * creditStyle.size : 0;
  const together = credit !== undefined && last !== undefined && ends <= starts;
  const caption: Caption = {
    lines,
    style,
    credit: credit && { line: credit, style: creditStyle },
    together,
    rows: lines.length + (credit && !together ? 1 : 0),
  };
  return { caption, notes };
}

/** First baseline of the caption and the top of its first em box. */
interface CaptionPlace {
  readonly first: Pt;
  readonly last: Pt;
  readonly top: Pt;
  readonly foot: Pt;
}

/** The last caption line stands at the foot of the area, on the page grid where no text is under it. */
function captionPlace(maker: PieceMaker, caption: Caption, below: Pt, rect: Rect): CaptionPlace {
  const { grid } = maker.bench;
  const pitch = displayPitch(caption.style);
  const foot = rect.y + rect.height - grid.lead - below;
  const last = foot - (1 - HAN_ASCENT) * grid.size;
  const first = last - (caption.rows - 1) * pitch;
  return { first, last, top: first - HAN_ASCENT * caption.style.size, foot };
}

function placeCaption(maker: PieceMaker, caption: Caption, at: Placement, rect: Rect): Pt {
  const pitch = displayPitch(caption.style);
  const { first, last, top, foot } = captionPlace(maker, caption, at.below, rect);
  const base: Omit<ComposedFrame['rect'], 'y'> = { x: rect.x, width: rect.width, height: foot - top };
  if (caption.lines.length > 0) {
    const frame = maker.frame('caption', at.n, at.story);
    caption.lines.forEach((line, i) => {
      frame.line(line, { frame: frame.id, ...poseOf(caption.style), x: rect.x, y: first + i * pitch });
    });
    frame.close({ ...base, y: top });
  }
  if (caption.credit) {
    const { line, style } = caption.credit;
    const frame = maker.frame('credit', at.n, at.story);
    frame.line(line, { frame: frame.id, ...poseOf(style), x: rect.x, y: last });
    const height = displayPitch(style);
    frame.close({ x: rect.x, width: rect.width, y: last - HAN_ASCENT * style.size, height });
  }
  return top - CAPTION_GAP;
}

const poseOf = (style: Style): { size: Pt; ink: Style['ink']; source: undefined } => ({
  size: style.size,
  ink: style.ink,
  source: undefined,
});

const captionOf = (
  maker: PieceMaker,
  at: Pick<Placement, 'picture' | 'area' | 'caption'>,
): Caption | undefined => {
  const record = maker.bench.pictures[at.picture];
  if (!record || !at.caption) return undefined;
  const caption = setCaption(maker, record, rectOf(maker.bench.grid, at.area).width);
  return caption.rows > 0 ? caption : undefined;
};

/** Body lines at the foot of a picture's area that its caption takes. */
export function captionRows(
  maker: PieceMaker,
  at: Pick<Placement, 'picture' | 'area' | 'caption'>,
): GridLine {
  const caption = captionOf(maker, at);
  if (!caption) return 0;
  const { grid } = maker.bench;
  const rect = rectOf(grid, at.area);
  const { top } = captionPlace(maker, caption, 0, rect);
  return (rect.y + rect.height - top + CAPTION_GAP) / grid.pitch;
}

/**
 * Places a picture with its 图说 and credit. The area holds both: the picture's edges are level with the em
 * boxes of the body lines beside it, the caption takes what it needs from the foot of the area.
 */
export function placePicture(maker: PieceMaker, at: Placement): void {
  const { bench } = maker;
  const { grid } = bench;
  const rect = rectOf(grid, at.area);
  const record = bench.pictures[at.picture];
  const missing = !record || !bench.present(record.sha256);
  if (missing) {
    const place = { picture: at.picture, ...(at.story === undefined ? {} : { story: at.story }) };
    maker.note('PAGE-MISSING-PICTURE', 'error', { name: record?.name ?? at.picture }, place);
  }
  const caption = captionOf(maker, at);
  // An outline is drawn over the whole area; what it leaves of the lines beside it is up to its distance.
  const lead = at.wrap?.outline ? 0 : grid.lead;
  const foot = caption ? placeCaption(maker, caption, at, rect) : rect.y + rect.height - lead - at.below;
  const y = rect.y + lead + at.above;
  const height = Math.max(1, foot - y);
  const clip = at.wrap?.outline && cornersOf(rect, at.wrap.outline);
  const frame = { x: rect.x, y, width: rect.width, height };
  maker.picture({ picture: at.picture, rect: frame, missing, ...(clip && { clip }) });
}
