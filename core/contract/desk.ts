import { z } from 'zod';
import type { Diagnostic } from '../base/diagnostic';
import type { Result } from '../base/result';
import type { RecordsDiff } from '../document/diff';
import { recordTypes } from '../document/records';
import type { Picture } from '../document/records/picture';
import {
  type Backup,
  type Branch,
  branchChoices,
  type DocumentsChanged,
  type Holder,
  type LoadedDocument,
  type ProjectSnapshot,
  type Revision,
} from './project';

export type { ProjectSnapshot } from './project';

/**
 * The desk API between the window and the main process: every call, its argument's validator and the types
 * of its answer. The preload bridge and the main process's handlers are built from the keys of `calls`.
 * A call answers with a Result; it never throws across the boundary.
 */
export interface Call<Argument, Value, Failure> {
  readonly argument: z.ZodType<Argument>;
  /** Types only; never present at run time. */
  readonly answer?: Result<Value, Failure>;
}

const call =
  <Value, Failure = DeskFailure>() =>
  <Argument>(argument: z.ZodType<Argument>): Call<Argument, Value, Failure> => ({ argument });

/** What may go wrong, by name; the words and the remedy are in the locale files under `failure.<kind>`. */
export interface DeskFailure {
  readonly kind:
    | 'not-a-project'
    | 'not-an-archive'
    /** An archive with names, sizes or files that none of ours has. */
    | 'unsafe-archive'
    | 'damaged'
    | 'newer-format'
    | 'not-found'
    | 'unreadable'
    | 'unwritable'
    | 'disk-full'
    /** The disk itself, or the way to it, reports an error. */
    | 'disk-error'
    | 'read-only'
    | 'locked'
    /** A link where a file or folder of the project should be: it is neither read nor written through. */
    | 'linked'
    /** Another program has written the document since we read it, so we do not. */
    | 'changed-on-disk'
    | 'unsupported-picture'
    | 'too-large'
    /** A job was ended because it took more of the machine than a job may. */
    | 'out-of-memory'
    | 'out-of-time'
    | 'missing-picture'
    | 'missing-font'
    | 'cancelled'
    | 'failed'
    | 'refused';
  /** The file or thing concerned, as the user knows it. */
  readonly thing: string;
  /** Text of the system or the reader, for the details line. */
  readonly detail?: string;
}

export interface AppInfo {
  readonly version: string;
  readonly electron: string;
  readonly platform: string;
  /** Language of the system: a BCP 47 tag. */
  readonly locale: string;
  readonly settings: Settings;
  /** No display: the window is never shown. */
  readonly headless: boolean;
}

const settingsSchema = z.object({
  language: z.enum(['system', 'zh-CN', 'en']),
  theme: z.enum(['system', 'light', 'dark']),
});
export type Settings = z.infer<typeof settingsSchema>;

const exportRequest = z.object({
  pages: z.array(z.string()).min(1).max(200),
  preset: z.enum(['x4', 'screen']),
  marks: z.boolean(),
});
export type ExportRequest = z.infer<typeof exportRequest>;

export interface JobProgress {
  readonly job: string;
  /** What it does; pages or a project go out where nothing is said. */
  readonly work?: 'import' | 'copy';
  /** The name of what is made, or of what is read. */
  readonly title: string;
  /** 0–1. */
  readonly done: number;
  readonly state: 'running' | 'finished' | 'cancelled' | 'failed';
  readonly files: readonly string[];
  readonly failure?: DeskFailure;
}

const json: z.ZodType = z.unknown();
const path = z.array(z.union([z.string(), z.number().int().nonnegative()])).max(32);
const op = z.discriminatedUnion('op', [
  z.object({ op: z.literal('set'), path, from: json.optional(), to: json.optional() }),
  z.object({
    op: z.literal('splice'),
    path,
    at: z.number().int().nonnegative(),
    removed: z.array(json),
    inserted: z.array(json),
  }),
]);
/** Shape of a diff; the values inside are checked against the record schemas when it is applied. */
export const recordsDiff = z
  .array(
    z.object({
      type: z.enum(recordTypes),
      id: z.string().max(64),
      ops: z.array(op).max(10_000),
    }),
  )
  .max(10_000) as unknown as z.ZodType<RecordsDiff>;

const nothing = z.undefined();
const id = z.string().min(1).max(64);
/** A name the main process has given out: a revision, a branch, a backup. */
const name = z.string().min(1).max(200);
const documentKey = z.object({ type: z.enum(recordTypes), id });

