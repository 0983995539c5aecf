/**
 * The one style sheet that a library writes into the page (react-aria: how buttons take touches), by its hash. When
 * the library words it anew the tests in Electron complain of a blocked style.
 */
const PRESSABLE = "'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='";

/**
 * What the window may load: its own files, its resources and the open project's pictures; nothing of the net, nothing
 * inline, no eval, no WebAssembly (composition in the window needs none). Places and sizes are set through the style
 * objects of elements, which no policy has to allow. Text becomes markup or a script's address only through the two
 * policies of `renderer/widgets/trusted.ts`.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  `style-src 'self' ${PRESSABLE}`,
  "img-src 'self' app://assets app://project",
  "font-src 'self' app://assets",
  "connect-src 'self' app://assets app://project",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "frame-src 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types default pasted',
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
