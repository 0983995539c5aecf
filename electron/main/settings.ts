import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Settings } from '../../core/contract/desk';
import { type WindowBounds, windowBounds } from '../windows/bounds';
import type { Service } from './services';

/** A value this version does not know is replaced by the default, each on its own. */
const fileSchema = z.object({
  language: z.enum(['system', 'zh-CN', 'en']).catch('system'),
  theme: z.enum(['system', 'light', 'dark']).catch('system'),
  lastProject: z.string().optional().catch(undefined),
  window: windowBounds.optional().catch(undefined),
});
type SettingsFile = z.infer<typeof fileSchema>;

export interface SettingsPorts {
  readonly folder: string;
  /** Writes a small text file so that it is either the old one or the new one, whatever happens. */
  readonly write: (file: string, text: string) => Promise<void>;
}

/** What the desk remembers between starts. Kept in memory, written behind; a broken file means the defaults. */
export class SettingsService implements Service {
  readonly name = 'settings';
  private readonly file: string;
  private data: SettingsFile = fileSchema.parse({});
  private writing: Promise<void> = Promise.resolve();

  constructor(private readonly ports: SettingsPorts) {
    this.file = path.join(ports.folder, 'settings.json');
  }

  boot(): void {
    let stored: unknown = {};
    try {
      stored = JSON.parse(readFileSync(this.file, 'utf8'));
    } catch {
      // No settings yet, or none that can be read: the defaults.
    }
    const parsed = fileSchema.safeParse(stored);
    this.data = parsed.success ? parsed.data : fileSchema.parse({});
  }

  async shutdown(): Promise<void> {
    await this.writing;
  }

  get settings(): Settings {
    return { language: this.data.language, theme: this.data.theme };
  }

  get lastProject(): string | undefined {
    return this.data.lastProject;
  }

  get bounds(): WindowBounds | undefined {
    return this.data.window;
  }

  change(settings: { readonly [Key in keyof Settings]?: Settings[Key] | undefined }): Settings {
    const { language = this.data.language, theme = this.data.theme } = settings;
    this.keep({ ...this.data, language, theme });
    return this.settings;
  }

  rememberProject(folder: string): void {
    if (folder !== this.data.lastProject) this.keep({ ...this.data, lastProject: folder });
  }

  rememberBounds(bounds: WindowBounds): void {
    this.keep({ ...this.data, window: bounds });
  }

  /** Settings are a convenience: where they cannot be written the desk goes on, and says so on the console. */
  private keep(data: SettingsFile): void {
    this.data = data;
    const text = `${JSON.stringify(data, null, 2)}\n`;
    this.writing = this.writing
      .then(() => this.ports.write(this.file, text))
      .catch((cause: unknown) => {
        process.stderr.write(`${this.file}: ${cause instanceof Error ? cause.message : String(cause)}\n`);
      });
  }
}
