// Dusk on the river: the last ferry comes in to its pontoon, the bridge and the lit far bank behind.
import { dice } from './camera.mjs';
import { standing } from './people.mjs';
import { blend, box, ellipsoid, join, limb, sphere, wheel } from './shapes.mjs';

const DECK = 0.95;

/** A figure that stands on something: the same shapes, higher. */
const raised = (things, up) =>
  things.map((thing) => ({
    ...thing,
    shape: (x, y, z) => thing.shape(x, y - up, z),
    at: [thing.at[0], thing.at[1] + up, thing.at[2]],
  }));

/** Posts every 0.8 m along x between two ends, and the bars on them. */
function railing(from, to, floor, z, bars) {
  const top = bars.at(-1);
  return (x, y, depth) => {
    const post = Math.min(Math.floor((to - from) / 0.8), Math.max(0, Math.round((x - from) / 0.8)));
    const dx = x - from - post * 0.8;
    const dy = Math.max(0, floor - y, y - floor - top);
    let d = Math.hypot(dx, dy, depth - z) - 0.022;
    const beyond = Math.max(0, from - x, x - to);
    for (const bar of bars) d = Math.min(d, Math.hypot(beyond, y - floor - bar, depth - z) - 0.026);
    return d;
  };
}

function farBank() {
  const random = dice(9);
  const lit = Array.from({ length: 2048 }, () => random());
  const pick = (a, b, k) => lit[(((a * 71 + b * 149 + k * 37) % 2048) + 2048) % 2048];
  const facade = (k) => (p) => {
    const u = p[0] / 1.25;
    const v = p[1] / 1.5;
    const pane = Math.abs(u - Math.floor(u) - 0.5) < 0.28 && Math.abs(v - Math.floor(v) - 0.5) < 0.25;
    const chance = pick(Math.floor(u), Math.floor(v), k);
    return pane && chance > 0.58 ? 0.1 + chance * 0.55 : 0;
  };
  const things = [];
  let x = -44;
  for (let k = 0; x < 48; k++) {
    const w = 1.5 + random() * 2.2;
    const h = 2.6 + random() ** 2 * 9.5;
    things.push({
      shape: box(x + w, h / 2, -62 - random() * 8, w * 0.9, h / 2, 2),
      tone: 0.1,
      glow: facade(k),
    });
    x += w * 2 + random() * 1.8;
  }
  things.push({ shape: box(0, 0.35, -58, 60, 0.35, 1.5), tone: 0.1 });
  for (let i = -8; i <= 8; i++)
    things.push({ shape: sphere(i * 5 + 1.2, 1.35, -56.6, 0.16), tone: 1, glow: () => 2.2 });
  return things;
}

const chain = (s) => {
  const between = Math.min(1, Math.abs(s - 0.5) / 0.3);
  const beyond = Math.max(0, Math.abs(s - 0.5) - 0.3) / 0.26;
  return Math.max(3.6, 4.6 + 6.4 * between ** 2 - 6.4 * beyond);
};

/**
 * A chain bridge seen askew: deck, two towers, the chain and its hangers. In the plane of the bridge `s` runs
 * from end to end, `aside` is the distance from the plane.
 */
function bridge() {
  const [x0, z0, dx, dz] = [-34, -46, 62, 10];
  const span = Math.sqrt(dx * dx + dz * dz);
  const lines = (x, y, z) => {
    const along = ((x - x0) * dx + (z - z0) * dz) / span;
    const aside = Math.abs(((z - z0) * dx - (x - x0) * dz) / span);
    const top = chain(along / span);
    const rope = Math.sqrt(((y - top) * 0.75) ** 2 + aside * aside) - 0.1;
    const deck = Math.max(Math.abs(y - 4.1) - 0.3, aside - 0.4);
    const step = along - Math.round(along / 1.6) * 1.6;
    const off = Math.max(0, 4.1 - y, y - top);
    const hanger = Math.sqrt(step * step + aside * aside + off * off) - 0.045;
    return Math.min(rope, deck, hanger) * 0.9;
  };
  const towers = [0.2, 0.8].map((s) => {
    const [x, z] = [x0 + s * dx, z0 + s * dz];
    return join(box(x, 5.5, z, 0.5, 5.7, 0.6), box(x, 11.2, z, 0.75, 0.2, 0.8));
  });
  return { shape: join(lines, ...towers), tone: 0.13 };
}

