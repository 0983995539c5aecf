import type { FontBook } from '../base/ports';
import type { Em } from '../base/units';
import { type Cell, cellsOf } from './cells';
import { flowThread } from './flow';
import { itemise } from './itemise';
import { type Settings, setParagraph } from './paragraph';
import type { Prepared } from './prepared';
import type { SetThread, Slot, ThreadParagraph } from './thread';
import type { Measures, ParagraphInput, ParagraphStyle, SetParagraph, Variant } from './types';

/** Composes paragraphs and threads with one set of fonts, remembering what it has set. */
export interface Typesetter {
  /** The paragraph in its best setting, or one line shorter or longer where that can be done decently. */
  set(input: ParagraphInput, measures: Measures, variant?: Variant): SetParagraph;
  /** The cells of one line of `set(input, measures)`: what each character takes, in em. */
  cells(input: ParagraphInput, measures: Measures, line: number): readonly Cell[];
  /** Fills the slots with the paragraphs; what finds no slot is set to `overflowMeasure` and overset. */
  flow(paragraphs: readonly ThreadParagraph[], slots: readonly Slot[], overflowMeasure: Em): SetThread;
}

interface Entry {
  readonly prepared: Prepared;
  readonly settings: Map<string, Settings>;
}

/** Paragraphs remembered; beyond it the older half is forgotten. */
const MEMORY = 4096;
const SETTINGS_PER_PARAGRAPH = 48;

export function createTypesetter(fonts: FontBook): Typesetter {
  const memory = new Map<string, Entry>();

  function entryOf(input: ParagraphInput): Entry {
    const key = keyOf(input);
    const known = memory.get(key);
    if (known) return known;
    const entry = { prepared: itemise(input, fonts), settings: new Map<string, Settings>() };
    if (memory.size >= MEMORY) forget(memory);
    memory.set(key, entry);
    return entry;
  }

  function settingsOf(input: ParagraphInput, measures: Measures): Settings {
    const { prepared, settings } = entryOf(input);
    const known = settings.get(measures.key);
    if (known) return known;
    const fresh = setParagraph(prepared, measures);
    if (settings.size >= SETTINGS_PER_PARAGRAPH) settings.clear();
    settings.set(measures.key, fresh);
    return fresh;
  }

  const set: Typesetter['set'] = (input, measures, variant = 0) => {
    const settings = settingsOf(input, measures);
    const wanted = variant < 0 ? settings.fewer : settings.more;
    return (variant !== 0 && wanted ? wanted : settings.best).paragraph;
  };

  return {
    set,
    cells(input, measures, line) {
      const { prepared } = entryOf(input);
      const chosen = settingsOf(input, measures).best.paragraph.lines[line];
      if (!chosen) return [];
      const { start, end } = chosen;
      return cellsOf(prepared, indexAt(prepared, start), indexAt(prepared, end), measures.at(line));
    },
    flow: (paragraphs, slots, overflowMeasure) =>
      flowThread({ settingsOf, paragraphs, slots, overflowMeasure }),
  };
}

/** Index of the code point at a UTF-16 offset. */
function indexAt(p: Prepared, offset: number): number {
  let low = 0;
  let high = p.n;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((p.offsets[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

const keys = new WeakMap<ParagraphInput, string>();

/** Equal for inputs that set alike; kept per object since pages hand the same ones in again. */
function keyOf(input: ParagraphInput): string {
  const known = keys.get(input);
  if (known !== undefined) return known;
  const key = JSON.stringify([
    styleKey(input.style),
    input.runs.map((r) => [r.face, r.emphasis ? 1 : 0, r.text]),
  ]);
  keys.set(input, key);
  return key;
}

const styleKey = (s: ParagraphStyle): string =>
  [
    s.punctuation,
    s.level,
    s.gap,
    s.hang,
    s.shrinkStops,
    s.trimIndentedOpener,
    s.align,
    s.indent,
    s.tracking,
  ].join(' ');

function forget(memory: Map<string, Entry>): void {
  let drop = memory.size / 2;
  for (const key of memory.keys()) {
    if (drop-- <= 0) break;
    memory.delete(key);
  }
}
