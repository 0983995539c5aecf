// What electron-builder puts together. `npm run package` calls it with Electron's folder and version and says which
// channel that makes: `official` for the binary Electron publishes, `dev` for any other.
const channel = process.env.BANXIN_CHANNEL === 'official' ? 'official' : 'dev';
const isDev = channel === 'dev';
const name = isDev ? 'banxin-dev' : 'banxin';
const productName = isDev ? 'Banxin Dev' : 'Banxin';

/** Nothing that others would trust is made from a binary whose origin nobody vouches for. */
const trust = [
  'CSC_LINK',
  'CSC_NAME',
  'WIN_CSC_LINK',
  'APPLE_ID',
  'APPLE_API_KEY',
  'GH_TOKEN',
  'GITHUB_TOKEN',
];
if (isDev) {
  for (const key of trust) delete process.env[key];
  process.env.CSC_IDENTITY_AUTO_DISCOVERY = 'false';
}

/** A paper is a folder; its archive is one file. Which of them a system can give to a program differs. */
const archive = {
  ext: 'banxin.zip',
  name: 'Banxin archive',
  description: 'Archive of a newspaper made with Banxin',
  mimeType: 'application/vnd.banxin.archive+zip',
  role: 'Editor',
};

/** @type {import('electron-builder').Configuration} */
module.exports = {
  appId: isDev ? 'org.banxin.desk.dev' : 'org.banxin.desk',
  productName,
  artifactName: '${name}-${version}-${os}-${arch}.${ext}',
  directories: { output: process.env.BANXIN_RELEASE ?? 'release', buildResources: 'resources/icons' },
  extraMetadata: { name, productName, channel, desktopName: `${name}.desktop`, main: 'out/main/entry.js' },
  files: [
    'out/main/**',
    'out/preload/**',
    'out/renderer/**',
    'package.json',
    // The packaged program runs its commands itself.
    '!out/main/cli.js',
    '!**/*.map',
    '!**/*.d.{ts,mts,cts}',
    '!node_modules/**/{README,CHANGELOG}.md',
    '!node_modules/sharp/{src,install,lib}/**',
    '!node_modules/@img/*/lib/glib-2.0/**',
  ],
  // Outside the archive: fonts and colour profiles are read by native code.
  extraResources: [
    { from: 'resources', to: 'resources', filter: ['**/*', '!{icons,installer}{,/**}'] },
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
  asarUnpack: ['node_modules/@img/sharp-*/lib/**'],
  npmRebuild: false,
  electronLanguages: process.platform === 'darwin' ? ['zh_CN', 'en'] : ['zh-CN', 'en-US'],
  electronFuses: {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
    resetAdHocDarwinSignature: true,
  },
  linux: {
    target: ['AppImage'],
    executableName: name,
    icon: 'banxin',
    category: 'Office',
    synopsis: 'Desk for newspaper editors',
    mimeTypes: [archive.mimeType],
    fileAssociations: [archive],
    desktop: {
      entry: {
        'Name[zh_CN]': isDev ? '版心（开发版）' : '版心',
        'Comment[zh_CN]': '写稿、标引、拼版、校对，导出版面 PDF',
      },
    },
  },
  win: { target: ['nsis'], icon: 'resources/icons/banxin.ico' },
  // Explorer gives no folder to a program by its ending; the installer adds “Open with Banxin” to such folders.
  nsis: {
    oneClick: false,
    perMachine: false,
    allowToChangeInstallationDirectory: true,
    include: 'resources/installer/windows.nsh',
    installerLanguages: ['zh_CN', 'en_US'],
    multiLanguageInstaller: true,
    artifactName: '${name}-${version}-setup-${arch}.${ext}',
  },
  mac: {
    target: ['dmg'],
    icon: 'resources/icons/banxin.icns',
    category: 'public.app-category.productivity',
    hardenedRuntime: !isDev,
    // The Finder shows a folder Name.banxin as one document and opens it by a double click.
    fileAssociations: [
      {
        ext: 'banxin',
        name: 'Banxin paper',
        role: 'Editor',
        isPackage: true,
        icon: 'resources/icons/paper.icns',
      },
    ],
    extendInfo: {
      CFBundleLocalizations: ['zh_CN', 'en'],
      UTExportedTypeDeclarations: [
        {
          UTTypeIdentifier: 'org.banxin.paper',
          UTTypeDescription: 'Banxin paper',
          UTTypeConformsTo: ['com.apple.package', 'public.composite-content'],
          UTTypeTagSpecification: { 'public.filename-extension': ['banxin'] },
        },
      ],
    },
    ...(isDev ? { identity: null } : {}),
  },
  publish: null,
  afterPack: async (context) => (await import('./scripts/lib/package/trim.mjs')).trim(context),
};
