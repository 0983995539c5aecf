// npm start: opens the desk. Without a display the same desk runs unseen and writes the sample's page as a PDF
// and a picture of its window into out/.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { hasDisplay, launchSetup } from './lib/electron.mjs';
import { inRoot, run, say } from './lib/steps.mjs';
import { main, setup } from './setup.mjs';

const SAMPLE_LIMIT = 120;

async function openDesk() {
  const { exe, args, env } = launchSetup();
  say('Opening the desk …');
  const { code } = await run(exe, [...args, inRoot(), ...process.argv.slice(2)], { env });
  return code;
}

/** In a profile of its own, so that it shows the sample as it comes and leaves nothing behind but its files. */
async function writeSample() {
  const { exe, args, env } = launchSetup();
  const profile = mkdtempSync(path.join(tmpdir(), 'banxin-sample-'));
  mkdirSync(inRoot('out'), { recursive: true });
  say('There is no display: the desk runs unseen and writes the sample page.');
  try {
    const { code, output } = await run(exe, [...args, inRoot(), `--sample-to=${inRoot('out')}`], {
      env: { ...env, BANXIN_PROFILE: profile },
      limit: SAMPLE_LIMIT,
      quiet: true,
    });
    const files = output.split('\n').filter((line) => line.startsWith('wrote '));
    for (const line of files) say(line.slice('wrote '.length));
    if (code !== 0 || files.length === 0) {
      process.stderr.write(`${output.trim()}\nThe desk ended with ${code}.\n`);
      return 1;
    }
    return 0;
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
}

await main(async () => {
  await setup();
  return hasDisplay() ? openDesk() : writeSample();
});
