/** What the window may load: its own files, its resources and the open project's pictures; nothing of the net. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  // Composition in the window needs no WebAssembly, so that is not granted either.
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob: app://assets app://project",
  "font-src 'self' app://assets",
  "connect-src 'self' app://assets app://project",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ');

export const uiOrigin = 'app://ui';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.icc': 'application/vnd.iccprofile',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.otf': 'font/otf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.tif': 'image/tiff',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

export const contentType = (extension: string): string =>
  types[extension.toLowerCase()] ?? 'application/octet-stream';
