import { confined } from './confine';
import { refusal, serveFile } from './serveFile';

export interface AppFolders {
  /** The built interface. */
  readonly ui: string;
  /** Fonts, icons and other resources. */
  readonly assets: string;
  /** A picture of the open project; undefined where there is none. */
  readonly picture: (sha256: string, extension: string) => PictureFile | undefined;
}

/** Where a picture is. The project may be a stranger's: what a link in it leads to is not served. */
export interface PictureFile {
  /** Folder of the project. */
  readonly project: string;
  /** Below it, with `/`. */
  readonly path: string;
}

const IMMUTABLE = 'public, max-age=31536000, immutable';
const FRESH = 'no-cache';

/** What a request for `app://ui/…`, `app://assets/…` or `app://project/<sha256>.<ext>` gets; anything else is refused. */
export async function answerApp(request: Request, folders: AppFolders): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405);
  const url = new URL(request.url);
  switch (url.hostname) {
    case 'ui':
      return serveConfined(folders.ui, url, request);
    case 'assets':
      return serveConfined(folders.assets, url, request);
    case 'project':
      return servePicture(folders, url, request);
    default:
      return refusal(404);
  }
}

async function serveConfined(root: string, url: URL, request: Request): Promise<Response> {
  const file = await confined(root, url.pathname);
  return file === undefined ? refusal(403) : serveFile(file, request, FRESH);
}

async function servePicture(folders: AppFolders, url: URL, request: Request): Promise<Response> {
  const name = /^\/([0-9a-f]{64})\.(jpg|png|tif|webp)$/u.exec(url.pathname);
  if (name === null) return refusal(403);
  const picture = folders.picture(name[1] ?? '', name[2] ?? '');
  const file = picture && (await confined(picture.project, picture.path));
  return file === undefined ? refusal(404) : serveFile(file, request, IMMUTABLE);
}
