import {
  $getState,
  $setState,
  createState,
  type EditorConfig,
  type LexicalEditor,
  type LexicalNode,
  type StateConfigValue,
  TextNode,
} from 'lexical';

/** 注音 of a run. */
const rubyState = createState('ruby', { parse: (value) => (typeof value === 'string' ? value : '') });

/**
 * A run of the record with ruby over it. It is one piece: it never merges with its neighbours, no mark cuts it, and
 * what is typed beside it stays outside. The ruby is drawn by the style sheet from an attribute, so that neither caret,
 * selection nor input method ever meets it.
 */
export class RubyNode extends TextNode {
  override $config() {
    return this.config('banxin-ruby', {
      extends: TextNode,
      stateConfigs: [{ stateConfig: rubyState, flat: true }],
    });
  }

  override createDOM(config: EditorConfig, editor?: LexicalEditor): HTMLElement {
    const outer = document.createElement('span');
    outer.style.cssText = this.getStyle();
    const ruby = document.createElement('ruby');
    ruby.className = 'body-ruby';
    ruby.dataset['ruby'] = $rubyOf(this);
    const inner = super.createDOM(config, editor);
    inner.removeAttribute('style');
    ruby.append(inner);
    outer.append(ruby);
    return outer;
  }

  override updateDOM(): boolean {
    return true;
  }

  override canInsertTextBefore(): boolean {
    return false;
  }

  override canInsertTextAfter(): boolean {
    return false;
  }
}

const $rubyOf = (node: RubyNode): StateConfigValue<typeof rubyState> => $getState(node, rubyState);

export const $isRubyNode = (node: LexicalNode | null | undefined): node is RubyNode =>
  node instanceof RubyNode;

/** The ruby over a node; undefined where it is plain text. */
export const $rubyOver = (node: LexicalNode | null | undefined): string | undefined =>
  $isRubyNode(node) ? $rubyOf(node) : undefined;

export function $createRubyNode(text: string, ruby: string): RubyNode {
  const node = new RubyNode(text);
  node.setMode('token');
  return $setState(node, rubyState, ruby);
}
