// Distance fields: each shape answers how far a point is from its surface. Lengths in metres, y upwards.
/** Math.hypot is far slower than this, and these run a billion times a picture. */
export const far = (x, y, z) => Math.sqrt(x * x + y * y + z * z);
const clamp = (x, lo, hi) => Math.min(hi, Math.max(lo, x));

export const sphere = (cx, cy, cz, r) => (x, y, z) => far(x - cx, y - cy, z - cz) - r;

/** A limb: from a to b, thinning from ra to rb. */
export const limb = (a, b, ra, rb = ra) => {
  const [dx, dy, dz] = [b[0] - a[0], b[1] - a[1], b[2] - a[2]];
  const length2 = dx * dx + dy * dy + dz * dz;
  return (x, y, z) => {
    const [px, py, pz] = [x - a[0], y - a[1], z - a[2]];
    const t = clamp((px * dx + py * dy + pz * dz) / length2, 0, 1);
    return far(px - dx * t, py - dy * t, pz - dz * t) - (ra + (rb - ra) * t);
  };
};

export const box = (cx, cy, cz, hx, hy, hz, round = 0) => {
  const [bx, by, bz] = [hx - round, hy - round, hz - round];
  return (x, y, z) => {
    const qx = Math.abs(x - cx) - bx;
    const qy = Math.abs(y - cy) - by;
    const qz = Math.abs(z - cz) - bz;
    const outside = far(Math.max(qx, 0), Math.max(qy, 0), Math.max(qz, 0));
    return outside + Math.min(Math.max(qx, qy, qz), 0) - round;
  };
};

/** A wheel standing along x: ring of radius r round the z axis, tyre radius t. */
export const wheel = (cx, cy, cz, r, t) => (x, y, z) => far(far(x - cx, y - cy, 0) - r, z - cz, 0) - t;

export const ellipsoid = (cx, cy, cz, rx, ry, rz) => (x, y, z) => {
  const k0 = far((x - cx) / rx, (y - cy) / ry, (z - cz) / rz);
  const k1 = far((x - cx) / (rx * rx), (y - cy) / (ry * ry), (z - cz) / (rz * rz));
  return k1 === 0 ? -Math.min(rx, ry, rz) : (k0 * (k0 - 1)) / k1;
};

/** Shapes grown together with seams of width k. */
export const blend =
  (k, ...shapes) =>
  (x, y, z) => {
    let d = shapes[0](x, y, z);
    for (let i = 1; i < shapes.length; i++) {
      const e = shapes[i](x, y, z);
      const h = Math.max(k - Math.abs(d - e), 0) / k;
      d = Math.min(d, e) - h * h * k * 0.25;
    }
    return d;
  };

export const join =
  (...shapes) =>
  (x, y, z) => {
    let d = Infinity;
    for (const shape of shapes) d = Math.min(d, shape(x, y, z));
    return d;
  };

export const rippled = (shape, height, fx, fy, fz) => (x, y, z) =>
  shape(x, y, z) + height * Math.sin(x * fx + Math.sin(z * 3)) * Math.sin(y * fy + x * 2) * Math.cos(z * fz);
