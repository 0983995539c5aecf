// Dusk: a delivery rider on a wet street, lamps and lit windows behind.
import { dice } from './camera.mjs';
import { blend, box, ellipsoid, join, limb, sphere, wheel } from './shapes.mjs';

export function rider() {
  const random = dice(5);
  const lit = Array.from({ length: 4096 }, () => random());
  const pick = (a, b, c) => lit[(((a * 73 + b * 151 + c * 37) % 4096) + 4096) % 4096];
  const facade = (k) => (p, n) => {
    const side = Math.abs(n[2]) > 0.5 ? p[0] : p[2];
    const u = side / 1.3;
    const v = p[1] / 1.7;
    const inPane =
      u - Math.floor(u) > 0.22 &&
      u - Math.floor(u) < 0.8 &&
      v - Math.floor(v) > 0.25 &&
      v - Math.floor(v) < 0.8;
    if (!inPane || p[1] < 1.6)
      return p[1] < 1.5 && n[2] > 0.5 ? 0.32 * Math.max(0, Math.sin(p[0] * 0.9 + k)) : 0;
    const chance = pick(Math.floor(u), Math.floor(v), k);
    return chance > 0.62 ? 0.35 + chance * 0.75 : 0.02;
  };
  const things = [
    {
      shape: (_x, y) => y,
      tone: (p) => (Math.abs(p[2] + 1.55) < 0.06 && Math.sin(p[0] * 1.7) > -0.2 ? 0.5 : 0.16),
      mirror: 0.75,
      bump: (p) => {
        const w = 0.006 + 0.006 * Math.sin(p[0] * 1.3 + Math.sin(p[2] * 2));
        return [w * Math.sin(p[0] * 31 + p[2] * 17), 0, w * Math.sin(p[2] * 43 - p[0] * 23)];
      },
    },
  ];
  const blocks = [
    [-15, 9, 3.2],
    [-9.3, 13, 2.2],
    [-4.6, 7.5, 2.1],
    [0.2, 15, 2.4],
    [5, 10, 2],
    [9.4, 17, 2.1],
    [14.5, 9, 2.7],
  ];
  blocks.forEach(([x, h, w], k) =>
    things.push({ shape: box(x, h / 2, -14 - (k % 3) * 2.2, w, h / 2, 2), tone: 0.16, glow: facade(k) }),
  );
  for (const x of [-6.5, -1.2, 4.4, 9.6]) {
    things.push({
      shape: join(
        limb([x, 0, -5.5], [x, 4.4, -5.5], 0.05, 0.035),
        limb([x, 4.4, -5.5], [x + 0.8, 4.6, -5.3], 0.03),
      ),
      tone: 0.1,
    });
    things.push({ shape: ellipsoid(x + 0.85, 4.55, -5.3, 0.2, 0.07, 0.12), tone: 0.5, glow: () => 2.2 });
  }
  // The scooter goes to the right.
  const dark = 0.09;
  things.push({
    shape: join(wheel(-0.62, 0.24, 0, 0.18, 0.062), wheel(0.66, 0.24, 0, 0.18, 0.062)),
    tone: 0.05,
    shine: 0.2,
  });
  things.push({
    shape: blend(
      0.06,
      box(-0.38, 0.5, 0, 0.34, 0.12, 0.12, 0.08),
      box(0.12, 0.3, 0, 0.26, 0.04, 0.13, 0.03),
      limb([0.4, 0.34, 0], [0.56, 0.86, 0], 0.1, 0.07),
      limb([0.58, 0.9, 0], [0.68, 0.3, 0], 0.045),
      limb([-0.5, 0.4, 0], [-0.64, 0.26, 0], 0.05),
    ),
    tone: 0.3,
    shine: 0.7,
  });
  things.push({
    shape: join(
      limb([0.55, 1.0, -0.26], [0.55, 1.0, 0.26], 0.02),
      limb([0.55, 0.88, 0], [0.54, 1.0, 0], 0.03),
      box(-0.34, 0.66, 0, 0.3, 0.05, 0.11, 0.04),
    ),
    tone: dark,
  });
  things.push({ shape: sphere(0.68, 0.84, 0, 0.06), tone: 0.9, glow: () => 2.1 });
  // The box, with its pale stripe.
  things.push({
    shape: box(-0.62, 0.98, 0, 0.23, 0.25, 0.24, 0.03),
    tone: (p) => (Math.abs(p[1] - 1.0) < 0.05 ? 1 : 0.55),
    shine: 0.25,
  });
  // The rider.
  things.push({
    shape: blend(
      0.09,
      limb([-0.22, 0.78, 0], [-0.08, 1.26, 0], 0.16, 0.17),
      limb([-0.06, 1.32, -0.15], [-0.06, 1.32, 0.15], 0.085),
      limb([-0.06, 1.32, 0.2], [0.2, 1.06, 0.25], 0.065, 0.055),
      limb([0.2, 1.06, 0.25], [0.52, 1.02, 0.21], 0.054, 0.042),
      limb([-0.06, 1.32, -0.2], [0.2, 1.06, -0.25], 0.065, 0.055),
      limb([0.2, 1.06, -0.25], [0.52, 1.02, -0.21], 0.054, 0.042),
    ),
    tone: (p) => (Math.abs(p[1] - 1.12) < 0.025 || Math.abs(p[1] - 0.98) < 0.02 ? 1.3 : 0.42),
    at: [0, 1.05, 0],
    reach: 0.9,
  });
  things.push({
    shape: blend(
      0.07,
      limb([-0.24, 0.76, 0.1], [0.2, 0.72, 0.16], 0.095, 0.075),
      limb([0.2, 0.72, 0.16], [0.17, 0.36, 0.15], 0.07, 0.05),
      limb([-0.24, 0.76, -0.1], [0.2, 0.72, -0.16], 0.095, 0.075),
      limb([0.2, 0.72, -0.16], [0.17, 0.36, -0.15], 0.07, 0.05),
      ellipsoid(0.22, 0.33, 0.15, 0.12, 0.045, 0.05),
      ellipsoid(0.22, 0.33, -0.15, 0.12, 0.045, 0.05),
    ),
    tone: 0.12,
    at: [0, 0.6, 0],
    reach: 0.7,
  });
  things.push({
    shape: blend(
      0.03,
      limb([-0.04, 1.38, 0], [-0.01, 1.48, 0], 0.055),
      ellipsoid(0.03, 1.56, 0, 0.1, 0.115, 0.09),
    ),
    tone: 0.45,
  });
  things.push({ shape: ellipsoid(-0.015, 1.6, 0, 0.14, 0.135, 0.13), tone: 0.1, shine: 0.7 });
  return {
    eye: [1.5, 1.15, 4.6],
    look: [0.28, 1.02, 0],
    angle: 0.5,
    far: 70,
    haze: 80,
    ambient: 0.13,
    rim: 0.5,
    sky: (d) =>
      0.12 + 0.8 * Math.exp(-Math.max(0, d[1]) * 3.2) * (0.75 + 0.35 * Math.exp(-((d[0] + 0.35) ** 2) * 5)),
    air: () => 0.4,
    lamps: [
      { at: [-1.2, 3.6, -1.8], power: 1.6, reach: 2.4, soft: 8 },
      { from: [0.5, 0.5, 0.75], power: 0.3, soft: 5, wrap: 0.3 },
      { at: [2.4, 0.7, 0.9], power: 0.5, reach: 1.4, soft: 6 },
    ],
    things,
  };
}
