// The noon break: two women at a table at the window, seen from behind, a sewing machine, folded cushions.
import { blend, box, ellipsoid, join, limb, rippled, sphere, wheel } from './shapes.mjs';

const fist = (p) =>
  blend(0.03, sphere(...p, 0.042), ellipsoid(p[0], p[1] - 0.012, p[2] + 0.02, 0.036, 0.02, 0.052));

function woman(x, z, turn, { tone, hair, bun, look, hands }) {
  const c = Math.cos(turn);
  const s = Math.sin(turn);
  const at = (px, py, pz) => [x + px * c + pz * s, py, z + pz * c - px * s];
  const body = blend(
    0.1,
    limb(at(0, 0.55, 0), at(0, 1.0, 0.06), 0.2, 0.17),
    limb(at(-0.15, 1.17, 0.08), at(0.15, 1.17, 0.08), 0.075),
    limb(at(-0.21, 1.13, 0.08), at(-0.27, 0.88, 0.16), 0.066, 0.056),
    limb(at(-0.27, 0.88, 0.16), hands[0], 0.056, 0.036),
    limb(at(0.21, 1.13, 0.08), at(0.27, 0.88, 0.16), 0.066, 0.056),
    limb(at(0.27, 0.88, 0.16), hands[1], 0.056, 0.036),
    limb(at(0, 1.18, 0.07), at(0, 1.29, 0.11), 0.05),
  );
  // Bowed over the work: the hair is seen, the face falls into shade.
  const head = at(look, 1.36, 0.2);
  const back = at(look * 0.6, 1.42, 0.145);
  const knot = at(0, 1.4, 0.0);
  const nose = at(look * 1.6, 1.325, 0.3);
  return [
    { shape: rippled(body, 0.006, 22, 17, 19), tone, at: at(0, 0.95, 0.1), reach: 0.85 },
    {
      shape: blend(
        0.03,
        ellipsoid(...head, 0.092, 0.118, 0.1),
        sphere(...nose, 0.006),
        sphere(head[0], head[1] - 0.075, head[2] + 0.03, 0.045),
      ),
      tone: 0.66,
      at: head,
      reach: 0.25,
      shine: 0.06,
    },
    {
      shape: bun
        ? blend(0.03, ellipsoid(...back, 0.112, 0.118, 0.108), sphere(...knot, 0.055))
        : blend(
            0.05,
            ellipsoid(...back, 0.114, 0.12, 0.11),
            ellipsoid(knot[0], 1.3, knot[2] + 0.03, 0.1, 0.13, 0.07),
          ),
      tone: hair,
      at: back,
      reach: 0.4,
      shine: 0.25,
    },
    { shape: join(fist(hands[0]), fist(hands[1])), tone: 0.68, at: hands[0], reach: 0.6, shine: 0.05 },
  ];
}

