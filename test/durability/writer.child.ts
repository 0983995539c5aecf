import { writeSync } from 'node:fs';
import { FolderStore } from '../../electron/store/folder';

/**
 * A desk that was let past the lock: saves states of one story that follow one another, and says of each when it
 * is answered for. It hears of nothing the other one does but by its own saves.
 */
const [folder = '', name = '', saves = '0'] = process.argv.slice(2);
const key = { type: 'story', id: 'typed' } as const;
const store = new FolderStore(folder, { device: `desk-${name === '甲' ? 'a' : 'b'}` });
const loaded = await store.load([key]);
if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
const record = loaded.value.documents[0]?.record as { readonly headline: string };
for (let n = 1; n <= Number(saves); n++) {
  const headline = `${name} ${n}`;
  const saved = await store.save([{ ...key, record: { ...record, headline } }]);
  if (!saved.ok) throw new Error(JSON.stringify(saved.error));
  writeSync(1, `${headline}\n`);
}
await store.close();
