import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeWindow } from '../../../../electron/windows/bounds';

const screen = { x: 0, y: 25, width: 1920, height: 1055 };
const second = { x: 1920, y: 0, width: 2560, height: 1440 };

describe('placing the window', () => {
  it('takes the remembered place on either screen', () => {
    const there = { x: 2000, y: 40, width: 1400, height: 900, maximized: true };
    expect(placeWindow(there, [screen, second])).toEqual(there);
  });

  it('comes back from a screen that is gone', () => {
    const there = { x: 2000, y: 40, width: 1400, height: 900, maximized: false };
    expect(placeWindow(there, [screen])).toEqual({
      x: 160,
      y: 53,
      width: 1600,
      height: 1000,
      maximized: false,
    });
  });

  it('fits a small screen', () => {
    const small = { x: 0, y: 0, width: 1280, height: 720 };
    expect(placeWindow(undefined, [small])).toEqual({ ...small, maximized: false });
  });

  it('always leaves enough of the title bar on a screen to catch it', () => {
    const side = fc.integer({ min: -4000, max: 6000 });
    const length = fc.integer({ min: 200, max: 4000 });
    const bounds = fc.record({ x: side, y: side, width: length, height: length, maximized: fc.boolean() });
    fc.assert(
      fc.property(bounds, (remembered) => {
        const placed = placeWindow(remembered, [screen, second]);
        const seen = [screen, second].map((area) =>
          placed.y >= area.y && placed.y < area.y + area.height
            ? Math.min(placed.x + placed.width, area.x + area.width) - Math.max(placed.x, area.x)
            : 0,
        );
        expect(Math.max(...seen)).toBeGreaterThanOrEqual(80);
      }),
    );
  });
});
