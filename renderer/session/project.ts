import type { AnswerOf, ArgumentOf, ProjectSnapshot, Settings } from '../../core/contract/desk';
import { listenToChanges } from './changes';
import { ask, hear } from './client';
import { desk, setDesk, useDesk } from './desk';
import { flushEdits, openSnapshot } from './document';
import { listenToJobs } from './jobs';
import { notifyFailure } from './notices';
import { startProofing } from './proofing';
import { listenToStanding } from './standing';

/** Starts the window: who we are, what was open last; then listens. Returns what ends the listening. */
export async function startDesk(): Promise<() => void> {
  const endings = [
    listenToJobs(),
    listenToChanges(),
    listenToStanding(),
    tellPage(),
    startProofing(),
    hear('appearance', ({ dark }) => setDesk({ systemDark: dark })),
    hear('closing', () => void leave()),
    saveWhenHidden(),
  ];
  const info = await ask('app.info');
  if (info.ok) setDesk({ info: info.value, settings: info.value.settings });
  const last = await ask('project.openLast');
  if (last.ok) openSnapshot(last.value);
  else setDesk({ phase: { kind: 'closed', failure: last.error } });
  await ask('app.ready');
  return () => {
    for (const end of endings) end();
  };
}

/** The next session begins with the page that was in sight in this one. */
const tellPage = (): (() => void) =>
  useDesk.subscribe(({ pageId, folder }, before) => {
    if (pageId !== null && (pageId !== before.pageId || folder !== before.folder))
      void ask('project.shows', { page: pageId });
  });

const saveIfHidden = (): void => {
  if (document.visibilityState === 'hidden') void flushEdits();
};

/** A window that nobody sees is slow to wake for a save that waits. */
function saveWhenHidden(): () => void {
  document.addEventListener('visibilitychange', saveIfHidden);
  return () => document.removeEventListener('visibilitychange', saveIfHidden);
}

/** The window may close once everything is on the disk; where that fails it stays, with the reason on show. */
async function leave(): Promise<void> {
  if (await flushEdits()) await ask('app.mayClose');
}

/** Puts another project on the desk, once what is unsaved in this one is saved; null where there is none. */
export async function replaceProject(
  asked: () => Promise<AnswerOf<'project.choose'>>,
): Promise<ProjectSnapshot | null> {
  if (desk().phase.kind === 'open' && !(await flushEdits())) return null;
  const answer = await asked();
  if (!answer.ok) {
    notifyFailure(answer.error);
    return null;
  }
  openSnapshot(answer.value);
  return answer.value;
}

export const chooseProject = (): Promise<ProjectSnapshot | null> =>
  replaceProject(() => ask('project.choose'));
export const createProject = (argument: ArgumentOf<'project.create'>): Promise<ProjectSnapshot | null> =>
  replaceProject(() => ask('project.create', argument));

/** Settings take effect at once and are kept by the main process. */
export async function changeSettings(patch: Partial<Settings>): Promise<void> {
  setDesk({ settings: { ...desk().settings, ...patch } });
  const kept = await ask('app.settings', patch);
  if (kept.ok) setDesk({ settings: kept.value });
  else notifyFailure(kept.error);
}