export const calls = {
  'app.info': call<AppInfo>()(nothing),
  'app.settings': call<Settings>()(settingsSchema.partial()),
  /** The window says that it is ready to be shown, or that all is saved and it may close. */
  'app.ready': call<null>()(nothing),
  'app.mayClose': call<null>()(nothing),
  /** Opens a saved project: the last one, or the sample (copied into the user's documents at the first start). */
  'project.openLast': call<ProjectSnapshot>()(nothing),
  /** Asks with the system's dialog; `cancelled` where the user closes it. */
  'project.choose': call<ProjectSnapshot>()(nothing),
  'project.create': call<ProjectSnapshot>()(
    z.object({ name: z.string().min(1).max(60), paper: z.enum(['broadsheet', 'tabloid', 'a3', 'a4']) }),
  ),
  /** Applies and saves; answers when the documents are on the disk. */
  'project.save': call<{ readonly savedAt: string; readonly branches: readonly Branch[] }>()(recordsDiff),
  /** Reads pages and stories that are on the shelf. */
  'project.documents': call<{
    readonly documents: readonly LoadedDocument[];
    readonly notes: readonly Diagnostic[];
  }>()(z.object({ keys: z.array(documentKey).min(1).max(2000) })),
  /** Stories in whose text, headline, slug or tags every word occurs; `complete` once all stories were looked through. */
  'project.search': call<{ readonly stories: readonly string[]; readonly complete: boolean }>()(
    z.object({ query: z.string().max(200), limit: z.number().int().min(1).max(1000) }),
  ),
  /** The page in sight, so that the next opening begins there. */
  'project.shows': call<null>()(z.object({ page: id })),
  /** A second chance at writing: takes over from a holder that is not heard of any more. */
  'project.takeOver': call<ProjectSnapshot>()(nothing),
  /** Asks for a place, copies the project there with the edits that could not be saved, and goes on there. */
  'project.saveElsewhere': call<ProjectSnapshot>()(recordsDiff),

  'history.revisions': call<readonly Revision[]>()(documentKey),
  'history.revision': call<LoadedDocument>()(documentKey.extend({ revision: name })),

  /** Both states of a document with a branch. */
  'branch.read': call<{ readonly current: LoadedDocument; readonly branch: LoadedDocument }>()(
    z.object({ branch: name }),
  ),
  /** Answers with the documents that are other than before. */
  'branch.resolve': call<{ readonly documents: readonly LoadedDocument[] }>()(
    z.object({ branch: name, choice: z.enum(branchChoices) }),
  ),

  'backup.list': call<readonly Backup[]>()(nothing),
  /** Puts a backup into a folder of its own beside the project and opens that. */
  'backup.restore': call<ProjectSnapshot>()(z.object({ backup: name })),

  /** Asks where to, then writes the whole project as one file; progress comes as `job` events. */
  'archive.export': call<{ readonly job: string }>()(nothing),
  /** Asks for an archive, unpacks it into the documents folder and opens it. */
  'archive.import': call<ProjectSnapshot>()(nothing),

  /** Opens an https address in the system's browser, after a question. */
  'app.openLink': call<null>()(z.object({ url: z.string().max(2000) })),

  /** Asks for picture files and copies them into the project; the window adds the cards to the document. */
  'picture.import': call<readonly Picture[]>()(nothing),
  /** Asks where to, then starts the job; progress comes as `job` events. */
  'export.start': call<{ readonly job: string }>()(exportRequest),
  'export.cancel': call<null>()(z.object({ job: z.string() })),
  /** Opens the folder of a file this session has written. */
  'export.show': call<null>()(z.object({ path: z.string() })),
} as const;

export type CallName = keyof typeof calls;
export type ArgumentOf<Name extends CallName> =
  (typeof calls)[Name] extends Call<infer Argument, unknown, unknown> ? Argument : never;
export type AnswerOf<Name extends CallName> =
  (typeof calls)[Name] extends Call<infer _Argument, infer Value, infer Failure>
    ? Result<Value, Failure>
    : never;

/** Whether the project that is open for writing may still be written. */
export interface Standing {
  /** Why it may not; null while it may. */
  readonly lost: DeskFailure | null;
  /** Who has it now, where that is why. */
  readonly holder: Holder | null;
}

/** What the main process tells the window. */
export interface DeskEvents {
  readonly job: JobProgress;
  /** A menu item or shortcut of the system menu: a command id of the renderer's command table. */
  readonly command: { readonly id: string };
  /** The window is about to close: save, then call `app.mayClose`. */
  readonly closing: null;
  /** The system's theme or language changed. */
  readonly appearance: { readonly dark: boolean };
  /** Documents changed without the window's doing. */
  readonly documents: DocumentsChanged;
  /** The open project is no longer ours to write, or is ours again. */
  readonly standing: Standing;
}
export type EventName = keyof DeskEvents;
export const eventNames: readonly EventName[] = [
  'job',
  'command',
  'closing',
  'appearance',
  'documents',
  'standing',
];

/** `window.desk`. */
export interface DeskBridge {
  call<Name extends CallName>(name: Name, argument: ArgumentOf<Name>): Promise<AnswerOf<Name>>;
  on<Name extends EventName>(name: Name, listener: (event: DeskEvents[Name]) => void): () => void;
}
