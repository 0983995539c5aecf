// The watchmaker's stall at night: a small lamp, the cabinet of drawers, an open watch, loupe and tweezers.
import { blend, box, ellipsoid, join, limb, sphere, wheel } from './shapes.mjs';

const far = (x, y) => Math.sqrt(x * x + y * y);

/** A flat round thing lying on the table: radius r, half height h. */
const disc = (cx, cy, cz, r, h) => (x, y, z) => {
  const d = far(x - cx, z - cz) - r;
  const e = Math.abs(y - cy) - h;
  return far(Math.max(d, 0), Math.max(e, 0)) + Math.min(Math.max(d, e), 0);
};
/** A ring lying on the table. */
const ring = (cx, cy, cz, r, t) => (x, y, z) => far(far(x - cx, z - cz) - r, y - cy) - t;

/** A gear lying flat: teeth on its rim, three spokes. */
const gear = (cx, cy, cz, r, teeth) => (x, y, z) => {
  const a = Math.atan2(z - cz, x - cx);
  const d = far(x - cx, z - cz);
  const rim = Math.abs(d - r) - (0.012 + (Math.sin(a * teeth) > 0 ? 0.009 : 0));
  const spoke = Math.max(Math.abs(Math.sin(a * 1.5)) * d - 0.008, d - r);
  return Math.max(Math.min(rim, spoke), Math.abs(y - cy) - 0.007) * 0.7;
};

/** Dial of the clock that stands at the back: hours, hands at twenty-five past three. */
function dial(p, cx, cy, r) {
  const dx = p[0] - cx;
  const dy = p[1] - cy;
  const d = far(dx, dy);
  if (d > r) return 0.2;
  const turn = Math.atan2(dx, dy) / (2 * Math.PI);
  const hour = Math.abs(turn * 12 - Math.round(turn * 12)) * d < 0.045 * r * 2;
  if (d > r * 0.78 && d < r * 0.93 && hour) return 0.06;
  const hand = (share, length, width) => {
    const [sx, sy] = [Math.sin(share * 2 * Math.PI), Math.cos(share * 2 * Math.PI)];
    const along = dx * sx + dy * sy;
    return along > -0.12 * r && along < length * r && Math.abs(dx * sy - dy * sx) < width * r;
  };
  return hand(3.42 / 12, 0.5, 0.035) || hand(25 / 60, 0.72, 0.025) || d < 0.06 * r ? 0.05 : 0.92;
}

function cabinet() {
  const [x0, x1, y1, z] = [-0.2, 1.3, 0.92, -0.42];
  const knobs = [];
  for (let row = 0; row < 4; row++)
    for (let column = 0; column < 6; column++)
      knobs.push(sphere(x0 + 0.125 + column * 0.25, 0.115 + row * 0.225, z + 0.045, 0.02));
  const face = (p, n) => {
    const grain = 0.03 * Math.sin(p[1] * 90 + Math.sin(p[0] * 7) * 3);
    if (n[2] < 0.5) return 0.4 + grain;
    const u = (((p[0] - x0) % 0.25) + 0.25) % 0.25;
    const v = (((p[1] - 0.003) % 0.225) + 0.225) % 0.225;
    const seam = u < 0.009 || u > 0.241 || v < 0.009 || v > 0.216;
    const label = Math.abs(u - 0.125) < 0.055 && v > 0.152 && v < 0.196;
    return seam ? 0.06 : label ? 0.8 : 0.36 + grain;
  };
  return [
    {
      shape: box((x0 + x1) / 2, y1 / 2, z - 0.25, (x1 - x0) / 2, y1 / 2, 0.27, 0.01),
      tone: face,
      shine: 0.1,
    },
    { shape: join(...knobs), tone: 0.6, shine: 1, at: [0.55, 0.45, z], reach: 1 },
  ];
}

function lamp() {
  return [
    {
      shape: blend(
        0.02,
        disc(-0.98, 0.02, -0.1, 0.17, 0.018),
        limb([-0.98, 0.02, -0.1], [-1.02, 0.72, -0.12], 0.014),
      ),
      tone: 0.12,
      shine: 0.7,
    },
    { shape: limb([-1.02, 0.72, -0.12], [-0.56, 1.02, 0.02], 0.013), tone: 0.12, shine: 0.7 },
    {
      shape: blend(
        0.02,
        limb([-0.56, 1.03, 0.02], [-0.46, 0.86, 0.06], 0.05, 0.17),
        sphere(-1.02, 0.72, -0.12, 0.03),
      ),
      tone: 0.2,
      shine: 1.2,
    },
    { shape: ellipsoid(-0.425, 0.775, 0.075, 0.135, 0.095, 0.135), tone: 1, glow: () => 1.3 },
  ];
}

