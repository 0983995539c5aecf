import path from 'node:path';
import { app, dialog, Menu } from 'electron';
import { declareAppScheme } from '../protocol/app';
import { stayOffline } from '../windows/offline';
import { readArguments } from './arguments';
import { Desk } from './desk';
import { endInOrder } from './endings';
import { useProfile } from './places';

/** Without a display Chromium draws into memory; the window is never shown. */
const headless = app.commandLine.getSwitchValue('ozone-platform') === 'headless';

/** No top-level await: `ready` is held back until this module has finished loading. */
function start(): void {
  useProfile();
  stayOffline();
  declareAppScheme();
  // Electron's default menu brings a framed window down where there is no display.
  if (headless) Menu.setApplicationMenu(null);
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  // Every page asks for the sandbox itself; enableSandbox() would take the switch back that root needs.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  const desk = new Desk(readArguments(process.argv.slice(1), app.isPackaged), headless);
  app.on('second-instance', (_event, args, folder) => {
    const { project } = readArguments(args.slice(1), app.isPackaged);
    // The other start's folder counts, not ours.
    desk.openAlso(project === undefined ? undefined : path.resolve(folder, project));
  });
  app.on('open-file', (event, file) => {
    event.preventDefault();
    desk.openAlso(file);
  });
  app.on('window-all-closed', () => app.quit());
  shutDownBeforeQuit(desk);
  goOnAfterMistakes(desk);
  app
    .whenReady()
    .then(() => {
      endInOrder(() => desk.saveNow());
      return desk.start();
    })
    .catch((cause: unknown) => fail(desk, cause));
}

/** Quitting waits for the services: the project's lock is given back, settings are on the disk. */
function shutDownBeforeQuit(desk: Desk): void {
  let isDown = false;
  app.on('will-quit', (event) => {
    if (isDown) return;
    event.preventDefault();
    void desk.shutdown().finally(() => {
      isDown = true;
      app.quit();
    });
  });
}

/** A mistake of ours in the main process is told and written down; the work goes on, and above all the saving. */
function goOnAfterMistakes(desk: Desk): void {
  process.on('uncaughtException', (problem) => {
    process.stderr.write(`${problem.stack ?? problem.message}\n`);
    if (!headless && app.isReady()) desk.mistake(problem.message);
  });
}

function fail(desk: Desk, cause: unknown): void {
  const detail = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  process.stderr.write(`${desk.texts.say('start.failed')}\n${detail}\n`);
  if (!headless) dialog.showErrorBox(desk.texts.say('start.failed'), detail);
  void desk.shutdown().finally(() => app.exit(1));
}

start();
