import { openProject } from '../../../electron/store/project';
import type { ReferencePage } from '../make/page';
import { sampleFolder } from '../project';

/** Broadsheets hold four times an A4 page; their types are recognised at less. */
const DPI = 54;
const ABOUT: Readonly<Record<string, string>> = {
  'page-3': '对开八栏：通栏主题、头条绕图、文武线专栏、左竖题图片报道',
  'page-4': '对开副刊：散文绕图、加框底纹、左竖题、短文并排',
};

/** The pages of the sample paper that the desk opens with. */
export async function samplePages(): Promise<readonly ReferencePage[]> {
  const opened = await openProject(sampleFolder, { readOnly: true });
  if (!opened.ok) throw new Error(`${opened.error.kind}: ${opened.error.thing}`);
  const project = opened.value;
  const { records, assets } = project;
  const files = Object.values(records.picture)
    .filter(({ sha256 }) => assets.has(sha256))
    .map(({ sha256, ext }) => [sha256, project.assetPath(sha256, ext)] as const);
  return Object.keys(ABOUT).map((page) => ({
    name: `sample-${page}`,
    about: ABOUT[page] ?? '',
    records,
    assets: Object.fromEntries(files),
    page,
    dpi: DPI,
    outlined: new Set<string>(),
    loose: 0.02,
  }));
}