const cabin = (p, n) => {
  if (Math.abs(n[2]) < 0.6 && Math.abs(n[0]) < 0.6) return 0;
  const u = (p[0] + 20) / 0.92;
  const pane = Math.abs(u - Math.floor(u) - 0.5) < 0.36;
  return pane && p[1] > 1.75 && p[1] < 2.75 ? 0.5 + 0.5 * (p[1] - 1.75) + 0.1 * Math.sin(p[0] * 2.3) : 0;
};

const bridgeRoom = (p, n) =>
  n[1] < 0.5 && p[1] > 3.95 && p[1] < 4.55 && Math.abs(((p[0] + 20) % 0.7) - 0.35) < 0.29 ? 0.5 : 0;

function ferry() {
  const rail = railing(-6.1, 5.3, DECK, 1.5, [0.5, 0.95]);
  const upper = railing(-5, -0.8, 3.4, 1.35, [0.36, 0.72]);
  return [
    {
      shape: blend(
        0.35,
        box(-1.2, 0.3, 0, 5, 0.62, 1.6, 0.3),
        limb([3.2, 0.15, 0], [5.7, 0.55, 0], 0.75, 0.32),
        limb([3.4, 0.7, 0.9], [6.3, 0.98, 0], 0.24, 0.1),
        limb([3.4, 0.7, -0.9], [6.3, 0.98, 0], 0.24, 0.1),
        box(4.2, 0.84, 0, 1.3, 0.08, 1.3, 0.06),
      ),
      tone: (p) => (p[1] > 0.78 ? 0.75 : p[1] > 0.66 ? 0.12 : 0.34),
      shine: 0.3,
    },
    { shape: box(-2, 2.1, 0, 3.2, 1.2, 1.2, 0.06), tone: 0.62, glow: cabin, shine: 0.2 },
    { shape: box(-1.8, 3.36, 0, 3.75, 0.07, 1.5, 0.03), tone: 0.7 },
    { shape: box(0.3, 4.05, 0, 0.95, 0.68, 0.95, 0.06), tone: 0.66, glow: bridgeRoom, shine: 0.2 },
    { shape: box(0.3, 4.78, 0, 1.15, 0.06, 1.1, 0.03), tone: 0.6 },
    { shape: join(rail, upper), tone: 0.75 },
    { shape: limb([-3.6, 3.4, 0], [-3.75, 4.9, 0], 0.3, 0.27), tone: (p) => (p[1] > 4.4 ? 0.1 : 0.5) },
    { shape: limb([-0.2, 4.8, 0], [-0.2, 6.5, 0], 0.035, 0.02), tone: 0.3 },
    { shape: sphere(-0.2, 6.35, 0, 0.11), tone: 1, glow: () => 2.2 },
    { shape: sphere(1.45, 3.0, 0.9, 0.1), tone: 1, glow: () => 2.2 },
    ...[-4.6, -3, -1.4].map((x) => ({
      shape: wheel(x, 0.62, 1.62, 0.24, 0.085),
      tone: 0.06,
      at: [x, 0.62, 1.62],
      reach: 0.36,
    })),
    ...raised(
      [
        ...standing(2.3, 0.7, { turn: 1.2, tone: 0.22, helmet: false }),
        ...standing(3.1, 0.95, { turn: 0.9, tone: 0.5, helmet: false }),
        ...standing(3.75, 0.2, { turn: 1.5, tone: 0.16, helmet: true }),
      ],
      DECK,
    ),
    // A bicycle leans on the rail of the fore deck.
    {
      shape: join(
        wheel(4.25, DECK + 0.36, 1.05, 0.33, 0.025),
        wheel(5.2, DECK + 0.36, 1.05, 0.33, 0.025),
        limb([4.25, DECK + 0.36, 1.05], [4.6, DECK + 0.8, 1.05], 0.022),
        limb([4.6, DECK + 0.8, 1.05], [5.05, DECK + 0.82, 1.05], 0.022),
        limb([4.7, DECK + 0.34, 1.05], [5.05, DECK + 0.82, 1.05], 0.022),
        limb([4.7, DECK + 0.34, 1.05], [4.55, DECK + 0.92, 1.05], 0.022),
        limb([5.2, DECK + 0.36, 1.05], [5.02, DECK + 1.0, 1.05], 0.022),
        limb([5.02, DECK + 1.0, 0.85], [5.02, DECK + 1.0, 1.25], 0.02),
      ),
      tone: 0.1,
      at: [4.7, DECK + 0.5, 1.05],
      reach: 0.95,
    },
  ];
}

