import {
  $addUpdateTag,
  $createRangeSelection,
  $getRoot,
  $getSelection,
  $getState,
  $isElementNode,
  $isRangeSelection,
  $setSelection,
  $setState,
  type EditorState,
  type ElementNode,
  type LexicalEditor,
  type NodeKey,
  SKIP_DOM_SELECTION_TAG,
  SKIP_SCROLL_INTO_VIEW_TAG,
} from 'lexical';
import type { Json } from '../../core/document/diff';
import { sameJson } from '../../core/document/json';
import type { Block } from '../../core/document/records/story';
import { $blockElement, $blockOf, $createBlockElement, $fill, $holds, blockState } from './blockNodes';
import { type BodyChange, changeOf } from './bodyChange';
import { $blockPoint, $inheritLook, $keepingSelection, $setPoint } from './caret';
import { type Cuts, type Look, segmentsOf, stillTrue } from './segments';

export interface BodyCaret {
  readonly block: string;
  readonly offset: number;
  /** The other end of a selection inside the same block. */
  readonly end?: number;
}

export interface BodyPorts {
  /** The editor has the keyboard: only then may a change move the caret in the document. */
  readonly hasFocus: () => boolean;
  /** The editor changed the body: only the blocks that differ are new objects. */
  readonly commit: (change: BodyChange, caret: BodyCaret | undefined) => void;
  /** The caret moved without a change. */
  readonly moved: (caret: BodyCaret | undefined) => void;
}

const TAG_PASTE = 'paste';

/**
 * Keeps a Lexical editor and the body of a story record in step. The record is the truth: Lexical shows it,
 * and of each of its updates only the paragraphs it touched are read back.
 */
export class BodyBinding {
  #body: readonly Block[] = [];
  #blocks = new Map<NodeKey, Block>();
  #cuts: Cuts = new Map();
  #look: Look = { galley: false, divider: '' };
  /** Paragraphs touched while an input method composes; read when it is done. */
  #waiting = new Set<NodeKey>();
  #composed = false;
  /** Paragraphs of the last change, whose line ends may need tidying. */
  #touched: ReadonlySet<NodeKey> = new Set();
  /** What came from outside while an input method was composing. */
  #later: (() => void)[] = [];
  readonly #stop: () => void;

