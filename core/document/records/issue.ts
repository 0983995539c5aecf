import { z } from 'zod';
import { defineRecord, type Known } from '../schema';
import { count, id, isoDate } from './shared';

/** One day's paper. The order of `pages` is the order of the sheets. */
const schema = z.looseObject({
  id,
  paper: id,
  date: isoDate,
  /** 总期号; 0 where the paper does not count. */
  number: count,
  pages: z.array(id),
});

export type Issue = Known<z.infer<typeof schema>>;
export const issueKind = defineRecord('issue', schema);
