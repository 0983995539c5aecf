import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StoryItem } from '../../../../core/document/records/page';
import type { Block, Story } from '../../../../core/document/records/story';
import { type ComposeInput, composePage, createComposer } from '../../../../core/page/compose';
import type { ComposedPage } from '../../../../core/page/composed';
import { block, fonts, input, paragraphs, picture, story } from './fixture';

const fresh = (given: ComposeInput): ComposedPage => composePage({ ...given, fonts: fonts() });

const own = { picture: 'p', area: { x: 14, y: 6, w: 13, h: 8 }, caption: true, distance: 1 };

/** Blocks of every make-up: level round a picture, threaded, vertical in tiers, beside an outline. */
const shapes: readonly StoryItem[] = [
  block('level', { x: 0, y: 0, w: 55, h: 30 }, { columns: 4, fill: 'level', pictures: [own] }),
  block(
    'thread',
    { x: 57, y: 0, w: 54, h: 30 },
    {
      thread: [
        { x: 0, y: 6, w: 13, h: 24 },
        { x: 14, y: 14, w: 20, h: 9 },
        { x: 36, y: 4, w: 16.5, h: 26 },
      ],
    },
  ),
  block(
    'tiers',
    { x: 0, y: 32, w: 55, h: 34 },
    {
      columns: 2,
      fill: 'level',
      direction: 'vertical',
      pictures: [{ picture: 'p', area: { x: 20, y: 8, w: 12, h: 10 }, caption: false, distance: 0.5 }],
    },
  ),
  block(
    'outline',
    { x: 57, y: 32, w: 54, h: 34 },
    {
      columns: 3,
      pictures: [
        {
          picture: 'p',
          area: { x: 12, y: 8, w: 16, h: 14 },
          caption: false,
          distance: 1,
          wrap: { sides: 'both' },
        },
      ],
    },
  ),
];

const page = (): ComposeInput =>
  input(
    shapes,
    shapes.map(({ id }, n) =>
      story(id, {
        headline: '三百条提案条条有回音',
        dateline: n % 2 === 0 ? '本报讯（记者 何问）' : '',
        source: n === 1 ? '（转自《城市职工报》）' : '',
        body: paragraphs(180 + 60 * n, 260, 12, 330, 90, 210).map((part, i) =>
          i === 2 ? { ...part, kind: 'subhead' } : part,
        ),
      }),
    ),
    [picture('p', { caption: '代表在车间里听取班组意见。' })],
  );

type Edit = (story: Story, at: number, offset: number, text: string) => Story;

const inBody =
  (change: (body: readonly Block[], at: number, offset: number, text: string) => readonly Block[]): Edit =>
  (one, at, offset, text) => ({
    ...one,
    body: [...change(one.body, at % Math.max(1, one.body.length), offset, text)],
  });

const textOf = (part: Block | undefined): string => part?.runs.map((run) => run.text).join('') ?? '';
const withText = (part: Block, text: string): Block => ({ ...part, runs: [{ text }] });
const spliced =
  (offset: number, drop: number, put: string) =>
  (old: string): string => {
    const from = offset % (old.length + 1);
    return old.slice(0, from) + put + old.slice(from + drop);
  };

