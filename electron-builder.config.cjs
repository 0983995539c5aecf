// Packages for users are made from the official Electron only; a re-hosted binary is refused by the script
// that calls this with the binary's folder and version.
const { rmSync } = require('node:fs');
const path = require('node:path');

/** @type {import('electron-builder').Configuration} */
module.exports = {
  appId: 'org.banxin.desk',
  productName: 'Banxin',
  directories: { output: 'release', buildResources: 'resources/icons' },
  files: ['out/main/**', 'out/preload/**', 'out/renderer/**', '!out/**/*.map', 'package.json'],
  // Outside the archive: fonts and colour profiles are read by native code.
  extraResources: [{ from: 'resources', to: 'resources', filter: ['**/*', '!icons'] }],
  electronDist: process.env.BANXIN_ELECTRON_DIST,
  electronVersion: process.env.BANXIN_ELECTRON_VERSION,
  asar: true,
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
