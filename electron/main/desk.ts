import path from 'node:path';
import { app, Menu, nativeTheme, session, shell } from 'electron';
import type { DeskFailure, EventName } from '../../core/contract/desk';
import { deskHandlers } from '../ipc/handlers';
import { serveCalls, stopServing, tell } from '../ipc/serve';
import { startKeeping } from '../jobs/keepingRunner';
import { startLibrary } from '../jobs/libraryRunner';
import { menuTemplate } from '../menus/template';
import { serveApp } from '../protocol/app';
import { resourceRoot } from '../resources';
import { writeAtomic } from '../store/atomic';
import { DeskWindow } from '../windows/deskWindow';
import { guardContents, guardSession } from '../windows/guard';
import { isDeskFrame } from '../windows/sender';
import { ArchivesService } from './archives';
import type { StartArguments } from './arguments';
import { BackupsService } from './backups';
import { Dialogs } from './dialogs';
import { ElsewhereService } from './elsewhere';
import { ExportsService } from './exports';
import { chooseLanguage, Texts } from './language';
import { Links } from './links';
import { PicturesService } from './pictures';
import { documentsFolder, settingsFolder } from './places';
import { ProjectsService } from './projects';
import { runSample } from './sampleRun';
import { bootAll, type Service, shutdownAll } from './services';
import { SettingsService } from './settings';

/** The running desk: its services in their order, and the window over them. */
export class Desk {
  readonly texts = new Texts();
  private window: DeskWindow | undefined;
  private readonly settings: SettingsService;
  private readonly projects: ProjectsService;
  private readonly exports: ExportsService;
  private readonly elsewhere: ElsewhereService;
  private readonly backups: BackupsService;
  private readonly archives: ArchivesService;
  private readonly dialogs: Dialogs;
  private readonly services: readonly Service[];
  private closed: Promise<void> | undefined;

  constructor(
    private readonly started: StartArguments,
    private readonly headless: boolean,
  ) {
    this.dialogs = new Dialogs(() => this.window?.window, this.texts, documentsFolder);
    this.settings = new SettingsService({
      folder: settingsFolder(),
      write: (file, text) => writeAtomic(file, new TextEncoder().encode(text)),
    });
    this.projects = new ProjectsService(
      {
        documents: documentsFolder,
        lastProject: () => this.settings.lastProject,
        remember: (folder) => {
          this.settings.rememberProject(folder);
          this.backups.opened();
        },
        chooseFolder: () => this.dialogs.projectFolder(),
        unpack: (archive) => this.archives.unpack(archive),
        sampleName: () => this.texts.say('sampleName'),
        saveFailed: (failure) => this.window?.saveFailed(failure),
        changed: (change) => this.send('documents', change),
        standing: (standing) => this.send('standing', standing),
        startLibrary,
      },
      started.project,
    );
    this.exports = new ExportsService({
      project: () => this.projects.current,
      chooseFile: (suggested) => this.dialogs.exportFile(suggested),
      chooseFolder: (folder) => this.dialogs.exportFolder(folder),
      tell: (progress) => this.send('job', progress),
    });
    this.elsewhere = new ElsewhereService({
      project: () => this.projects.current,
      choosePlace: (suggested) => this.dialogs.elsewhere(suggested),
      documents: documentsFolder,
      tell: (progress) => this.send('job', progress),
      open: (folder) => this.projects.goOnIn(folder),
    });
    this.backups = new BackupsService({
      project: () => this.projects.current,
      start: startKeeping,
      open: (folder) => this.projects.goOnIn(folder),
      now: () => new Date(),
    });
    this.archives = new ArchivesService({
      project: () => this.projects.current,
      documents: documentsFolder,
      chooseFile: (suggested) => this.dialogs.archiveFile(suggested),
      chooseArchive: () => this.dialogs.archive(),
      start: startKeeping,
      open: (folder) => this.projects.goOnIn(folder),
      tell: (progress) => this.send('job', progress),
    });
    const { settings, projects, exports, elsewhere, backups, archives } = this;
    this.services = [settings, projects, exports, elsewhere, backups, archives, this.surface()];
  }

