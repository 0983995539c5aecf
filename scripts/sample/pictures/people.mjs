// Figures for the scenes: bodies of limbs grown together, so that light falls over them softly.
import { blend, box, ellipsoid, join, limb, sphere } from './shapes.mjs';

/** Seated, seen from behind or front; faces along `turn` (radians, 0 looks to +z). */
export function seated(x, z, { turn = 0, helmet = true, lean = 0, raised = false, tone = 0.3, size = 1 }) {
  const c = Math.cos(turn);
  const s = Math.sin(turn);
  const at = (px, py, pz) => [x + (px * c + pz * s) * size, py * size, z + (pz * c - px * s) * size];
  const ball = (p, r) => sphere(...p, r * size);
  const body = blend(
    0.12 * size,
    limb(at(0, 0.5, 0), at(0, 0.95, lean), 0.2 * size, 0.19 * size),
    limb(at(-0.19, 1.02, lean), at(0.19, 1.02, lean), 0.085 * size),
    limb(at(-0.24, 1.0, lean), at(-0.27, 0.7, 0.12), 0.065 * size, 0.055 * size),
    raised
      ? limb(at(0.24, 1.02, lean), at(0.3, 1.52, 0.1), 0.065 * size, 0.045 * size)
      : limb(at(0.24, 1.0, lean), at(0.27, 0.7, 0.12), 0.065 * size, 0.055 * size),
    limb(at(0, 1.05, lean), at(0, 1.17, lean + 0.02), 0.055 * size),
  );
  const head = ball(at(0, 1.27, lean + 0.03), 0.105);
  const things = [
    { shape: body, tone, at: at(0, 0.9, 0), reach: 0.85 * size, shine: 0.02 },
    { shape: head, tone: 0.5, at: at(0, 1.27, 0), reach: 0.3 * size },
  ];
  const cover = helmet
    ? join(
        ellipsoid(...at(0, 1.315, lean + 0.02), 0.125 * size, 0.105 * size, 0.135 * size),
        ellipsoid(...at(0, 1.295, lean + 0.06), 0.145 * size, 0.014 * size, 0.16 * size),
      )
    : ellipsoid(...at(0, 1.31, lean - 0.005), 0.117 * size, 0.108 * size, 0.12 * size);
  things.push({
    shape: cover,
    tone: helmet ? 0.85 : 0.07,
    at: at(0, 1.3, lean),
    reach: 0.32 * size,
    shine: helmet ? 0.3 : 0.12,
  });
  if (raised) {
    const [hx, hy, hz] = at(0.31, 1.6, 0.1);
    things.push({
      shape: box(hx, hy + 0.06, hz, 0.07, 0.095, 0.006),
      tone: 0.9,
      at: [hx, hy, hz],
      reach: 0.3,
    });
    things.push({ shape: ball([hx, hy - 0.04, hz], 0.045), tone: 0.5, at: [hx, hy, hz], reach: 0.3 });
  }
  return things;
}

/** Standing, hands before the body. */
export function standing(x, z, { turn = 0, tone = 0.3, helmet = true }) {
  const c = Math.cos(turn);
  const s = Math.sin(turn);
  const at = (px, py, pz) => [x + px * c + pz * s, py, z + pz * c - px * s];
  const body = blend(
    0.1,
    limb(at(-0.1, 0.05, 0), at(-0.09, 0.85, 0), 0.075, 0.1),
    limb(at(0.1, 0.05, 0), at(0.09, 0.85, 0), 0.075, 0.1),
    limb(at(0, 0.9, 0), at(0, 1.35, 0), 0.17, 0.18),
    limb(at(-0.19, 1.42, 0), at(0.19, 1.42, 0), 0.08),
    limb(at(-0.25, 1.4, 0), at(-0.3, 1.12, 0.08), 0.062, 0.052),
    limb(at(-0.3, 1.12, 0.08), at(-0.14, 1.12, 0.32), 0.05, 0.04),
    limb(at(0.25, 1.4, 0), at(0.32, 1.15, 0.12), 0.062, 0.052),
    limb(at(0.32, 1.15, 0.12), at(0.26, 1.34, 0.36), 0.05, 0.04),
    limb(at(0, 1.45, 0), at(0, 1.58, 0.02), 0.055),
  );
  return [
    { shape: body, tone, at: at(0, 0.85, 0), reach: 1.1 },
    { shape: sphere(...at(0, 1.68, 0.03), 0.108), tone: 0.5, at: at(0, 1.68, 0), reach: 0.3 },
    {
      shape: helmet
        ? join(
            ellipsoid(...at(0, 1.725, 0.02), 0.125, 0.105, 0.135),
            ellipsoid(...at(0, 1.705, 0.06), 0.145, 0.014, 0.16),
          )
        : ellipsoid(...at(0, 1.72, 0), 0.117, 0.1, 0.12),
      tone: helmet ? 0.85 : 0.06,
      at: at(0, 1.72, 0),
      reach: 0.32,
      shine: 0.3,
    },
  ];
}
