// Called by scripts/package.mjs with Electron's folder and version; it refuses a re-hosted binary for packages that
// users are given.
const { rmSync } = require('node:fs');
const path = require('node:path');

/** @type {import('electron-builder').Configuration} */
module.exports = {
  appId: 'org.banxin.desk',
  productName: 'Banxin',
  directories: { output: 'release', buildResources: 'resources/icons' },
  files: ['out/main/**', 'out/preload/**', 'out/renderer/**', '!out/**/*.map', 'package.json'],
  // Outside the archive: fonts and colour profiles are read by native code.
  extraResources: [
    { from: 'resources', to: 'resources', filter: ['**/*', '!icons'] },
    {
      from: 'node_modules/harfbuzzjs/dist/harfbuzz-subset.wasm',
      to: 'resources/wasm/harfbuzz-subset.wasm',
    },
    { from: 'LICENSE', to: 'LICENSE' },
    { from: 'NOTICE', to: 'NOTICE' },
  ],
  electronDist: process.env.BANXIN_ELECTRON_DIST,
  electronVersion: process.env.BANXIN_ELECTRON_VERSION,
  asar: true,
  // The system loads libraries from files only.
  asarUnpack: ['node_modules/sharp/**', 'node_modules/@img/**'],
  npmRebuild: false,
  electronLanguages: ['zh_CN', 'zh-CN', 'en-US', 'en'],
  electronFuses: {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
  },
  linux: { target: ['dir'], executableName: 'banxin', category: 'Office' },
  win: { target: ['dir'] },
  mac: { target: ['dir'], category: 'public.app-category.productivity' },
  publish: null,
  // A dist folder given by hand still holds Electron's own demonstration app.
  afterPack: ({ appOutDir }) =>
    rmSync(path.join(appOutDir, 'resources', 'default_app.asar'), { force: true }),
};
