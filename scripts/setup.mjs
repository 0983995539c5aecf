// npm run setup: brings a fresh clone to the point where the desk starts. Needs nothing but Node and npm;
// what is already there is left alone.
import { pathToFileURL } from 'node:url';
import { prepareFonts } from './fonts.mjs';
import { build } from './lib/build.mjs';
import { installDependencies, linkCommand } from './lib/dependencies.mjs';
import { installElectron } from './lib/electron.mjs';
import { SetupProblem, say, step } from './lib/steps.mjs';
import { checkElectronStarts } from './lib/system.mjs';

const OLDEST_NODE = [20, 19];

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  throw new SetupProblem(
    `Node ${process.versions.node} is too old: ${OLDEST_NODE.join('.')} or newer is needed.`,
  );
}

export async function setup() {
  checkNode();
  await step('dependencies', installDependencies);
  await step('Electron', installElectron);
  await step('Electron starts', checkElectronStarts);
  await step('fonts', () => {
    const made = prepareFonts();
    return made.length > 0 ? `${made.length} files made` : 'there';
  });
  await step('build', build);
  linkCommand();
}

/** Runs a script's work; a problem meant for people is printed as such, and the exit code is 1. */
export async function main(work) {
  try {
    process.exitCode = (await work()) ?? 0;
  } catch (error) {
    if (!(error instanceof SetupProblem)) throw error;
    process.stderr.write(`\n${error.message}\n`);
    process.exitCode = 1;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await main(async () => {
    await setup();
    say('Ready. npm start opens the desk; npm test runs the tests; npx banxin is the command line.');
  });
}
