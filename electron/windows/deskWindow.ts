import path from 'node:path';
import { app, BrowserWindow, dialog, nativeTheme, screen } from 'electron';
import type { DeskFailure } from '../../core/contract/desk';
import { tell } from '../ipc/serve';
import type { Texts } from '../main/language';
import { uiOrigin } from '../protocol/policy';
import { placeWindow, smallestWindow, type WindowBounds } from './bounds';
import { Closing, type Obstacle } from './closing';
import { PageGone } from './gone';

export interface DeskWindowPorts {
  readonly texts: Texts;
  readonly headless: boolean;
  readonly bounds: () => WindowBounds | undefined;
  readonly rememberBounds: (bounds: WindowBounds) => void;
}

/** Milliseconds the window has for saving when it closes, and for showing itself when it opens. */
const CLOSING_LIMIT = 10_000;
const SHOWING_LIMIT = 5000;
const paper = (): string => (nativeTheme.shouldUseDarkColors ? '#1b1b1d' : '#f4f4f5');

/** The one window of the desk: its place on the screen, its closing, its colour before the first paint. */
export class DeskWindow {
  readonly window: BrowserWindow;
  private readonly closing: Closing;
  private readonly gone: PageGone;
  private isReady = false;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly ports: DeskWindowPorts) {
    const areas = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map((display) => display.workArea);
    const { maximized, ...place } = placeWindow(ports.bounds(), areas);
    this.window = new BrowserWindow({
      ...place,
      minWidth: smallestWindow.width,
      minHeight: smallestWindow.height,
      show: false,
      title: app.getName(),
      backgroundColor: paper(),
      webPreferences: {
        preload: path.join(import.meta.dirname, '../preload/preload.cjs'),
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        webSecurity: true,
        webviewTag: false,
        navigateOnDragDrop: false,
        spellcheck: false,
        devTools: !app.isPackaged,
        backgroundThrottling: !ports.headless,
      },
    });
    if (maximized) this.window.maximize();
    this.closing = new Closing({
      announce: () => tell(this.window.webContents, 'closing', null),
      discard: (obstacle) => this.askToDiscard(obstacle),
      close: () => this.window.close(),
      limit: CLOSING_LIMIT,
    });
    this.gone = new PageGone({
      // Not while Chromium is still telling of the end: that would bring the program down.
      reload: () => void setImmediate(() => this.load()),
      tell: () => this.tellReloaded(),
      ask: () => this.askToReload(),
      giveUp: () => this.giveUp(),
    });
    this.listen();
  }

  load(): Promise<void> {
    return this.window.loadURL(`${uiOrigin}/index.html`);
  }

  /** The page says that it shows something worth seeing. */
  ready(): void {
    this.isReady = true;
    this.show();
    this.gone.back();
    for (const go of this.waiting.splice(0)) go();
  }

  /** Resolves once the page has said that it is ready. */
  whenReady(): Promise<void> {
    return this.isReady ? Promise.resolve() : new Promise((resolve) => this.waiting.push(resolve));
  }

  mayClose(): void {
    this.closing.allow();
  }

  saveFailed(failure: DeskFailure): void {
    this.closing.saveFailed(failure);
  }

  focus(): void {
    if (this.window.isMinimized()) this.window.restore();
    this.window.focus();
  }

  private show(): void {
    if (!this.window.isDestroyed() && !this.window.isVisible()) this.window.show();
  }

  private listen(): void {
    const { window } = this;
    window.once('ready-to-show', () => {
      // A page that never says so is shown all the same, so that its failure can be seen.
      setTimeout(() => this.show(), SHOWING_LIMIT).unref();
    });
    window.on('close', (event) => {
      this.ports.rememberBounds({ ...window.getNormalBounds(), maximized: window.isMaximized() });
      // A page that never came up has nothing to save.
      if (this.isReady && !this.closing.request()) event.preventDefault();
    });
    // Windows is about to log off: what waits is saved, and where that has failed the session may not end so.
    window.on('query-session-end', (event) => {
      if (this.isReady && !this.closing.request()) event.preventDefault();
    });
    if (this.ports.headless) this.relayErrors();
    window.webContents.on('render-process-gone', (_event, details) => this.pageGone(details.reason));
    nativeTheme.on('updated', this.appearanceChanged);
    window.once('closed', () => nativeTheme.off('updated', this.appearanceChanged));
  }

  /** Where nobody can look at the page, what it complains about goes to the terminal. */
  private relayErrors(): void {
    this.window.webContents.on('console-message', ({ level, message }) => {
      if (level === 'error') process.stderr.write(`page: ${message}\n`);
    });
  }

  private readonly appearanceChanged = (): void => {
    this.window.setBackgroundColor(paper());
    tell(this.window.webContents, 'appearance', { dark: nativeTheme.shouldUseDarkColors });
  };

  private async askToDiscard(obstacle: Obstacle): Promise<boolean> {
    const { say } = this.ports.texts;
    const reason = obstacle.kind === 'silent' ? undefined : this.ports.texts.failure(obstacle.failure);
    const message = say('closing.message');
    const detail = reason ? `${reason.message}\n${reason.remedy}` : say('closing.silent');
    const { response } = await dialog.showMessageBox(this.window, {
      type: 'warning',
      message,
      detail,
      buttons: [say('closing.keep'), say('closing.discard')],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    return response === 1;
  }

  private pageGone(reason: string): void {
    if (reason === 'clean-exit' || this.window.isDestroyed()) return;
    this.isReady = false;
    this.closing.forget();
    process.stderr.write(`${this.ports.texts.say('gone.message')} (${reason})\n`);
    void this.gone.gone();
  }

  private tellReloaded(): void {
    if (this.ports.headless) return;
    const { say } = this.ports.texts;
    void dialog.showMessageBox(this.window, {
      type: 'info',
      message: say('gone.message'),
      detail: say('gone.reloaded'),
      buttons: [say('gone.goOn')],
    });
  }

  private async askToReload(): Promise<boolean> {
    if (this.ports.headless) return false;
    const { say } = this.ports.texts;
    const { response } = await dialog.showMessageBox(this.window, {
      type: 'error',
      message: say('gone.message'),
      detail: say('gone.detail'),
      buttons: [say('gone.reload'), say('gone.close')],
      defaultId: 0,
      cancelId: 1,
      noLink: true,
    });
    return response === 0;
  }

  private giveUp(): void {
    if (this.ports.headless) app.exit(1);
    else this.window.destroy();
  }
}
