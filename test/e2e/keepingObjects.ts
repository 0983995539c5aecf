import { readFileSync, writeFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { Story } from '../../core/document/records/story';
import { type Envelope, encode, hashOf } from '../../electron/store/envelope';

/** The story file that another program writes a new state into, as it would itself: whole, with its own envelope. */
export function writeForeign(file: string, target: string, change: (story: Story) => Story): void {
  const last = JSON.parse(readFileSync(file, 'utf8')) as Envelope;
  const data = change(last.data as Story);
  const next = { ...last, rev: last.rev + 1, parentRev: last.rev, device: 'desk-0ther123', data };
  writeFileSync(target, encode({ ...next, sha256: hashOf(data) }));
}

/** The same story with other words in its headline. */
export const withHeadline =
  (headline: string) =>
  (story: Story): Story => ({ ...story, headline });

/** The panels of the right dock that keep what was. */
export class KeepingPanel {
  readonly panel: Locator;
  readonly list: Locator;
  readonly differences: Locator;

  constructor(
    private readonly page: Page,
    name: '版本' | '分支',
  ) {
    this.panel = page.getByRole('tabpanel', { name });
    this.list = this.panel.getByRole('listbox');
    this.differences = this.panel.getByRole('list', { name: '不同之处' });
  }

  /** The newest of the list. */
  async chooseFirst(): Promise<void> {
    await this.list.getByRole('option').first().click();
    await expect(this.differences).toBeVisible();
  }

  /** The difference in which these words are. */
  row(words: string): Locator {
    return this.differences.getByRole('listitem').filter({ hasText: words });
  }

  async press(name: string): Promise<void> {
    await this.panel.getByRole('button', { name, exact: true }).click();
  }

  async openWide(): Promise<Locator> {
    await this.press('并排看');
    const sheet = this.page.getByRole('dialog');
    await expect(sheet).toBeVisible();
    return sheet;
  }
}

/** A strip across the window that says this. */
export const banner = (page: Page, words: string | RegExp): Locator =>
  page.locator('.banner').filter({ hasText: words });
