import type { Picture } from '../../core/document/records/picture';
import { ask } from './client';
import { composer } from './composer';
import { desk, setDesk } from './desk';
import { edit } from './document';
import { withRecord } from './edits';
import { notifyFailure } from './notices';

/**
 * Asks for a picture file and puts it behind the same card: caption, credit and every place on the pages stay.
 * This also brings back a picture whose file is gone.
 */
export async function replacePicture(id: Picture['id']): Promise<void> {
  const answer = await ask('picture.import');
  if (!answer.ok) {
    if (answer.error.kind !== 'cancelled') notifyFailure(answer.error);
    return;
  }
  const file = answer.value[0];
  const card = desk().records.picture[id];
  if (!file || !card) return;
  const assets = new Set([...desk().assets, file.sha256]);
  setDesk({ assets });
  composer.setAssets(assets);
  const { sha256, ext, width, height, name } = file;
  edit(
    { key: 'edit.picture.file' },
    withRecord(desk().records, 'picture', { ...card, sha256, ext, width, height, name }),
  );
}
