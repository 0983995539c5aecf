import { app, type BrowserWindow, dialog } from 'electron';
import { isDevPackage } from './channel';
import type { Texts } from './language';

/** The system's own dialogs, in the desk's language. Each answers undefined where the user closes it. */
export class Dialogs {
  private saysMistake = false;

  constructor(
    private readonly window: () => BrowserWindow | undefined,
    private readonly texts: Texts,
    private readonly documents: () => string,
  ) {}

  async projectFolder(): Promise<string | undefined> {
    const { say } = this.texts;
    return this.one({
      title: say('dialog.openProject'),
      message: say('dialog.openProjectMessage'),
      buttonLabel: say('dialog.open'),
      defaultPath: this.documents(),
      properties: ['openDirectory', 'treatPackageAsDirectory'],
    });
  }

  async pictures(): Promise<readonly string[]> {
    const { say } = this.texts;
    const options: Electron.OpenDialogOptions = {
      title: say('dialog.pictures'),
      buttonLabel: say('dialog.open'),
      properties: ['openFile', 'multiSelections'],
      filters: [
        { name: say('dialog.pictureFiles'), extensions: ['jpg', 'jpeg', 'png', 'tif', 'tiff', 'webp'] },
      ],
    };
    const window = this.window();
    const { canceled, filePaths } = window
      ? await dialog.showOpenDialog(window, options)
      : await dialog.showOpenDialog(options);
    return canceled ? [] : filePaths;
  }

  /** Where the PDF of one page goes. */
  async exportFile(suggested: string): Promise<string | undefined> {
    const { say } = this.texts;
    return this.target({
      title: say('dialog.exportPage'),
      buttonLabel: say('dialog.export'),
      defaultPath: suggested,
      filters: [{ name: 'PDF', extensions: ['pdf'] }],
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    });
  }

  /** Where a whole project goes as one file. */
  async archiveFile(suggested: string): Promise<string | undefined> {
    const { say } = this.texts;
    return this.target({
      title: say('dialog.archive'),
      buttonLabel: say('dialog.export'),
      defaultPath: suggested,
      filters: [{ name: say('dialog.archiveFiles'), extensions: ['banxin.zip'] }],
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    });
  }

  /** A project that somebody has sent as one file. */
  async archive(): Promise<string | undefined> {
    const { say } = this.texts;
    return this.one({
      title: say('dialog.openArchive'),
      buttonLabel: say('dialog.open'),
      defaultPath: this.documents(),
      properties: ['openFile'],
      filters: [{ name: say('dialog.archiveFiles'), extensions: ['zip'] }],
    });
  }

  /** The folder for the PDFs of several pages. */
  async exportFolder(folder: string): Promise<string | undefined> {
    const { say } = this.texts;
    return this.one({
      title: say('dialog.exportPages'),
      buttonLabel: say('dialog.export'),
      defaultPath: folder,
      properties: ['openDirectory', 'createDirectory'],
    });
  }

  /** The whole address is shown: what stands behind a link is for the editor to judge. Keeping out is the default. */
  async openLink(address: string): Promise<boolean> {
    const { say } = this.texts;
    const options: Electron.MessageBoxOptions = {
      type: 'question',
      message: say('link.message'),
      detail: address,
      buttons: [say('link.stay'), say('link.open')],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    };
    const window = this.window();
    const { response } = await (window
      ? dialog.showMessageBox(window, options)
      : dialog.showMessageBox(options));
    return response === 1;
  }

  /** Where a copy of the project goes, by name. */
  async elsewhere(suggested: string): Promise<string | undefined> {
    const { say } = this.texts;
    return this.target({
      title: say('dialog.elsewhere'),
      buttonLabel: say('dialog.saveHere'),
      defaultPath: suggested,
      properties: ['createDirectory'],
    });
  }

  async about(version: string): Promise<void> {
    const { say } = this.texts;
    const options: Electron.MessageBoxOptions = {
      type: 'info',
      title: say('about'),
      message: app.getName(),
      detail: [
        say('aboutDetail', { version, electron: process.versions.electron }),
        ...(isDevPackage() ? [say('aboutDev')] : []),
      ].join('\n\n'),
    };
    const window = this.window();
    await (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options));
  }

  /** Something went wrong in the main process. Said once at a time, however often it happens. */
  async mistake(detail: string): Promise<void> {
    if (this.saysMistake) return;
    this.saysMistake = true;
    const options = { type: 'error', message: this.texts.say('mistake.message'), detail } as const;
    const window = this.window();
    await (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options));
    this.saysMistake = false;
  }

  private async target(options: Electron.SaveDialogOptions): Promise<string | undefined> {
    const window = this.window();
    const { canceled, filePath } = window
      ? await dialog.showSaveDialog(window, options)
      : await dialog.showSaveDialog(options);
    return canceled || filePath === '' ? undefined : filePath;
  }

  private async one(options: Electron.OpenDialogOptions): Promise<string | undefined> {
    const window = this.window();
    const { canceled, filePaths } = window
      ? await dialog.showOpenDialog(window, options)
      : await dialog.showOpenDialog(options);
    return canceled ? undefined : filePaths[0];
  }
}
