import type { PageId } from '../../../core/base/ids';
import { err, type Result } from '../../../core/base/result';
import type { RecordsDiff } from '../../../core/document/diff';
import type { ProjectRecords } from '../../../core/document/records';
import type { Late } from './late';
import type { AnswerTo, AskFailure, FromWorker, Question, ToWorker, View } from './protocol';
import { share } from './share';
import { closedState, useComposerStore } from './store';
import type { CaretBox, PageSummary, TextPlace } from './summary';

/** What a canvas listens to: fresh pixels of the shown page. */
export type PaintMessage = Extract<FromWorker, { kind: 'painted' | 'tile' }>;
type PaintListener = (message: PaintMessage) => void;
type Waiting = (answer: Extract<FromWorker, { kind: 'answer' }>['answer']) => void;

/**
 * The window's side of the compose worker. One worker per open document; everything it sends back is small,
 * except the pixels, which go straight to the canvas that asked for them.
 */
export class ComposerClient {
  #worker: Worker | undefined;
  #revision = 0;
  #asked = 0;
  #page: PageId | undefined;
  readonly #waiting = new Map<number, Waiting>();
  readonly #painters = new Set<PaintListener>();
  readonly #startWorker: () => Worker;
  readonly #late: Late;

  constructor(startWorker: () => Worker, late: Late) {
    this.#startWorker = startWorker;
    this.#late = late;
  }

  /** Revision of the last change sent. */
  get sentRevision(): number {
    return this.#revision;
  }

  /** Starts composing a document; one that was open before is forgotten. `assets` are SHA-256 names of files. */
  open(records: ProjectRecords, assets: Iterable<string>): void {
    this.#worker ??= this.#start();
    this.#revision += 1;
    this.#late.clear();
    useComposerStore.setState({ ...closedState, status: 'starting' });
    this.#page = undefined;
    this.#post({ kind: 'open', revision: this.#revision, records, assets: [...assets] });
  }

  close(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#page = undefined;
    this.#late.clear();
    this.#failAll('closed');
    useComposerStore.setState(closedState);
  }

  /** Every change of the document goes through here, in order. Answers its revision. */
  apply(diff: RecordsDiff): number {
    this.#revision += 1;
    this.#late.hold();
    this.#post({
      kind: 'apply',
      revision: this.#revision,
      diff,
      at: performance.timeOrigin + performance.now(),
    });
    return this.#revision;
  }

  /** Files that are in the project now, when one came or went. */
  setAssets(assets: Iterable<string>): void {
    this.#revision += 1;
    this.#post({ kind: 'assets', revision: this.#revision, assets: [...assets] });
  }

  show(page: PageId): void {
    if (this.#page === page) return;
    this.#page = page;
    useComposerStore.setState({ shown: page, caret: undefined });
    this.#post({ kind: 'show', page });
  }

  /** The editor's caret, so that the page can follow it; null where no story is being edited. */
  setCaret(place: TextPlace | null): void {
    this.#post({ kind: 'caret', place });
  }

  setView(view: View | null): void {
    this.#post({ kind: 'view', view });
  }

  /** Runs when the page shows the last change, or has not for a while; the same function only once. */
  afterPaint(run: () => void): void {
    this.#late.add(run);
  }

  onPaint(listener: PaintListener): () => void {
    this.#painters.add(listener);
    return () => this.#painters.delete(listener);
  }

  ask<Of extends Question['of']>(
    question: Extract<Question, { of: Of }>,
  ): Promise<Result<AnswerTo[Of], AskFailure>> {
    if (!this.#worker) return Promise.resolve(err({ kind: 'worker', detail: 'closed' }));
    const id = ++this.#asked;
    return new Promise((resolve) => {
      this.#waiting.set(id, (answer) => resolve(answer as Result<AnswerTo[Of], AskFailure>));
      this.#post({ kind: 'ask', id, question });
    });
  }

  #start(): Worker {
    const worker = this.#startWorker();
    worker.addEventListener('message', (event: MessageEvent<FromWorker>) => this.#receive(event.data));
    worker.addEventListener('error', (event) => this.#broke(event.message));
    return worker;
  }

  #post(message: ToWorker): void {
    this.#worker?.postMessage(message);
  }

  #receive(message: FromWorker): void {
    switch (message.kind) {
      case 'ready':
        useComposerStore.setState({ status: 'ready' });
        return;
      case 'failed':
        useComposerStore.setState({ status: 'failed', failure: message.failure });
        return;
      case 'composed':
        this.#late.add(() => this.#keepComposed(message.summary));
        return;
      case 'findings':
        this.#late.add(() => this.#keepFindings(message));
        return;
      case 'caret':
        this.#late.add(() => this.#keepCaret(message));
        return;
      case 'painted':
        // The pixels first: all that follows them in the window waits until they are in sight.
        for (const listener of this.#painters) listener(message);
        this.#late.add(() => this.#keepCaret(message));
        if (message.revision === this.#revision) this.#late.release();
        return;
      case 'tile':
        for (const listener of this.#painters) listener(message);
        return;
      case 'answer':
        this.#waiting.get(message.id)?.(message.answer);
        this.#waiting.delete(message.id);
    }
  }

  #keepCaret({ page, caret }: { readonly page: PageId; readonly caret: CaretBox | undefined }): void {
    if (page === this.#page) useComposerStore.setState({ caret });
  }

  /** The page rules follow in a moment: until then the former findings stand, so that none of them blinks. */
  #keepComposed(summary: PageSummary): void {
    const known = useComposerStore.getState().pages[summary.page];
    this.#keep(known ? { ...summary, diagnostics: known.diagnostics } : summary);
  }

  #keep(summary: PageSummary): void {
    useComposerStore.setState(({ pages }) => ({
      pages: { ...pages, [summary.page]: share(pages[summary.page], summary) },
    }));
  }

  #keepFindings({ page, revision, diagnostics }: Extract<FromWorker, { kind: 'findings' }>): void {
    const summary = useComposerStore.getState().pages[page];
    if (summary && summary.revision === revision) this.#keep({ ...summary, diagnostics });
  }

  #broke(detail: string): void {
    this.#failAll(detail);
    useComposerStore.setState({
      status: 'failed',
      failure: { kind: 'failed', thing: 'composer', detail },
    });
  }

  #failAll(detail: string): void {
    for (const settle of this.#waiting.values()) settle(err({ kind: 'worker', detail }));
    this.#waiting.clear();
  }
}