export function sewing() {
  const table = 0.76;
  const things = [
    { shape: (_x, y) => y, tone: 0.25 },
    { shape: box(0, 1.5, 1.75, 4, 2, 0.1), tone: (p) => (p[1] < 0.95 ? 0.3 : 0.42), glow: (p) => pane(p) },
    { shape: box(-2.05, 1.5, 0, 0.1, 2, 3), tone: 0.5, glow: (p) => window(p) },
    {
      shape: box(0, table - 0.03, 0.22, 1.7, 0.03, 0.45, 0.01),
      tone: (p) => 0.46 + 0.05 * Math.sin(p[2] * 60 + Math.sin(p[0] * 5) * 2),
      shine: 0.2,
      mirror: 0.08,
    },
    // Sewing machine: bed, pillar, arm, needle head, hand wheel, spool.
    {
      shape: blend(
        0.02,
        box(0.02, table + 0.025, 0.22, 0.24, 0.025, 0.1, 0.015),
        box(0.2, table + 0.16, 0.22, 0.05, 0.15, 0.06, 0.025),
        box(0.03, table + 0.29, 0.22, 0.21, 0.042, 0.05, 0.03),
        box(-0.15, table + 0.24, 0.22, 0.042, 0.085, 0.046, 0.02),
      ),
      tone: 0.1,
      shine: 0.9,
    },
    {
      shape: join(
        limb([-0.15, table + 0.17, 0.22], [-0.15, table + 0.06, 0.22], 0.009),
        limb([0.1, table + 0.33, 0.22], [0.1, table + 0.42, 0.22], 0.026),
        limb([0.26, table + 0.26, 0.22], [0.275, table + 0.26, 0.22], 0.045),
      ),
      tone: 0.75,
      shine: 0.7,
    },
    // The cushion under the needle, and the pile of finished ones.
    {
      shape: rippled(ellipsoid(-0.24, table + 0.05, 0.28, 0.3, 0.055, 0.2), 0.007, 26, 9, 31),
      tone: (p) => (Math.sin(p[0] * 42) * Math.sin(p[2] * 42) > 0 ? 0.72 : 0.52),
    },
  ];
  for (let i = 0; i < 4; i++) {
    things.push({
      shape: rippled(
        box(1.28 + 0.015 * Math.sin(i * 4), table + 0.045 + i * 0.088, 0.25, 0.2, 0.043, 0.2, 0.04),
        0.004,
        14,
        8,
        12,
      ),
      tone: [0.62, 0.36, 0.7, 0.48][i],
    });
  }
  things.push({
    shape: join(
      limb([0.62, table, 0.5], [0.62, table + 0.1, 0.5], 0.045),
      wheel(0.675, table + 0.05, 0.5, 0.03, 0.008),
    ),
    tone: 0.82,
    shine: 0.4,
  });
  things.push({
    shape: join(
      limb([0.42, table + 0.03, 0.48], [0.42, table + 0.07, 0.48], 0.03),
      limb([0.34, table + 0.03, 0.53], [0.34, table + 0.07, 0.53], 0.03),
    ),
    tone: 0.3,
  });
  things.push(
    ...woman(-0.42, -0.58, 0.25, {
      tone: 0.3,
      hair: 0.04,
      bun: true,
      look: 0,
      hands: [
        [-0.44, table + 0.12, 0.2],
        [-0.06, table + 0.12, 0.2],
      ],
    }),
  );
  things.push(
    ...woman(0.64, -0.6, -0.2, {
      tone: 0.6,
      hair: 0.06,
      bun: false,
      look: -0.03,
      hands: [
        [0.3, table + 0.1, 0.06],
        [0.55, table + 0.11, 0.08],
      ],
    }),
  );
  // Chair backs: three slats between two posts.
  for (const [x, z] of [
    [-0.44, -0.9],
    [0.66, -0.92],
  ]) {
    const slats = [0.5, 0.68, 0.86].map((y) => box(x, y, z, 0.21, 0.045, 0.012, 0.01));
    const posts = [-0.22, 0.22].map((dx) => limb([x + dx, 0, z], [x + dx, 0.95, z - 0.03], 0.018));
    things.push({ shape: join(...slats, ...posts), tone: 0.22, shine: 0.2, at: [x, 0.5, z], reach: 0.62 });
  }
  things.push({
    shape: rippled(ellipsoid(0.43, table + 0.06, 0.1, 0.17, 0.045, 0.09), 0.006, 30, 9, 25),
    tone: 0.4,
  });
  things.push({
    shape: join(box(1.5, 1.75, 1.6, 0.34, 0.24, 0.02)),
    tone: (p) =>
      Math.abs(p[0] - 1.5) < 0.3 && Math.abs(p[1] - 1.75) < 0.2
        ? 0.8 - 0.3 * (Math.sin(p[1] * 70) > 0.6 ? 1 : 0)
        : 0.2,
  });
  return {
    eye: [0.3, 1.66, -2.75],
    look: [0.12, 1.2, 0.4],
    angle: 0.74,
    far: 20,
    haze: 26,
    ambient: 0.16,
    rim: 0.12,
    sky: () => 1,
    air: () => 0.75,
    lamps: [
      { from: [-0.35, 0.55, 0.8], power: 1.3, soft: 6, wrap: 0.15 },
      { from: [0.7, 0.6, -0.5], power: 0.3, soft: 3, wrap: 0.4 },
    ],
    things,
  };
}

const pane = (p) => {
  const u = Math.abs(((p[0] + 5) % 1.5) - 0.75);
  const glass = u < 0.62 && u > 0.025 && p[1] > 0.98 && p[1] < 2.5 && Math.abs(p[1] - 1.85) > 0.02;
  return glass ? 1.25 - 0.3 * (2.5 - p[1]) + 0.1 * Math.sin(p[0] * 3) : 0;
};
const window = (p) =>
  Math.abs(p[2] + 0.5) < 0.7 && Math.abs(p[1] - 1.7) < 0.75 && Math.abs(p[2] + 0.5) > 0.04 ? 1.8 : 0;
