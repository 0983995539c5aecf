// Makes the five pictures of the sample paper: node scripts/sample/pictures.mjs [name] [--quick: small previews in out/]
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { develop, expose } from './pictures/camera.mjs';
import { ferryAtDusk } from './pictures/ferry.mjs';
import { hall } from './pictures/hall.mjs';
import { rider } from './pictures/rider.mjs';
import { sewing } from './pictures/sewing.mjs';
import { watches } from './pictures/watches.mjs';

const film = { dark: [22, 24, 28], pale: [248, 244, 236], grain: 0.045 };
const shots = {
  huichang: {
    samples: 1,
    scene: hall,
    width: 2000,
    height: 1300,
    film: { ...film, exposure: 1.25, gamma: 2.1 },
  },
  zhenxian: {
    samples: 2,
    scene: sewing,
    width: 940,
    height: 1180,
    film: { ...film, exposure: 1.3, gamma: 2.7 },
  },
  qishou: {
    samples: 2,
    scene: rider,
    width: 1160,
    height: 660,
    film: { ...film, exposure: 1.45, gamma: 2.5 },
  },
  duchuan: {
    samples: 2,
    scene: ferryAtDusk,
    width: 1640,
    height: 1130,
    film: { ...film, exposure: 1.5, gamma: 2.4, grain: 0.03, kernel: 'linear' },
  },
  xiubiao: {
    samples: 2,
    traced: 0.7,
    scene: watches,
    width: 1180,
    height: 950,
    film: { ...film, exposure: 1.5, gamma: 2.8, grain: 0.03, kernel: 'linear' },
  },
};

/** Light is traced at less than full size; the film's grain is laid on at full size, as in an enlargement. */
async function enlarge(light, from, to) {
  // Bright points in the dark ring under the sharper kernel.
  const kernel = to.film.kernel ?? 'cubic';
  const wide = Uint16Array.from(light, (v) => Math.min(65535, v * 29000));
  const { data } = await sharp(wide, { raw: { ...from, channels: 1 } })
    .resize(to.width, to.height, { kernel })
    .toColourspace('grey16')
    .raw({ depth: 'ushort' })
    .toBuffer({ resolveWithObject: true });
  const large = new Uint16Array(data.buffer, data.byteOffset, data.length / 2);
  return Float32Array.from(large, (v) => v / 29000);
}

const only = process.argv.slice(2).find((word) => !word.startsWith('--'));
const quick = process.argv.includes('--quick');
const folder = quick
  ? join(import.meta.dirname, '..', '..', 'out', 'sample-pictures')
  : join(import.meta.dirname, 'made');
await mkdir(folder, { recursive: true });
for (const [name, shot] of Object.entries(shots)) {
  if (only && only !== name) continue;
  const scale = quick ? 0.25 : (shot.traced ?? 0.42);
  const small = { width: Math.round(shot.width * scale), height: Math.round(shot.height * scale) };
  const light = expose(shot.scene(), small.width, small.height, quick ? 1 : shot.samples);
  const { width, height } = shot;
  const pixels = develop(await enlarge(light, small, shot), width, height, shot.film);
  await sharp(pixels, { raw: { width, height, channels: 3 } })
    .blur(0.5)
    .jpeg({ quality: 84, chromaSubsampling: '4:4:4', mozjpeg: true })
    .withMetadata({ density: 300 })
    .toFile(join(folder, `${name}.jpg`));
}
