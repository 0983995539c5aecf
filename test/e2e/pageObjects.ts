import type { ElectronApplication, Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { PNG } from 'pngjs';

/** The keys of the desk on this system. */
const MOD = process.platform === 'darwin' ? 'Meta' : 'Control';
export const press = (page: Page, key: string): Promise<void> => page.keyboard.press(`${MOD}+${key}`);

/** The whole window: rooms, stories, saved state. */
export class DeskWindow {
  readonly stories: Locator;
  readonly saved: Locator;

  constructor(readonly page: Page) {
    this.stories = page.getByRole('listbox', { name: '稿件列表' });
    this.saved = page.getByRole('contentinfo', { name: '状态栏' }).getByRole('status').first();
  }

  /** The sample is open and its page composed: the stories on it know how they fit. */
  async waitUntilOpen(): Promise<void> {
    await this.stories
      .getByRole('option', { name: /字 (齐|余|溢)/u })
      .first()
      .waitFor();
  }

  /** Closes the list of things to try, which stands in the dock at the first start. */
  async dismissWelcome(): Promise<void> {
    const welcome = this.page.getByRole('complementary', { name: '从这里开始' });
    await welcome.getByRole('button', { name: '关闭' }).click();
    await expect(welcome).toHaveCount(0);
  }

  async openStory(headline: string): Promise<StoryEditor> {
    await this.stories.getByRole('option', { name: headline }).click();
    const editor = new StoryEditor(this.page, headline);
    await editor.article.waitFor();
    return editor;
  }

  /** Looks for stories; nothing shows all again. */
  async search(words: string): Promise<void> {
    await this.page.getByRole('searchbox', { name: /^查找/u }).fill(words);
  }

  async chooseIssue(name: RegExp): Promise<void> {
    await this.page
      .getByRole('banner')
      .getByRole('button', { name: /^换一期/u })
      .click();
    await this.page.getByRole('menuitem', { name }).click();
  }

  async goTo(room: '稿件' | '版面' | '校样'): Promise<void> {
    await this.page.getByRole('tablist', { name: '工作间' }).getByRole('tab', { name: room }).click();
  }

  /** Saves now and waits for the disk. */
  async save(): Promise<void> {
    await press(this.page, 's');
    await expect(this.saved).toContainText('已存');
  }
}

/** What is there when no paper could be opened. */
export class StartScreen {
  readonly failure: Locator;
  readonly create: Locator;
  readonly open: Locator;

  constructor(page: Page) {
    const screen = page.getByRole('main');
    this.failure = screen.getByRole('alert');
    this.create = screen.getByRole('button', { name: '新建报纸' });
    this.open = screen.getByRole('button', { name: '打开报纸' });
  }
}

export class StoryEditor {
  readonly article: Locator;
  readonly body: Locator;
  readonly fit: Locator;

  constructor(
    private readonly page: Page,
    headline: string,
  ) {
    this.article = page.getByRole('article', { name: headline });
    this.body = this.article.getByRole('textbox', { name: '正文' });
    this.fit = this.article.getByText(/^(齐|余 .*|溢 .*)$/u).first();
  }

  /** Puts the caret at the beginning of the body. */
  async toStart(): Promise<void> {
    await this.body.click();
    await press(this.page, 'Home');
  }

  /**
   * Types as an input method does: letters that become candidates, each a composition of its own state, then
   * the chosen words. Goes through Chromium's own input method interface.
   */
  async compose(steps: readonly string[], chosen: string): Promise<void> {
    const session = await this.page.context().newCDPSession(this.page);
    for (const text of steps) {
      await session.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
    }
    await session.send('Input.insertText', { text: chosen });
    await session.detach();
  }

  /** The body's very beginning. */
  async toTop(): Promise<void> {
    await this.body.focus();
    await press(this.page, process.platform === 'darwin' ? 'ArrowUp' : 'Home');
  }

  /** Selects characters, counted from the caret. */
  async select(after: number, count: number): Promise<void> {
    for (let i = 0; i < after; i++) await this.move('ArrowRight');
    for (let i = 0; i < count; i++) await this.move('Shift+ArrowRight');
  }

  /** Selects the whole body, and waits until the window has. */
  async selectAll(): Promise<void> {
    await this.move('ControlOrMeta+a');
    await expect.poll(() => this.selected()).toBeGreaterThan(100);
  }

  /** The caret goes behind what is selected. */
  async collapse(): Promise<void> {
    await this.move('ArrowRight');
    await expect.poll(() => this.selected()).toBe(0);
  }

  /** Moves caret or selection, and waits until the editor was told: it hears of it by an event that comes after the key. */
  private async move(key: string): Promise<void> {
    const moved = await this.page.evaluateHandle(() => ({
      told: new Promise((tell) => document.addEventListener('selectionchange', tell, { once: true })).then(
        () => null,
      ),
    }));
    await this.page.keyboard.press(key);
    await moved.evaluate(({ told }) => told);
    await moved.dispose();
  }

  private selected(): Promise<number> {
    return this.page.evaluate(() => getSelection()?.toString().length ?? 0);
  }

  /** A button of the format bar. */
  format(name: string): Locator {
    return this.article.getByRole('toolbar', { name: '格式' }).getByRole('button', { name, exact: true });
  }

  /** Puts 注音 over what is selected, by keyboard alone. */
  async ruby(text: string): Promise<void> {
    await press(this.page, 'Shift+R');
    const input = this.page.getByRole('dialog', { name: '注音' }).getByRole('textbox');
    await expect(input).toBeFocused();
    await input.fill(text);
    await this.page.keyboard.press('Enter');
    await expect(this.body).toBeFocused();
  }

  field(name: string): Locator {
    return this.article.getByRole('textbox', { name, exact: true });
  }
}

export class PageCanvas {
  readonly surface: Locator;

  constructor(
    private readonly page: Page,
    number: number,
  ) {
    this.surface = page.getByRole('application', { name: `第 ${number} 版版面` });
  }

  /** A point of the sheet in the window, given as shares of its width and height. */
  async point(x: number, y: number): Promise<{ readonly x: number; readonly y: number }> {
    const box = await this.surface.locator('.canvas-sheet').boundingBox();
    if (!box) throw new Error('The sheet is not in sight.');
    return { x: box.x + box.width * x, y: box.y + box.height * y };
  }

  /** The editor's caret as the page shows it. */
  async caretBox(): Promise<{ readonly width: number; readonly height: number } | undefined> {
    return (await this.surface.locator('.canvas-caret').boundingBox()) ?? undefined;
  }

  /** Corners of the outline that is being drawn. */
  get outlineCorners(): Locator {
    return this.surface.getByRole('button', { name: /^轮廓点/u });
  }

  /** The middle of the editor's caret as the page shows it; undefined while it shows none. */
  async caret(): Promise<{ readonly x: number; readonly y: number } | undefined> {
    const box = await this.surface.locator('.canvas-caret').boundingBox();
    return box ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : undefined;
  }

  /** Mean and darkest grey (0–255) of a part of the sheet, given as shares. */
  async greys(
    left: number,
    top: number,
    width: number,
    height: number,
  ): Promise<{ mean: number; darkest: number }> {
    const from = await this.point(left, top);
    const to = await this.point(left + width, top + height);
    const clip = { ...from, width: to.x - from.x, height: to.y - from.y };
    const { data } = PNG.sync.read(await this.page.screenshot({ clip, animations: 'disabled' }));
    const greys = Array.from({ length: data.length / 4 }, (_, at) => data[at * 4 + 1] ?? 0);
    return { mean: greys.reduce((sum, grey) => sum + grey, 0) / greys.length, darkest: Math.min(...greys) };
  }

  /** What the page looks like now, pixel by pixel. */
  async picture(): Promise<string> {
    return (await this.surface.screenshot({ animations: 'disabled', caret: 'hide' })).toString('base64');
  }

  /** What the page looks like once it has stopped changing: two pictures in a row are the same. */
  async settledPicture(): Promise<string> {
    let last = await this.picture();
    await expect
      .poll(async () => {
        const next = await this.picture();
        const settled = next === last;
        last = next;
        return settled;
      })
      .toBe(true);
    return last;
  }
}

/** The right dock while a story block is selected. */
export class BlockInspector {
  constructor(private readonly page: Page) {}

  /** One of a few, by the name of the field and of the choice. */
  async choose(field: string, choice: string): Promise<void> {
    const tab = this.page.getByRole('tablist', { name: field }).getByRole('tab', { name: choice });
    await tab.click();
    await expect(tab).toHaveAttribute('aria-selected', 'true');
  }

  async editOutline(): Promise<void> {
    await this.page.getByRole('button', { name: '在版面上改轮廓' }).click();
  }

  async outlineDone(): Promise<void> {
    await this.page.getByRole('button', { name: '轮廓改好了' }).click();
  }

  arrangement(name: RegExp): Locator {
    return this.page.getByRole('radiogroup', { name: '题的位置' }).getByRole('radio', { name });
  }
}

export class ExportPanel {
  private readonly panel: Locator;
  readonly jobs: Locator;

  constructor(
    private readonly app: ElectronApplication,
    private readonly page: Page,
  ) {
    this.panel = page.getByRole('dialog', { name: '导出版面 PDF' });
    this.jobs = page.getByRole('region', { name: '任务' });
  }

  /** The system's own dialog is outside the window and cannot be clicked by a test: it answers with this file. */
  async answerSystemDialog(file: string): Promise<void> {
    await this.app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, file);
  }

  /** The same for the dialog that asks for a file or a folder that is there. */
  async answerOpenDialog(file: string): Promise<void> {
    await this.app.evaluate(({ dialog }, filePath) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
    }, file);
  }

  /** Starts an export of the page shown, or of those whose boxes are ticked as well. */
  async start(alsoPages: readonly string[] = []): Promise<void> {
    await press(this.page, 'e');
    for (const name of alsoPages) await this.panel.getByRole('checkbox', { name }).check();
    await this.panel.getByRole('button', { name: '导出', exact: true }).click();
  }

  async cancel(): Promise<void> {
    await this.jobs.getByRole('button', { name: '取消' }).click();
  }

  async export(): Promise<void> {
    await this.start();
    await expect(this.jobs.getByRole('status').last()).toHaveText('完成');
  }
}

export class ProofPanel {
  readonly findings: Locator;

  constructor(private readonly page: Page) {
    this.findings = page.getByRole('list', { name: /^(错误|建议|存疑)$/u });
  }

  /** The number the status bar shows. */
  async count(): Promise<number> {
    const button = this.page
      .getByRole('contentinfo', { name: '状态栏' })
      .getByRole('button', { name: /^问题/u });
    return Number(/\d+/u.exec((await button.textContent()) ?? '')?.[0] ?? Number.NaN);
  }
}