const EDITS: Readonly<Record<string, Edit>> = {
  type: inBody((body, at, offset, text) =>
    body.map((part, i) => (i === at ? withText(part, spliced(offset, 0, text)(textOf(part))) : part)),
  ),
  drop: inBody((body, at, offset) =>
    body.map((part, i) =>
      i === at ? withText(part, spliced(offset, 1 + (offset % 30), '')(textOf(part))) : part,
    ),
  ),
  replace: inBody((body, at, offset, text) =>
    body.map((part, i) =>
      i === at ? withText(part, spliced(offset, text.length, text)(textOf(part))) : part,
    ),
  ),
  split: inBody((body, at, offset) =>
    body.flatMap((part, i) => {
      if (i !== at) return [part];
      const text = textOf(part);
      const from = offset % (text.length + 1);
      return [withText(part, text.slice(0, from)), { ...withText(part, text.slice(from)), id: `s${offset}` }];
    }),
  ),
  join: inBody((body, at) =>
    body.flatMap((part, i) => {
      if (i === at + 1) return [];
      return [i === at ? withText(part, textOf(part) + textOf(body[at + 1])) : part];
    }),
  ),
  swap: inBody((body, at) => body.map((part, i) => body[i === at ? 0 : i === 0 ? at : i] ?? part)),
  bold: inBody((body, at, offset) =>
    body.map((part, i) => {
      if (i !== at) return part;
      const text = textOf(part);
      const from = offset % (text.length + 1);
      const marked = [{ text: text.slice(0, from) }, { text: text.slice(from), marks: ['bold' as const] }];
      return { ...part, runs: marked };
    }),
  ),
  rename: inBody((body, at, offset) =>
    body.map((part, i) => (i === at ? { ...part, id: `n${offset}` } : part)),
  ),
  headline: (one, _, __, text) => ({ ...one, headline: one.headline + text }),
  dateline: (one, _, __, text) => ({ ...one, dateline: one.dateline === '' ? text : '' }),
};

const step = fc.record({
  kind: fc.constantFrom(...Object.keys(EDITS), 'type', 'drop', 'replace', 'picture', 'fill', 'undo'),
  block: fc.nat({ max: shapes.length - 1 }),
  at: fc.nat({ max: 7 }),
  offset: fc.nat({ max: 400 }),
  text: fc.constantFrom('工', '。', '“好”', '——', '2026年', ' Wi-Fi ', '会后，代表们分组看了新建的更衣室。'),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function after(given: ComposeInput, { kind, block: n, at, offset, text }: Step): ComposeInput {
  const id = shapes[n]?.id ?? '';
  const one = given.stories[id];
  const edit = EDITS[kind];
  if (edit && one) return { ...given, stories: { ...given.stories, [id]: edit(one, at, offset, text) } };
  const items = given.page.items.map((item) => {
    if (item.id !== id || item.kind !== 'story') return item;
    if (kind === 'fill')
      return { ...item, fill: item.fill === 'level' ? ('top' as const) : ('level' as const) };
    const moved = item.pictures.map((p) => ({ ...p, area: { ...p.area, y: 4 + (offset % 12) } }));
    return { ...item, pictures: moved };
  });
  return { ...given, page: { ...given.page, items } };
}

describe('the page after an edit', () => {
  it('is what it would be from nothing, through any row of edits', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 4, maxLength: 12 }), (steps) => {
        const composer = createComposer(fonts());
        const past = [page()];
        composer.compose(page());
        for (const one of steps) {
          const last = past.at(-1) ?? page();
          if (one.kind === 'undo') past.pop();
          else past.push(after(last, one));
          const given = past.at(-1) ?? page();
          expect(JSON.stringify(composer.compose(given))).toBe(JSON.stringify(fresh(given)));
        }
      }),
      { numRuns: 8 },
    );
  });

  it('keeps the objects of all frames that hold what they held, and their marks', () => {
    const composer = createComposer(fonts());
    const given = page();
    const before = composer.compose(given);
    const edit: Step = { kind: 'replace', block: 0, at: 3, offset: 40, text: '工' };
    const now = composer.compose(after(given, edit));
    const old = new Map(before.frames.map((frame) => [frame.id, frame]));
    const changed = now.frames.filter((frame) => frame !== old.get(frame.id));
    expect(changed.length).toBeGreaterThan(0);
    expect(changed.every(({ item, role }) => item === 'level' && role === 'body')).toBe(true);
    expect(changed.length).toBeLessThan(now.frames.filter(({ item }) => item === 'level').length - 1);
    const lines = new Set(changed.flatMap((frame) => frame.lines));
    const marks = new Set(before.marks);
    for (const mark of now.marks)
      expect(marks.has(mark) || (mark.kind === 'line' && lines.has(mark.line))).toBe(true);
  });

  it('has the lines of every frame one after the other among its marks', () => {
    const { marks, frames } = fresh(page());
    const lines = marks.flatMap((mark) => (mark.kind === 'line' ? [mark.line] : []));
    expect(lines).toEqual(frames.flatMap((frame) => frame.lines));
  });
});