const planks = (p) => (Math.abs(((p[0] * 2.2) % 1) - 0.5) > 0.45 ? 0.14 : 0.36);

function pontoon() {
  return [
    { shape: box(11.4, 0.4, 3, 4, 0.35, 2.2, 0.05), tone: planks },
    {
      shape: join(
        limb([8.2, 0.7, 4.3], [8.2, 5.2, 4.3], 0.075, 0.05),
        limb([8.2, 5.2, 4.3], [7.5, 5.35, 4.3], 0.04),
        box(10.3, 2.6, 2.2, 1.1, 0.07, 1.1),
        limb([9.4, 0.7, 2.9], [9.4, 2.6, 2.9], 0.06),
      ),
      tone: 0.12,
    },
    { shape: ellipsoid(7.42, 5.24, 4.3, 0.26, 0.09, 0.16), tone: 1, glow: () => 2.2 },
    {
      shape: blend(
        0.06,
        limb([8.0, 0.7, 3.4], [8.0, 1.15, 3.4], 0.16),
        ellipsoid(8, 1.2, 3.4, 0.24, 0.09, 0.24),
      ),
      tone: 0.1,
      shine: 0.5,
    },
    ...raised(standing(9.0, 3.6, { turn: -1.3, tone: 0.24, helmet: false }), 0.75),
  ];
}

export function ferryAtDusk() {
  return {
    eye: [2.2, 3.6, 21],
    look: [1.6, 2.95, 0],
    angle: 0.638,
    far: 160,
    haze: 230,
    ambient: 0.15,
    rim: 0.3,
    sky: (d) =>
      0.09 + 0.62 * Math.exp(-Math.max(0, d[1]) * 8) * (0.55 + 0.6 * Math.exp(-((d[0] - 0.12) ** 2) * 16)),
    air: () => 0.34,
    lamps: [
      { at: [7.42, 4.9, 4.3], power: 1.3, reach: 2.6, soft: 8 },
      { at: [2.4, 2.9, 2.4], power: 0.9, reach: 2, soft: 6 },
      { from: [0.5, 0.35, -0.75], power: 0.4, soft: 6, wrap: 0.2 },
      { from: [-0.2, 0.7, 0.7], power: 0.2, soft: 4, wrap: 0.4 },
    ],
    things: [
      {
        shape: (_x, y) => y,
        tone: 0.1,
        mirror: 0.95,
        bump: (p) => {
          const near = 1 / (1 + Math.max(0, -p[2]) * 0.05);
          const w = (0.018 + 0.012 * Math.sin(p[0] * 0.5 + p[2] * 0.9)) * near;
          return [
            w * Math.sin(p[0] * 5 + p[2] * 3.1),
            0,
            w * 1.8 * Math.sin(p[2] * 9 - p[0] * 2.3 + Math.sin(p[0] * 0.8) * 2),
          ];
        },
      },
      { at: [2, 5, -64], reach: 56, group: farBank() },
      { at: [-3, 6, -41], reach: 36, group: [bridge()] },
      { at: [-0.4, 3, 0], reach: 7.6, group: ferry() },
      { at: [10, 2.5, 3.4], reach: 6.4, group: pontoon() },
    ],
  };
}
