import { z } from 'zod';

/** Where the window was, in the screen's own pixels. */
export const windowBounds = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(200).max(20_000),
  height: z.number().int().min(200).max(20_000),
  maximized: z.boolean(),
});
export type WindowBounds = z.infer<typeof windowBounds>;

interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const smallestWindow = { width: 1024, height: 640 } as const;
const PREFERRED = { width: 1600, height: 1000 } as const;
/** So much of the title bar must be on a screen for the window to be caught with the mouse. */
const GRIP = 80;

const isReachable = (bounds: Rectangle, area: Rectangle): boolean =>
  bounds.x + bounds.width >= area.x + GRIP &&
  bounds.x <= area.x + area.width - GRIP &&
  bounds.y >= area.y &&
  bounds.y <= area.y + area.height - GRIP;

/** The remembered place where a screen still shows it, else the middle of the first screen. */
export function placeWindow(
  remembered: WindowBounds | undefined,
  workAreas: readonly Rectangle[],
): WindowBounds {
  if (remembered !== undefined && workAreas.some((area) => isReachable(remembered, area))) return remembered;
  const area = workAreas[0] ?? { x: 0, y: 0, ...PREFERRED };
  const width = Math.min(PREFERRED.width, area.width);
  const height = Math.min(PREFERRED.height, area.height);
  const x = Math.round(area.x + (area.width - width) / 2);
  const y = Math.round(area.y + (area.height - height) / 2);
  return { x, y, width, height, maximized: false };
}
