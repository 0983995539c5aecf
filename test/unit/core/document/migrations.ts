import type { RecordType } from '../../../../core/document/records';

/** One old document and what it must become. */
export interface MigrationFixture {
  /** The version `before` was written in; `after` is the version that follows. */
  readonly from: number;
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
}

/**
 * A fixture for every migration of every record kind: whoever adds a migration adds its example here, or
 * `validate.test.ts` fails.
 */
export const migrationFixtures: { readonly [T in RecordType]: readonly MigrationFixture[] } = {
  paper: [],
  style: [],
  issue: [],
  page: [],
  story: [],
  picture: [],
};
