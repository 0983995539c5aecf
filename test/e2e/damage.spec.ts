import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from './desk';
import { copyOfSample, fingerprint } from './files';
import { DeskWindow, ExportPanel, PageCanvas, ProofPanel, StartScreen } from './pageObjects';

/** Folders that must not open, with what the window has to say of them. */
const unusable = [
  {
    name: 'a damaged project',
    make: (folder: string) => writeFileSync(path.join(copyOfSample(folder), 'manifest.json'), '{"product":'),
    says: [/manifest\.json/u, /已损坏/u, /备份/u],
  },
  {
    name: 'a foreign folder',
    make: (folder: string) => {
      mkdirSync(folder);
      writeFileSync(path.join(folder, '说明.txt'), '不是报纸');
    },
    says: [/报纸一/u, /不是版心的报纸文件夹/u, /请选择/u],
  },
  {
    name: 'a project of a newer desk',
    make: (folder: string) => {
      const file = path.join(copyOfSample(folder), 'manifest.json');
      const manifest: object = JSON.parse(readFileSync(file, 'utf8'));
      writeFileSync(file, JSON.stringify({ ...manifest, formatVersion: 9, minReader: 9 }));
    },
    says: [/报纸一/u, /更新版本/u, /请更新版心/u],
  },
] as const;

for (const { name, make, says } of unusable) {
  test(`${name} is named with a remedy, and left as it is`, async ({ profile }) => {
    const folder = profile.at('报纸一');
    make(folder);
    const before = fingerprint(folder);
    const desk = await profile.start(folder);
    const screen = new StartScreen(desk.page);
    for (const words of says) await expect(screen.failure).toContainText(words);
    await expect(screen.create).toBeEnabled();
    await expect(screen.open).toBeEnabled();
    await profile.close(desk);
    expect(fingerprint(folder)).toEqual(before);
    expect(desk.complaints).toEqual([]);
  });
}

/** The large picture of the sample's page 3, in shares of the sheet. */
const PICTURE = [0.55, 0.3, 0.2, 0.12] as const;

test('a picture whose file is gone is a crossed box, a finding, and keeps the press PDF back', async ({
  profile,
}) => {
  const folder = copyOfSample(profile.at('报纸一.banxin'));
  const card: { data: { sha256: string; ext: string; name: string } } = JSON.parse(
    readFileSync(path.join(folder, 'assets/meta/huichang.json'), 'utf8'),
  );
  const { sha256, ext, name } = card.data;
  const file = Object.keys(fingerprint(folder)).find((one) => one.endsWith(`${sha256}.${ext}`)) ?? '';
  const sampleFile = profile.at(`again.${ext}`);
  renameSync(path.join(folder, file), sampleFile);
  const desk = await profile.start(folder);
  const window = new DeskWindow(desk.page);
  await window.waitUntilOpen();

  await window.goTo('校样');
  await expect(new ProofPanel(desk.page).findings.getByText(`图片“${name}”不在项目里`)).toBeVisible();
  const { mean, darkest } = await new PageCanvas(desk.page, 3).greys(...PICTURE);
  expect(mean).toBeGreaterThan(215);
  expect(darkest).toBeLessThan(200);

  const out = profile.at('印刷');
  mkdirSync(out);
  const panel = new ExportPanel(desk.app, desk.page);
  await panel.answerSystemDialog(path.join(out, '三版.pdf'));
  await panel.start();
  await expect(panel.jobs.getByRole('alert')).toContainText(name);
  await expect(panel.jobs.getByRole('status').last()).toHaveText('未完成');
  expect(fingerprint(out)).toEqual({});

  // The remedy: the same card gets a file again, and the page is as it was.
  await panel.answerOpenDialog(sampleFile);
  await window.goTo('版面');
  await desk.page.getByRole('button', { name: `换图片：${name}` }).click();
  await expect
    .poll(async () => (await new PageCanvas(desk.page, 3).greys(...PICTURE)).mean)
    .toBeLessThan(205);
  await window.goTo('校样');
  await expect(new ProofPanel(desk.page).findings.getByText(`图片“${name}”不在项目里`)).toBeHidden();
  await profile.close(desk);
});