  constructor(
    private readonly editor: LexicalEditor,
    private readonly ports: BodyPorts,
  ) {
    this.#stop = editor.registerUpdateListener(({ dirtyElements, editorState, tags }) => {
      for (const key of dirtyElements.keys()) this.#waiting.add(key);
      if (editor.isComposing()) {
        this.#composed = true;
        return;
      }
      this.#read(editorState, tags);
    });
  }

  dispose(): void {
    this.#stop();
  }

  /** Shows a body: at the start, and whenever the record changed by other hands than this editor's. */
  setBody(body: readonly Block[]): void {
    if (body === this.#body) return;
    this.#whenIdle(() => this.#update(() => this.#$setBody(body)));
  }

  /** Shows where the page ends the lines. */
  setLines(cuts: Cuts, look: Look): void {
    this.#whenIdle(() => {
      this.#cuts = cuts;
      this.#look = look;
      this.#update(() => this.#$showLines());
    });
  }

  /**
   * Tidies the paragraphs after a change of the editor's own: a mark put on part of a line has cut its node in
   * two, and both carry the line's end. Paragraphs whose length changed wait for the page.
   */
  tidyLines(): void {
    const touched = this.#touched;
    if (touched.size === 0) return;
    this.#touched = new Set();
    this.#whenIdle(() => this.#update(() => this.#$showLines(touched)));
  }

  /** Puts the caret at a character; at the body's start where no block is named. */
  focus(place: { readonly block?: string; readonly offset: number; readonly end?: number }): void {
    this.#whenIdle(() => {
      this.editor.update(
        () => {
          const elements = $getRoot().getChildren().filter($isElementNode);
          const element = elements.find((one) => $getState(one, blockState) === place.block) ?? elements[0];
          if (!element) return;
          const selection = $createRangeSelection();
          $setPoint(selection.anchor, { element, offset: place.offset, forward: true });
          $setPoint(selection.focus, { element, offset: place.end ?? place.offset, forward: true });
          $inheritLook(selection);
          $setSelection(selection);
        },
        { discrete: true },
      );
      this.editor.focus();
    });
  }

  #whenIdle(act: () => void): void {
    if (this.editor.isComposing()) this.#later.push(act);
    else act();
  }

  /** A change that comes from the record: the selection stays, nothing scrolls, no focus is taken. */
  #update(change: () => void): void {
    // Reading first lets what the editor still has to say be heard.
    this.editor.read(() => undefined);
    const focused = this.ports.hasFocus();
    this.editor.update(
      () => {
        $addUpdateTag(SKIP_SCROLL_INTO_VIEW_TAG);
        if (!focused) $addUpdateTag(SKIP_DOM_SELECTION_TAG);
        change();
      },
      { discrete: true },
    );
  }

  #$setBody(body: readonly Block[]): void {
    const root = $getRoot();
    const existing = new Map<string, ElementNode>();
    for (const child of root.getChildren())
      if ($isElementNode(child)) existing.set($getState(child, blockState), child);
    const selection = $getSelection();
    $keepingSelection($isRangeSelection(selection) ? selection : null, () => {
      const wanted = body.map((block) => this.#$elementFor(block, existing.get(block.id)));
      const children = root.getChildren();
      const inPlace =
        wanted.length === children.length && wanted.every((element, at) => children[at]?.is(element));
      if (!inPlace) root.splice(0, children.length, wanted);
      this.#blocks = new Map(wanted.map((element, at) => [element.getKey(), body[at] ?? $blockOf(element)]));
    });
    this.#body = body;
  }

  #$elementFor(block: Block, existing: ElementNode | undefined): ElementNode {
    const known = existing ? this.#blocks.get(existing.getKey()) : undefined;
    if (existing && known === block) return existing;
    const element =
      existing && known?.kind === block.kind ? existing : $createBlockElement(block.kind, block.id);
    $fill(element, segmentsOf(block, this.#cuts.get(block.id), this.#look));
    return element;
  }

  #$showLines(only?: ReadonlySet<NodeKey>): void {
    const selection = $getSelection();
    const range = $isRangeSelection(selection) ? selection : null;
    const touched = $getRoot()
      .getChildren()
      .filter($isElementNode)
      .flatMap((element) => {
        const block = this.#blocks.get(element.getKey());
        if (!block || (only && !(only.has(element.getKey()) && stillTrue(block, this.#cuts.get(block.id)))))
          return [];
        const segments = segmentsOf(block, this.#cuts.get(block.id), this.#look);
        return $holds(element, segments) ? [] : [{ element, segments }];
      });
    if (touched.length === 0) return;
    $keepingSelection(range, () => {
      for (const { element, segments } of touched) $fill(element, segments);
    });
  }

  #read(state: EditorState, tags: ReadonlySet<string>): void {
    const dirty = this.#waiting;
    this.#waiting = new Set();
    const composed = this.#composed;
    this.#composed = false;
    const { body, blocks, caret } = state.read(() => ({ ...this.#$collect(dirty), caret: $bodyCaret() }), {
      editor: this.editor,
    });
    this.#blocks = blocks;
    const before = this.#body;
    const same = body.length === before.length && body.every((block, at) => block === before[at]);
    if (same) this.ports.moved(caret);
    else {
      this.#body = body;
      this.#touched = dirty;
      const how = composed ? 'composition' : tags.has(TAG_PASTE) ? 'paste' : 'typing';
      this.ports.commit(changeOf(before, body, how), caret);
    }
    const later = this.#later;
    this.#later = [];
    for (const act of later) act();
  }

  #$collect(dirty: ReadonlySet<NodeKey>): { body: readonly Block[]; blocks: Map<NodeKey, Block> } {
    const blocks = new Map<NodeKey, Block>();
    const body: Block[] = [];
    for (const element of $getRoot().getChildren()) {
      if (!$isElementNode(element)) continue;
      const key = element.getKey();
      const known = this.#blocks.get(key);
      const block = known && !dirty.has(key) ? known : $readBlock(element, known);
      blocks.set(key, block);
      body.push(block);
    }
    return { body, blocks };
  }
}

function $readBlock(element: ElementNode, known: Block | undefined): Block {
  const block = $blockOf(element, known);
  return known && sameBlock(block, known) ? known : block;
}

const sameBlock = (a: Block, b: Block): boolean => sameJson(a as unknown as Json, b as unknown as Json);

/** The selection as the record names it; undefined where it is in no paragraph. */
function $bodyCaret(): BodyCaret | undefined {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return undefined;
  const focus = $blockPoint(selection.focus);
  const anchor = $blockPoint(selection.anchor);
  if (!focus || !anchor) return undefined;
  const block = $getState(focus.element, blockState);
  if (!anchor.element.is(focus.element) || anchor.offset === focus.offset)
    return { block, offset: focus.offset };
  return { block, offset: anchor.offset, end: focus.offset };
}

/** Gives every paragraph a block id of its own: a new one where it has none or shares one with a twin. */
export function $ensureBlockId(element: ElementNode, newId: () => string): void {
  if ($blockElement(element)?.is(element) !== true) return;
  const id = $getState(element, blockState);
  const previous = element.getPreviousSibling();
  const twin = $isElementNode(previous) && $getState(previous, blockState) === id;
  if (id === '' || twin) $setState(element, blockState, newId());
}
