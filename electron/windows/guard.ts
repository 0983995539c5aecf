import { app, type Session } from 'electron';
import { denyNetwork } from './offline';
import { isOurs } from './sender';

/** Every page that is ever made: it stays where it is, opens nothing and embeds nothing. */
export function guardContents(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
}

const allowed = (permission: string, url: string): boolean =>
  permission === 'clipboard-sanitized-write' && isOurs(url);

/** No permission is ever granted, but writing to the clipboard, which a copy command needs. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, answer) =>
    answer(allowed(permission, contents.getURL())),
  );
  session.setPermissionCheckHandler((_contents, permission, origin) => allowed(permission, origin));
  session.setDevicePermissionHandler(() => false);
  denyNetwork(session);
}
