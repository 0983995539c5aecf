import type { ImportedPackage, ImportedPage } from '../imported';
import { Continuity } from './continuation';
import { type Draft, extendTail, finish, makeDraft, noStack, tailOf } from './draft';
import { type Features, mannerOf } from './features';
import type { Label } from './label';
import { datelineOf } from './marks';
import { parseStack, type Stack, themeScore } from './stack';
import { endingOf } from './text';

/** How far ahead a better continuation is looked for. */
const LOOK_AHEAD = 40;
const CAPTION = /图为|^(?:上|下|左|右)?图[：:为]|^(?:↑|↓|▲|▼)|[上下左右]图/u;

/** Walks the labelled pieces once and gathers them into stories, packages and the page's own lines. */
export class Assembly {
  private readonly drafts: Draft[] = [];
  private readonly packages: { head: string[]; drafts: Draft[] }[] = [];
  private readonly other: string[] = [];
  private readonly continuity: Continuity;
  private theme: string[] = [];
  private flow: Draft | undefined;
  /** Display lines, flag and byline waiting for the copy they head. */
  private heads: string[] = [];
  private apart = 0;
  private flag = '';
  private bylines: string[] = [];
  private credits: string[] = [];
  private inPackage = false;

  constructor(
    private readonly features: readonly Features[],
    private readonly labels: readonly Label[],
  ) {
    this.continuity = new Continuity(mannerOf(features), features.map((f) => f.text).join('\n'));
  }

  run(): ImportedPage {
    this.features.forEach((f, i) => this.take(f, this.labels[i] ?? 'other', i));
    this.close();
    const drafts = this.drafts.filter(
      (draft) => draft.parts.length > 0 || draft.credit.length > 0 || draft.flag !== '',
    );
    const packages: ImportedPackage[] = this.packages.map(({ head, drafts: inside }) => ({
      head,
      stories: inside.map((draft) => drafts.indexOf(draft)).filter((at) => at >= 0),
    }));
    return { theme: this.theme.join('\n'), packages, stories: drafts.map(finish), other: this.other };
  }

  private take(f: Features, label: Label, i: number): void {
    switch (label) {
      case 'other':
        this.other.push(f.text);
        if (this.heads.length > 0 && this.drafts.length === 0) this.apart = this.heads.length;
        return;
      case 'head':
        this.heads.push(f.text);
        return;
      case 'flag':
        this.takeFlag(f.text, i);
        return;
      case 'subhead':
        if (this.flow === undefined || this.heads.length > 0) this.heads.push(f.text);
        else this.flow.parts.push({ kind: 'subhead', text: f.text });
        return;
      case 'body':
        this.takeBody(f, i);
        return;
      case 'byline':
        if (this.heads.length > 0 || this.flag !== '' || this.flow === undefined || this.standsOver(i))
          this.bylines.push(f.text);
        else this.flow.byline.push(f.text);
        return;
      case 'source':
        this.takeSource(f.text);
        return;
      case 'credit':
        this.takeCredit(f);
    }
  }

  /** A flag stands over a story; display lines right before the first flag of a box are the box's head. */
  private takeFlag(text: string, i: number): void {
    if (this.flag !== '') this.other.push(this.flag);
    const ownHead = this.nextIs('head', i);
    if (this.heads.length > 0 && ownHead) {
      const top = this.drafts.length === 0 && this.theme.length === 0;
      const first = this.heads[0] ?? '';
      const themed =
        top &&
        (this.apart > 0 || this.heads.length > 3 || (this.heads.length === 1 && themeScore(first) > 0));
      if (themed) this.theme = this.heads.splice(0, Math.max(1, this.apart));
      if (this.heads.length > 0) this.packages.push({ head: this.heads, drafts: [] });
      this.inPackage = this.heads.length > 0;
      this.heads = [];
      this.apart = 0;
    }
    this.flag = text;
  }

  private nextIs(label: Label, i: number): boolean {
    for (let k = i + 1; k < this.labels.length; k += 1) {
      const next = this.labels[k];
      if (next === label) return true;
      if (next !== 'other' && next !== 'byline') return false;
    }
    return false;
  }

  /** A byline parted from the copy before it and not from the headline after it. */
  private standsOver(i: number): boolean {
    const next = this.features[i + 1];
    return (
      this.labels[i + 1] === 'head' && next?.piece.blanks === 0 && (this.features[i]?.piece.blanks ?? 0) > 0
    );
  }

  private takeBody(f: Features, i: number): void {
    if (this.isCaption(f, i)) {
      this.other.push(f.text);
      return;
    }
    if (this.heads.length > 0 || this.flag !== '' || this.flow === undefined) {
      if (!this.goesOnElsewhere(f, i)) this.openStory(f.text);
      return;
    }
    const tail = tailOf(this.flow);
    if (f.dateline && (this.flow.dateline !== '' || (tail !== undefined && endingOf(tail.text) !== 'open'))) {
      this.openStory(f.text);
      return;
    }
    this.place(f, i);
  }

