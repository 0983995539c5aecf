import { protocol } from 'electron';
import { type AppFolders, answerApp } from './answerApp';

/** Must run before `ready`. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'app',
      privileges: {
        standard: true,
        secure: true,
        supportFetchAPI: true,
        corsEnabled: true,
        stream: true,
        codeCache: true,
      },
    },
  ]);
}

/** Serves `app://ui/…`, `app://assets/…` and `app://project/<sha256>.<ext>`; anything else is refused. */
export function serveApp(folders: AppFolders): void {
  protocol.handle('app', (request) => answerApp(request, folders));
}
