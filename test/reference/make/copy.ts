import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Story } from '../../../core/document/records/story';
import { readManuscript } from './manuscript';

const read = (file: URL): string => readFileSync(fileURLToPath(file), 'utf8');

/** The stories of copy/<name>.txt by id. */
export const copyOf = (name: string): Readonly<Record<string, Story>> =>
  readManuscript(read(new URL(`../copy/${name}.txt`, import.meta.url)));

/** Stories of the sample paper, to be made up once more at another measure. */
export function sampleStories(...ids: readonly string[]): Readonly<Record<string, Story>> {
  const folder = new URL('../../../resources/sample/stories/', import.meta.url);
  return Object.fromEntries(
    ids.map((id) => {
      const document = JSON.parse(read(new URL(`${id.slice(-2)}/${id}.json`, folder))) as { data: Story };
      return [id, document.data];
    }),
  );
}
