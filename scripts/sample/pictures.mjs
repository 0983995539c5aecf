// Makes the three pictures of the sample paper: node scripts/sample/pictures.mjs [name] [--quick]
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { develop, expose } from './pictures/camera.mjs';
import { hall } from './pictures/hall.mjs';
import { rider } from './pictures/rider.mjs';
import { sewing } from './pictures/sewing.mjs';

const film = { dark: [22, 24, 28], pale: [248, 244, 236], grain: 0.045 };
const shots = {
  huichang: { scene: hall, width: 2040, height: 1040, film: { ...film, exposure: 1.05 } },
  zhenxian: { scene: sewing, width: 1000, height: 1080, film: { ...film, exposure: 1.1 } },
  qishou: { scene: rider, width: 900, height: 600, film: { ...film, exposure: 1.15 } },
};

const folder = join(import.meta.dirname, 'made');
await mkdir(folder, { recursive: true });
const only = process.argv.slice(2).find((word) => !word.startsWith('--'));
const quick = process.argv.includes('--quick');
for (const [name, shot] of Object.entries(shots)) {
  if (only && only !== name) continue;
  const scale = quick ? 0.3 : 1;
  const width = Math.round(shot.width * scale);
  const height = Math.round(shot.height * scale);
  const light = expose(shot.scene(), width, height, quick ? 1 : 2);
  const pixels = develop(light, width, height, shot.film);
  await sharp(pixels, { raw: { width, height, channels: 3 } })
    .blur(quick ? 0.3 : 0.6)
    .jpeg({ quality: 84, chromaSubsampling: '4:4:4', mozjpeg: true })
    .withMetadata({ density: 300 })
    .toFile(join(folder, quick ? `${name}-quick.jpg` : `${name}.jpg`));
}
