import { app, dialog, Menu } from 'electron';
import { declareAppScheme } from '../protocol/app';
import { readArguments } from './arguments';
import { Desk } from './desk';
import { useProfile } from './places';

/** Without a display Chromium draws into memory; the window is never shown. */
const headless = app.commandLine.getSwitchValue('ozone-platform') === 'headless';

/** No top-level await: `ready` is held back until this module has finished loading. */
function start(): void {
  useProfile();
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
  app.on('second-instance', (_event, args) => {
    desk.openAlso(readArguments(args.slice(1), app.isPackaged).project);
  });
  app.on('open-file', (event, file) => {
    event.preventDefault();
    desk.openAlso(file);
  });
  app.on('window-all-closed', () => app.quit());
  shutDownBeforeQuit(desk);
  app
    .whenReady()
    .then(() => desk.start())
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

function fail(desk: Desk, cause: unknown): void {
  const detail = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  process.stderr.write(`${desk.texts.say('start.failed')}\n${detail}\n`);
  if (!headless) dialog.showErrorBox(desk.texts.say('start.failed'), detail);
  void desk.shutdown().finally(() => app.exit(1));
}

start();
