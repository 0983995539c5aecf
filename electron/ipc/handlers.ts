import { app, shell } from 'electron';
import { err, ok } from '../../core/base/result';
import type { AppInfo } from '../../core/contract/desk';
import type { ArchivesService } from '../main/archives';
import type { BackupsService } from '../main/backups';
import type { ElsewhereService } from '../main/elsewhere';
import type { ExportsService } from '../main/exports';
import type { Links } from '../main/links';
import type { PicturesService } from '../main/pictures';
import type { ProjectsService } from '../main/projects';
import type { SettingsService } from '../main/settings';
import { Versions } from '../main/versions';
import type { DeskWindow } from '../windows/deskWindow';
import type { Handlers } from './answer';

export interface HandlerParts {
  readonly settings: SettingsService;
  readonly projects: ProjectsService;
  readonly pictures: PicturesService;
  readonly exports: ExportsService;
  readonly backups: BackupsService;
  readonly archives: ArchivesService;
  readonly elsewhere: ElsewhereService;
  readonly links: Links;
  readonly headless: boolean;
  readonly window: () => DeskWindow | undefined;
  /** Language or theme have changed: menus and colours follow. */
  readonly settingsChanged: () => void;
}

/** What the desk answers to each call of the contract. */
export function deskHandlers(parts: HandlerParts): Handlers {
  const { settings, projects, exports, backups, archives } = parts;
  const versions = new Versions(() => projects.current);
  const info = (): AppInfo => ({
    version: app.getVersion(),
    electron: process.versions.electron,
    platform: process.platform,
    locale: app.getPreferredSystemLanguages()[0] ?? app.getLocale(),
    settings: settings.settings,
    headless: parts.headless,
  });
  return {
    'app.info': () => ok(info()),
    'app.settings': (patch) => {
      const changed = settings.change(patch);
      parts.settingsChanged();
      return ok(changed);
    },
    'app.ready': () => {
      parts.window()?.ready();
      return ok(null);
    },
    'app.mayClose': () => {
      parts.window()?.mayClose();
      return ok(null);
    },
    'project.openLast': () => projects.openLast(),
    'project.choose': () => projects.choose(),
    'project.create': (argument) => projects.create(argument),
    'project.save': (diff) => projects.save(diff),
    'project.documents': ({ keys }) => projects.documents(keys),
    'project.search': ({ query, limit }) => projects.search(query, limit),
    'project.shows': ({ page }) => projects.shows(page),
    'project.takeOver': () => projects.takeOver(),
    'project.saveElsewhere': (unsaved) => parts.elsewhere.save(unsaved),
    'history.revisions': (key) => versions.revisions(key),
    'history.revision': (argument) => versions.revision(argument),
    'branch.read': (argument) => versions.branch(argument),
    'branch.resolve': (argument) => versions.resolve(argument),
    'backup.list': () => backups.list(),
    'backup.restore': ({ backup }) => backups.restore(backup),
    'archive.export': () => archives.export(),
    'archive.import': () => archives.import(),
    'app.openLink': ({ url }) => parts.links.openLink(url),
    'picture.import': () => parts.pictures.importPictures(),
    'export.start': (request) => exports.start(request),
    'export.cancel': ({ job }) =>
      parts.elsewhere.cancel(job) || archives.cancel(job) ? ok(null) : exports.cancel(job),
    'export.show': ({ path }) => {
      if (!exports.wrote(path) && !archives.wrote(path)) return err({ kind: 'refused', thing: path });
      shell.showItemInFolder(path);
      return ok(null);
    },
  };
}
