// A small ray marcher: a scene of distance fields, one window or sky as the light, haze, grain. It gives the
// sample's pictures what a photograph has and a drawing has not: perspective, falling light and soft shadow.
import { far as length } from './shapes.mjs';

const normalize = ([x, y, z]) => {
  const l = length(x, y, z);
  return [x / l, y / l, z / l];
};
const cross = (a, b) => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];

/** Seeded, so that the same script always makes the same picture. */
export const dice = (seed) => {
  let s = seed >>> 0;
  return () => {
    s = (s + 0x6d2b79f5) | 0;
    let t = Math.imul(s ^ (s >>> 15), 1 | s);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
};

/** Things nearer than this are asked exactly, others by their bounds: on the way, and where light is judged. */
const TRAVEL = 0.2;
const TOUCH = 0.8;

/** Nearest thing and its distance; things far outside their bounding sphere are not asked. */
const nearest = (things, x, y, z, hit, exact, known = 1e9) => {
  let best = known;
  for (let i = 0; i < things.length; i++) {
    const t = things[i];
    if (t.at) {
      const bound = length(x - t.at[0], y - t.at[1], z - t.at[2]) - t.reach;
      if (bound > best) continue;
      if (bound > exact) {
        best = bound + 0.05;
        continue;
      }
    }
    if (t.group) {
      best = Math.min(best, nearest(t.group, x, y, z, hit, exact, best));
      continue;
    }
    const d = t.shape(x, y, z);
    if (d < best) {
      best = d;
      hit.thing = t;
    }
  }
  return best;
};

const march = (scene, o, d, far, hit) => {
  let t = 0.02;
  for (let i = 0; i < 150 && t < far; i++) {
    const h = nearest(scene.things, o[0] + d[0] * t, o[1] + d[1] * t, o[2] + d[2] * t, hit, TRAVEL);
    if (h < 0.0006 * (1 + t)) return t;
    t += h * 0.92;
  }
  return far;
};

const probe = { thing: null };

const normalAt = (scene, p) => {
  const e = 0.0012;
  const f = (x, y, z) => nearest(scene.things, x, y, z, probe, TOUCH);
  const [x, y, z] = p;
  return normalize([
    f(x + e, y, z) - f(x - e, y, z),
    f(x, y + e, z) - f(x, y - e, z),
    f(x, y, z + e) - f(x, y, z - e),
  ]);
};

const shadow = (scene, p, n, l, far, softness) => {
  let lit = 1;
  let t = 0.03;
  const o = [p[0] + n[0] * 0.01, p[1] + n[1] * 0.01, p[2] + n[2] * 0.01];
  for (let i = 0; i < 40 && t < far; i++) {
    const h = nearest(scene.things, o[0] + l[0] * t, o[1] + l[1] * t, o[2] + l[2] * t, probe, TOUCH);
    lit = Math.min(lit, (softness * h) / t);
    if (lit < 0.01) return 0;
    t += Math.min(Math.max(h, 0.03), 0.6);
  }
  return lit;
};

const occlusion = (scene, p, n) => {
  let sum = 0;
  let weight = 1;
  for (let i = 1; i <= 5; i++) {
    const r = 0.05 * i * i * 0.6 + 0.02;
    sum +=
      (r - nearest(scene.things, p[0] + n[0] * r, p[1] + n[1] * r, p[2] + n[2] * r, probe, TOUCH)) * weight;
    weight *= 0.62;
  }
  return Math.max(0, 1 - 1.5 * sum);
};

const shade = (scene, o, d, depth) => {
  const hit = { thing: null };
  const t = march(scene, o, d, scene.far, hit);
  const sky = scene.sky(d);
  if (t >= scene.far) return sky;
  const thing = hit.thing;
  const p = [o[0] + d[0] * t, o[1] + d[1] * t, o[2] + d[2] * t];
  const n = normalAt(scene, p);
  let light = scene.ambient * (0.55 + 0.45 * n[1]) * occlusion(scene, p, n);
  for (const lamp of scene.lamps) {
    const to = lamp.at ? [lamp.at[0] - p[0], lamp.at[1] - p[1], lamp.at[2] - p[2]] : lamp.from;
    const distance = lamp.at ? length(to[0], to[1], to[2]) : scene.far;
    const l = normalize(to);
    const facing =
      Math.max(0, n[0] * l[0] + n[1] * l[1] + n[2] * l[2] + (lamp.wrap ?? 0)) / (1 + (lamp.wrap ?? 0));
    if (facing <= 0) continue;
    const fall = lamp.at ? 1 / (0.4 + (distance * distance) / (lamp.reach * lamp.reach)) : 1;
    const s = shadow(scene, p, n, l, Math.min(distance, 12), lamp.soft ?? 9);
    const h = normalize([l[0] - d[0], l[1] - d[1], l[2] - d[2]]);
    const shine = (thing.shine ?? 0.05) * Math.max(0, n[0] * h[0] + n[1] * h[1] + n[2] * h[2]) ** 28;
    light += lamp.power * fall * s * (facing + shine * 4);
  }
  const tone = typeof thing.tone === 'function' ? thing.tone(p, n) : thing.tone;
  let value = tone * light + (thing.glow ? thing.glow(p, n) : 0);
  const rim = (1 - Math.max(0, -(n[0] * d[0] + n[1] * d[1] + n[2] * d[2]))) ** 3;
  value += rim * (scene.rim ?? 0) * light;
  if (thing.mirror && depth < 1) {
    const k = 2 * (d[0] * n[0] + d[1] * n[1] + d[2] * n[2]);
    const bump = thing.bump ? thing.bump(p) : [0, 0, 0];
    const r = normalize([d[0] - k * n[0] + bump[0], d[1] - k * n[1] + bump[1], d[2] - k * n[2] + bump[2]]);
    const f = thing.mirror * (0.25 + 0.75 * (1 - Math.abs(d[1])) ** 3);
    const from = [p[0] + n[0] * 0.02, p[1] + n[1] * 0.02, p[2] + n[2] * 0.02];
    value = value * (1 - f) + shade(scene, from, r, depth + 1) * f;
  }
  const haze = 1 - Math.exp(-((t / scene.haze) ** 1.5));
  return value * (1 - haze) + scene.air(d) * haze;
};

/** Light of every pixel, row by row, unbounded; `samples` rays a pixel. */
export function expose(scene, width, height, samples) {
  const random = dice(7);
  const forward = normalize(scene.look.map((v, i) => v - scene.eye[i]));
  const side = normalize(cross(forward, [0, 1, 0]));
  const up = cross(side, forward);
  const light = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let s = 0; s < samples; s++) {
        const u = ((x + (s + random()) / samples - width / 2) / height) * scene.angle;
        const v = ((height / 2 - y - random()) / height) * scene.angle;
        const d = normalize(forward.map((f, i) => f + side[i] * u + up[i] * v));
        sum += Math.min(2.2, shade(scene, scene.eye, d, 0));
      }
      light[y * width + x] = sum / samples;
    }
  }
  return light;
}

/**
 * Film: shoulder and toe, lifted by `gamma` for what newsprint will darken, falling off to the corners, grain;
 * then two inks from shadow to light.
 */
export function develop(light, width, height, { exposure, gamma, dark, pale, grain }) {
  const random = dice(11);
  const pixels = Buffer.alloc(width * height * 3);
  for (let i = 0; i < light.length; i++) {
    const dx = (i % width) / width - 0.5;
    const dy = Math.floor(i / width) / height - 0.5;
    const v = light[i] * exposure * (1 - 0.55 * (dx * dx + dy * dy));
    const filmed = (v * (2.51 * v + 0.03)) / (v * (2.43 * v + 0.59) + 0.14);
    const noise = (random() + random() + random() - 1.5) * grain * (0.5 + filmed * (1 - filmed) * 2);
    const tone = Math.min(1, Math.max(0, filmed ** (1 / gamma) + noise));
    for (let c = 0; c < 3; c++) pixels[i * 3 + c] = Math.round(dark[c] + (pale[c] - dark[c]) * tone);
  }
  return pixels;
}
