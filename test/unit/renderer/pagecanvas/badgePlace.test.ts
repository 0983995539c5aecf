import { describe, expect, it } from 'vitest';
import { badgePlace, badgeSize } from '../../../../renderer/pagecanvas/overlay/badgePlace';
import type { PageSummary } from '../../../../renderer/session/composer';

const camera = { x: 0, y: 0, zoom: 0.75 };
const badge = { width: 60, height: 18 };
/** Farther than any badge. */
const viewport = { width: 2000, height: 2000 };
type Block = PageSummary['stories'][number];

/** At this zoom a pt is a pixel. */
const summary = (corners: PageSummary['corners'], items: PageSummary['items'] = []): PageSummary =>
  ({
    grid: { area: { x: 50, y: 50, width: 900, height: 1200 }, pitch: 10 },
    corners,
    items,
  }) as unknown as PageSummary;

const block = (x: number, width: number, state: 'over' | 'under', lines: number): Block =>
  ({
    item: 'a',
    rect: { x, y: 200, width, height: 300 },
    fit: { state, lines, characters: 0 },
  }) as unknown as Block;

describe('the place of a badge', () => {
  it('is the free corner beside the head', () => {
    const place = badgePlace(
      summary({ a: { x: 300, y: 200, width: 100, height: 60 } }),
      camera,
      block(100, 300, 'over', 3),
      badge,
      viewport,
    );
    expect(place).toEqual({ x: 338, y: 202 });
  });

  it('is the room at the foot where lines are left over', () => {
    expect(badgePlace(summary({}), camera, block(100, 300, 'under', 3), badge, viewport)).toEqual({
      x: 340,
      y: 482,
    });
  });

  it('is beside the type area where the block reaches its edge', () => {
    expect(badgePlace(summary({}), camera, block(650, 300, 'over', 3), badge, viewport)).toEqual({
      x: 954,
      y: 200,
    });
    expect(
      badgePlace(summary({}), { ...camera, x: 80 }, block(50, 300, 'under', 1), badge, viewport),
    ).toEqual({
      x: 66,
      y: 200,
    });
  });

  it('is the room at the left where vertical lines are left over', () => {
    const items = [
      { item: 'a', kind: 'story', rect: { x: 0, y: 0, width: 1, height: 1 }, vertical: true },
    ] as const;
    const place = badgePlace(summary({}, items), camera, block(100, 300, 'under', 7), badge, viewport);
    expect(place).toEqual({ x: 100, y: 482 });
    expect(badgePlace(summary({}, items), camera, block(100, 300, 'under', 3), badge, viewport).y).toBe(182);
  });

  it('does not leave the canvas', () => {
    const small = { width: 1000, height: 800 };
    expect(badgePlace(summary({}), camera, block(650, 300, 'over', 3), badge, small)).toEqual({
      x: 890,
      y: 182,
    });
  });

  it('is above the block where nothing else is free', () => {
    const narrow = { a: { x: 380, y: 200, width: 20, height: 60 } };
    expect(badgePlace(summary(narrow), camera, block(100, 300, 'over', 3), badge, viewport)).toEqual({
      x: 340,
      y: 182,
    });
  });

  it('knows that Chinese words are wider than English ones', () => {
    expect(badgeSize('余行').width).toBeGreaterThan(badgeSize('on').width);
  });
});