function work() {
  return [
    // The cloth under the work, and the open watch on it.
    {
      shape: box(-0.02, 0.006, 0.5, 0.62, 0.006, 0.36, 0.005),
      tone: (p) => (Math.sin(p[0] * 70) * Math.sin(p[2] * 70) > 0 ? 0.55 : 0.46),
    },
    {
      shape: join(disc(-0.16, 0.04, 0.5, 0.2, 0.022), limb([-0.16, 0.04, 0.29], [-0.16, 0.04, 0.25], 0.028)),
      tone: 0.16,
      shine: 1.1,
    },
    { shape: ring(-0.16, 0.066, 0.5, 0.195, 0.014), tone: 0.78, shine: 1.4 },
    {
      shape: join(
        gear(-0.23, 0.074, 0.46, 0.072, 20),
        gear(-0.1, 0.078, 0.55, 0.055, 16),
        gear(-0.13, 0.07, 0.42, 0.036, 12),
        gear(-0.22, 0.08, 0.59, 0.04, 14),
      ),
      tone: 0.42,
      shine: 0.9,
      at: [-0.16, 0.07, 0.5],
      reach: 0.24,
    },
    {
      shape: join(disc(0.28, 0.02, 0.42, 0.15, 0.008), ring(0.28, 0.03, 0.42, 0.15, 0.012)),
      tone: 0.7,
      shine: 1.2,
    },
    {
      shape: join(gear(0.2, 0.02, 0.68, 0.075, 22), gear(0.37, 0.02, 0.64, 0.05, 16)),
      tone: 0.8,
      shine: 1.4,
      at: [0.28, 0.02, 0.66],
      reach: 0.22,
    },
    // Tweezers and screwdriver.
    {
      shape: join(
        limb([-0.62, 0.03, 0.74], [-0.3, 0.025, 0.76], 0.013, 0.004),
        limb([-0.62, 0.03, 0.77], [-0.3, 0.025, 0.765], 0.013, 0.004),
      ),
      tone: 0.8,
      shine: 1.3,
    },
    {
      shape: join(
        limb([0.66, 0.03, 0.62], [0.86, 0.03, 0.4], 0.026),
        limb([0.5, 0.03, 0.79], [0.66, 0.03, 0.62], 0.008),
      ),
      tone: (p) => (p[0] > 0.66 ? 0.14 : 0.8),
      shine: 0.9,
    },
    // The loupe stands on its rim.
    { shape: join(limb([0.62, 0.0, 0.2], [0.62, 0.12, 0.2], 0.06, 0.085)), tone: 0.07, shine: 0.9 },
    // A glass dome over parts, an oil can.
    {
      shape: blend(
        0.03,
        limb([0.98, 0.05, 0.24], [0.98, 0.11, 0.24], 0.07, 0.06),
        limb([0.98, 0.15, 0.24], [1.0, 0.34, 0.22], 0.02, 0.006),
      ),
      tone: 0.5,
      shine: 1.2,
    },
  ];
}

export function watches() {
  const [cx, cy, r] = [0.72, 1.17, 0.21];
  return {
    eye: [0.14, 1.2, 2.8],
    look: [0.16, 0.54, 0],
    angle: 0.66,
    far: 14,
    haze: 40,
    ambient: 0.1,
    rim: 0.08,
    sky: () => 0.05,
    air: () => 0.08,
    lamps: [
      { at: [-0.33, 0.54, 0.2], power: 1, reach: 0.7, soft: 6, wrap: 0.05 },
      { from: [0.4, 0.6, 0.7], power: 0.16, soft: 3, wrap: 0.4 },
      { from: [-0.7, 0.5, -0.2], power: 0.12, soft: 3, wrap: 0.3 },
    ],
    things: [
      {
        shape: (_x, y) => y,
        tone: (p) => 0.36 + 0.05 * Math.sin(p[2] * 38 + Math.sin(p[0] * 3) * 2),
        shine: 0.3,
        mirror: 0.12,
      },
      {
        shape: box(0, 1, -2.2, 6, 3, 0.1),
        tone: (p) => 0.16 + (Math.abs(((p[1] * 4) % 1) - 0.5) > 0.46 ? -0.06 : 0),
      },
      ...cabinet(),
      // The clock on the cabinet, its case and feet, and a tall jar of springs beside it.
      { shape: wheel(cx, cy, -0.6, r, 0.035), tone: 0.3, shine: 0.8 },
      {
        shape: (x, y, z) => Math.max(far(x - cx, y - cy) - r, Math.abs(z + 0.62) - 0.05),
        tone: (p) => dial(p, cx, cy, r * 0.97),
        glow: (p) => (p[2] > -0.58 ? dial(p, cx, cy, r * 0.97) * 0.12 : 0),
      },
      { shape: join(box(cx, 0.935, -0.62, 0.16, 0.022, 0.1, 0.01)), tone: 0.25 },
      { shape: limb([0.18, 0.95, -0.6], [0.18, 1.12, -0.6], 0.085, 0.075), tone: 0.55, shine: 0.9 },
      { shape: limb([0.18, 1.19, -0.6], [0.18, 1.21, -0.6], 0.06), tone: 0.15 },
      ...lamp(),
      ...work(),
    ],
  };
}
