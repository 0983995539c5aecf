// The workshop as meeting hall: rows of helmets, a speaker before the machine, light through the roof windows.
import { dice } from './camera.mjs';
import { seated, standing } from './people.mjs';
import { box, join, limb } from './shapes.mjs';

export function hall() {
  const random = dice(42);
  const things = [
    {
      shape: (_x, y) => y,
      tone: (p) => (Math.abs(p[0]) < 0.06 ? 0.2 : 0.3 + 0.04 * Math.sin(p[0] * 9) * Math.sin(p[2] * 7)),
      mirror: 0.3,
    },
    { shape: box(0, 4.5, -15.2, 9.2, 4.6, 0.15), tone: 0.42, glow: (p) => windows(p[0], p[1]) },
    { shape: box(-9.1, 4.5, -6, 0.15, 4.6, 14), tone: 0.34, glow: (p) => sideWindows(p) },
    { shape: box(9.1, 4.5, -6, 0.15, 4.6, 14), tone: 0.34 },
    { shape: box(0, 9.2, -6, 9.3, 0.1, 14), tone: 0.2 },
  ];
  for (const z of [-13, -9.5, -6, -2.5]) {
    for (const x of [-7.6, 7.6]) things.push({ shape: box(x, 4, z, 0.2, 4.4, 0.28, 0.02), tone: 0.26 });
    things.push({
      shape: join(
        box(0, 8.3, z, 9, 0.13, 0.1),
        limb([-8, 7.6, z], [0, 8.9, z], 0.05),
        limb([8, 7.6, z], [0, 8.9, z], 0.05),
      ),
      tone: 0.16,
    });
  }
  // The crane: girder, trolley, cab and hook.
  things.push({
    shape: join(
      box(0, 6.5, -8.2, 8.4, 0.32, 0.28),
      box(2.6, 6.1, -8.2, 0.7, 0.35, 0.5),
      limb([2.6, 6, -8.2], [2.6, 4.5, -8.2], 0.03),
      box(2.6, 4.3, -8.2, 0.14, 0.24, 0.1, 0.04),
      box(-6.2, 5.5, -8, 0.6, 0.65, 0.6, 0.04),
    ),
    tone: 0.4,
    shine: 0.1,
  });
  // The machine behind the speaker, and its neighbours along the wall.
  things.push({
    shape: join(
      box(4.6, 1.1, -10.5, 1.6, 1.1, 0.9, 0.06),
      box(4.6, 2.6, -10.7, 0.5, 0.9, 0.55, 0.05),
      box(3.7, 2.7, -10.3, 0.6, 0.22, 0.3, 0.04),
    ),
    tone: 0.36,
    shine: 0.16,
  });
  things.push({
    shape: join(
      box(-4.9, 0.9, -10.8, 1.9, 0.9, 0.8, 0.06),
      box(-5.9, 2.2, -10.8, 0.6, 0.6, 0.6, 0.05),
      limb([-4, 2, -10.5], [-3.2, 2.6, -10.5], 0.12),
    ),
    tone: 0.33,
    shine: 0.16,
  });
  // The cloth banner and the table below it.
  things.push({
    shape: box(0, 3.7, -11.6, 3.1, 0.4, 0.03),
    tone: (p) =>
      Math.abs(p[1] - 3.7) < 0.16 && Math.abs(p[0]) < 2.5 && Math.sin(p[0] * 12.6) > -0.5 ? 0.85 : 0.2,
  });
  things.push({ shape: box(0.5, 0.55, -7.9, 1.5, 0.55, 0.4, 0.03), tone: 0.5 });
  things.push(...standing(-1.6, -7.6, { turn: 0.15, tone: 0.34, helmet: false }));
  for (const [x, t] of [
    [-0.3, 0.3],
    [0.6, 0.22],
    [1.5, 0.36],
  ])
    things.push(...seated(x, -8.7, { turn: 0, helmet: false, tone: t, size: 1.05 }));
  for (let row = 0; row < 6; row++) {
    const z = -5.7 + row * 1.02;
    const seats = 11 - Math.floor(row / 2);
    for (let i = 0; i < seats; i++) {
      const x = (i - (seats - 1) / 2) * 0.86 + (row % 2) * 0.36 + (random() - 0.5) * 0.14;
      if (Math.abs(x) < 0.34) continue;
      things.push({
        at: [x, 0.95, z],
        reach: 0.9,
        group: seated(x, z + (random() - 0.5) * 0.1, {
          turn: Math.PI + (random() - 0.5) * 0.5,
          lean: 0.02 + random() * 0.05,
          helmet: random() > 0.22,
          tone: 0.16 + random() * 0.16,
          raised: (row === 2 && i === 7) || (row === 4 && i === 2),
        }),
      });
    }
  }
  return {
    eye: [0.7, 2.5, 2.2],
    look: [0.15, 1.95, -9],
    angle: 0.86,
    far: 60,
    haze: 21,
    ambient: 0.24,
    rim: 0.06,
    sky: () => 1.4,
    air: (d) => 0.5 + 0.5 * Math.max(0, d[1] + 0.15),
    lamps: [
      { from: [-0.55, 0.62, -0.62], power: 0.85, soft: 10 },
      { from: [0.3, 0.9, 0.25], power: 0.3, soft: 4, wrap: 0.4 },
      { at: [-3, 6, -14], power: 0.7, reach: 6, soft: 6 },
    ],
    things,
  };
}

const pane = (a, b) => {
  const u = Math.abs((((a % 0.72) + 0.72) % 0.72) - 0.36);
  const v = Math.abs((((b % 0.95) + 0.95) % 0.95) - 0.475);
  return u < 0.315 && v < 0.43 ? 1 : 0;
};
const windows = (x, y) =>
  y > 4.3 && y < 8.1 && Math.abs((Math.abs(x) % 4.4) - 2.2) < 1.75
    ? 0.15 + pane(x, y) * (1.5 + 0.25 * Math.sin(x * 1.7 + y))
    : 0;
const sideWindows = (p) =>
  p[1] > 4.2 && p[1] < 8 && Math.abs((((p[2] % 3.5) + 3.5) % 3.5) - 1) < 1.25
    ? 0.15 + pane(p[2], p[1]) * 1.3
    : 0;
