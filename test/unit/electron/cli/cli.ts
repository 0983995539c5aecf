import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach } from 'vitest';
import { run } from '../../../../electron/cli/run';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A fresh folder for each test, and commands run in it without a process. */
export function cliBench(): {
  readonly folder: () => string;
  readonly cli: (argv: readonly string[], stdin?: string | Uint8Array, lang?: string) => Promise<Ran>;
  readonly json: (argv: readonly string[], stdin?: string | Uint8Array) => Promise<unknown>;
} {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'banxin-cli-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const cli = async (
    argv: readonly string[],
    stdin: string | Uint8Array = '',
    lang = 'en_US.UTF-8',
  ): Promise<Ran> => {
    let [out, err] = ['', ''];
    const code = await run(argv, {
      stdin: Readable.from([Buffer.from(stdin)]),
      stdout: { write: (text) => (out += Buffer.from(text).toString()) },
      stderr: { write: (text) => (err += text) },
      cwd: folder,
      env: { LANG: lang },
    });
    return { code, out, err };
  };
  const json = async (argv: readonly string[], stdin: string | Uint8Array = ''): Promise<unknown> =>
    JSON.parse((await cli([...argv, '--json'], stdin)).out);
  return { folder: () => folder, cli, json };
}

export const PAGE_TEXT = new URL('../../../fixtures/page-text/model.txt', import.meta.url);
