import type { ReferencePage } from '../make/page';
import { classroom } from './classroom';
import { dialogues } from './dialogue';
import { figures } from './figures';
import { gutter } from './gutter';
import { heads } from './heads';
import { letters } from './letters';
import { mixed } from './mixed';
import { notice } from './notice';
import { photos } from './photos';
import { samplePages } from './sample';
import { standing } from './standing';
import { tabloid } from './tabloid';
import { vertical } from './vertical';
import { wrap } from './wrap';

/** Every page of the set. */
export const referencePages = async (): Promise<readonly ReferencePage[]> => [
  ...(await samplePages()),
  tabloid,
  notice,
  vertical,
  await standing(),
  heads,
  await wrap(),
  await gutter(),
  await photos(),
  classroom,
  figures,
  mixed,
  letters,
  ...(await dialogues()),
];
