import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { makeId } from '../../core/base/ids';
import { err, ok, type Result } from '../../core/base/result';
import type { DeskFailure } from '../../core/contract/desk';
import { newPicture } from '../../core/document/factory';
import type { Picture } from '../../core/document/records/picture';
import type { Project } from '../store/project';

export interface PicturesPorts {
  readonly project: () => Project | undefined;
  readonly choose: () => Promise<readonly string[]>;
}

/** Brings picture files into the project. The files are copied; the cards are the window's to add to the document. */
export class PicturesService {
  constructor(private readonly ports: PicturesPorts) {}

  async importPictures(): Promise<Result<readonly Picture[], DeskFailure>> {
    const project = this.ports.project();
    if (!project) return err({ kind: 'not-found', thing: '' });
    const files = await this.ports.choose();
    if (files.length === 0) return err({ kind: 'cancelled', thing: '' });
    const cards: Picture[] = [];
    for (const file of files) {
      const added = await project.addAsset(file, path.basename(file));
      if (!added.ok) return added;
      cards.push(newPicture(makeId(randomBytes), added.value));
    }
    return ok(cards);
  }
}