  async start(): Promise<void> {
    await bootAll(this.services);
    this.window = this.openWindow();
    await this.window.load();
    if (this.started.sampleTo !== undefined) await this.writeSample(path.resolve(this.started.sampleTo));
  }

  /** A second start of the program: its window is this one, which saves before it opens the other project. */
  openAlso(folder: string | undefined): void {
    this.window?.focus();
    if (folder === undefined) return;
    this.projects.ask(folder);
    this.send('command', { id: 'file.open' });
  }

  /** What waits in the window is to reach the disk now. */
  saveNow(): void {
    this.send('command', { id: 'file.save' });
  }

  /** Something went wrong here that should not have: said, but no reason to lose the work. */
  mistake(detail: string): void {
    void this.dialogs.mistake(detail);
  }

  /** Ends the services; safe to call more than once. */
  shutdown(): Promise<void> {
    this.closed ??= this.end();
    return this.closed;
  }

  private async end(): Promise<void> {
    for (const line of await shutdownAll(this.services)) process.stderr.write(`${line}\n`);
  }

  private send<Name extends EventName>(name: Name, event: Parameters<typeof tell<Name>>[2]): void {
    if (this.window && !this.window.window.isDestroyed()) tell(this.window.window.webContents, name, event);
  }

  /** What has to stand before a window opens: files, calls, menu, appearance. */
  private surface(): Service {
    return {
      name: 'surface',
      boot: () => {
        guardContents();
        guardSession(session.defaultSession);
        serveApp({
          ui: path.join(import.meta.dirname, '../renderer'),
          assets: resourceRoot(),
          picture: (sha256, extension) => this.projects.picture(sha256, extension),
        });
        const pictures = new PicturesService({
          project: () => this.projects.current,
          choose: () => this.dialogs.pictures(),
        });
        serveCalls(
          deskHandlers({
            settings: this.settings,
            projects: this.projects,
            pictures,
            exports: this.exports,
            backups: this.backups,
            archives: this.archives,
            elsewhere: this.elsewhere,
            links: new Links({
              ask: (address) => this.dialogs.openLink(address),
              open: (address) => shell.openExternal(address),
            }),
            headless: this.headless,
            window: () => this.window,
            settingsChanged: () => this.applySettings(),
          }),
          (event) => isDeskFrame(event, this.window?.window.webContents),
        );
        this.applySettings();
      },
      shutdown: stopServing,
    };
  }

  private applySettings(): void {
    const { settings } = this.settings;
    nativeTheme.themeSource = settings.theme;
    this.texts.use(chooseLanguage(settings.language, app.getPreferredSystemLanguages()));
    // Without a display a framed window must have no menu.
    if (this.headless) return;
    const template = menuTemplate({
      say: this.texts.say,
      command: (id) => this.send('command', { id }),
      settings,
      about: () => void this.dialogs.about(app.getVersion()),
      mac: process.platform === 'darwin',
      developer: !app.isPackaged,
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  }

  private openWindow(): DeskWindow {
    return new DeskWindow({
      texts: this.texts,
      headless: this.headless,
      bounds: () => this.settings.bounds,
      rememberBounds: (bounds) => this.settings.rememberBounds(bounds),
    });
  }

  private async writeSample(folder: string): Promise<void> {
    const { window } = this;
    if (!window) throw new Error('There is no window.');
    const failureText = (failure: DeskFailure): string => {
      const { message, remedy, detail } = this.texts.failure(failure);
      return `${message} ${remedy} ${detail}`.trim();
    };
    const parts = { desk: window, projects: this.projects, exports: this.exports, failureText };
    const files = await runSample(folder, parts);
    for (const file of files) process.stdout.write(`wrote ${file}\n`);
    window.window.close();
  }
}
