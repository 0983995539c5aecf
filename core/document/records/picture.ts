import { z } from 'zod';
import { defineRecord, type Known } from '../schema';
import { count, id } from './shared';

/** A picture in the project: the file is content-addressed (`assets/sha256/<ab>/<sha>.<ext>`), this is its card. */
const schema = z.looseObject({
  id,
  /** Lower-case hex SHA-256 of the file. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/u),
  ext: z.enum(['jpg', 'png', 'tif', 'webp']),
  /** Pixels, after the EXIF orientation. */
  width: count.min(1),
  height: count.min(1),
  /** Photograph or line art: they have different resolution limits. */
  nature: z.enum(['photo', 'line']),
  /** File name it came from. */
  name: z.string(),
  /** 图说 */
  caption: z.string(),
  /** 摄影 */
  credit: z.string(),
});

export type Picture = Known<z.infer<typeof schema>>;
export const pictureKind = defineRecord('picture', schema);