  private place(f: Features, i: number): void {
    if (this.flow === undefined) return;
    const { draft, joins } = this.continuity.choose(this.drafts, this.flow, f, this.laterCopy(i));
    if (!joins && draft.ended) {
      this.openStory(f.text);
      return;
    }
    if (joins) extendTail(draft, f.text);
    else draft.parts.push({ kind: 'paragraph', text: f.text });
    this.flow = draft;
  }

  /** Copy that still belongs to the story before, although the next one's headline has already come. */
  private goesOnElsewhere(f: Features, i: number): boolean {
    if (f.dateline || this.flow === undefined || !this.copyFollows(i)) return false;
    const scored = this.drafts
      .map((draft) => ({
        draft,
        score:
          endingOf(tailOf(draft)?.text ?? '。') === 'closed' ? -100 : this.continuity.joinScore(draft, f),
      }))
      .sort((a, b) => b.score - a.score);
    const best = scored[0];
    if (best === undefined || best.score < 4.5) return false;
    extendTail(best.draft, f.text);
    return true;
  }

  private copyFollows(i: number): boolean {
    const next = this.labels[i + 1];
    return next === 'body';
  }

  private laterCopy(i: number): readonly Features[] {
    return this.features.slice(i + 1, i + 1 + LOOK_AHEAD).filter((_, k) => this.labels[i + 1 + k] === 'body');
  }

  private openStory(text: string): void {
    const dateline = datelineOf(text);
    const stack = this.takeStack();
    const draft = makeDraft(stack, this.flag, dateline);
    draft.byline.push(...this.bylines);
    draft.credit.push(...this.credits);
    draft.parts.push({ kind: 'paragraph', text: text.slice(dateline.length).trim() });
    if (this.inPackage && this.flag !== '') this.packages.at(-1)?.drafts.push(draft);
    else if (stack.headline.length > 0) this.inPackage = false;
    this.drafts.push(draft);
    this.flow = draft;
    this.flag = '';
    this.bylines = [];
    this.credits = [];
  }

  private takeStack(): Stack {
    if (this.heads.length === 0) return noStack;
    const top = this.drafts.length === 0 && this.theme.length === 0;
    const stack = parseStack(this.heads, { top, apart: this.apart });
    if (stack.theme.length > 0) this.theme = [...stack.theme];
    this.heads = [];
    this.apart = 0;
    return stack;
  }

  private takeSource(text: string): void {
    if (this.flow === undefined) {
      this.other.push(text);
      return;
    }
    this.flow.source.push(text);
    this.flow.ended = true;
  }

  /** 摄影报道 closes a photo story; any other credit belongs to a picture of the story being read. */
  private takeCredit(f: Features): void {
    if (this.flow === undefined || this.heads.length > 0 || this.flag !== '') {
      this.credits.push(f.text);
      return;
    }
    const shared = this.flow.dateline !== '' || this.flow.parts.length > 3 || this.flow.source.length > 0;
    if (f.photoCredit && shared && this.flow.parts.length > 1) {
      const caption = this.flow.parts.pop();
      const draft = makeDraft(noStack, '', '');
      if (caption !== undefined) draft.parts.push(caption);
      this.drafts.push(draft);
      this.flow = draft;
    }
    this.flow.credit.push(f.text);
    if (f.photoCredit) this.flow.ended = true;
  }

  /** The words under a picture inside a story: short, right before a credit, among copy that goes on without them. */
  private isCaption(f: Features, i: number): boolean {
    const next = this.features[i + 1];
    if (this.labels[i + 1] !== 'credit' || next === undefined || next.photoCredit) return false;
    if (f.width > 80 || f.dateline) return false;
    if (this.heads.length > 0)
      return this.features[i + 2]?.dateline === true || this.labels[i + 2] === 'byline';
    if (this.flow === undefined) return false;
    const tail = tailOf(this.flow);
    const cutAround =
      tail !== undefined && endingOf(tail.text) === 'open' && this.continuity.joinScore(this.flow, f) < 5;
    const sameLine = next.piece.blanks === 0 && next.piece.lines === 1 && f.width <= 45;
    return CAPTION.test(f.text) || cutAround || sameLine;
  }

  /** Display lines at the end head nothing: they are the headline of a photo story that came first, or furniture. */
  private close(): void {
    const headless = this.drafts.findLast((draft) => draft.stack.headline.length === 0);
    if (this.heads.length > 0 && headless !== undefined) {
      const at = this.drafts.indexOf(headless);
      const stack = parseStack(this.heads, { top: false, apart: 0 });
      this.drafts[at] = { ...headless, stack };
      for (const pack of this.packages)
        pack.drafts = pack.drafts.map((d) => (d === headless ? (this.drafts[at] ?? d) : d));
    } else this.other.push(...this.heads);
    if (this.flag !== '') this.other.push(this.flag);
    this.other.push(...this.bylines, ...this.credits);
  }
}
