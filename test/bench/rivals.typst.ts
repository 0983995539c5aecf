import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import { BLOCK_WIDTH, type RivalStory, SHEET } from './rivals.copy';

/** Every ASCII mark means something to Typst somewhere. */
const escaped = (text: string): string => text.replace(/[!-,./:-@[-`{-~-]/gu, String.raw`\$&`);

/**
 * The page in Typst with all it has for Chinese: justified, breaks optimised over the paragraph, its own
 * Han–Latin gap and punctuation widths, two ems of indent in every paragraph.
 */
export function typstSource(stories: readonly RivalStory[]): string {
  const { blocks, columns, gutter, size, pitch, lines } = SHEET;
  const width = BLOCK_WIDTH * size;
  const height = lines * pitch;
  const parts = stories.map(
    ({ headline, paragraphs }) => `#block(width: ${width}pt, height: ${height}pt, breakable: false)[
  #align(center, text(size: 28pt, weight: 900)[${escaped(headline)}])
  #columns(${columns}, gutter: ${gutter * size}pt)[
${paragraphs.map(escaped).join('\n\n')}
  ]
]`,
  );
  return `#set page(width: ${width + 20}pt, height: ${blocks * height + 20}pt, margin: 10pt)
#set text(font: "Noto Serif SC", size: ${size}pt, lang: "zh", region: "cn", cjk-latin-spacing: auto,
  top-edge: 0.8em, bottom-edge: -0.2em)
#set par(justify: true, linebreaks: "optimized", first-line-indent: (amount: 2em, all: true),
  leading: ${pitch - size}pt, spacing: ${pitch - size}pt)
#set block(spacing: 0pt)
${parts.join('\n')}
`;
}

/** Typst with the product's fonts and nothing else. */
export class Typst {
  private readonly compiler: NodeCompiler;

  constructor(fonts: string) {
    this.compiler = NodeCompiler.create({ workspace: fonts, fontArgs: [{ fontPaths: [fonts] }] });
  }

  /** Lays the page out: a handle that nothing can be seen of yet. */
  compile(source: string): NodeTypstDocument {
    const compiled = this.compiler.compile({ mainFileContent: source });
    const { result } = compiled;
    if (result?.numOfPages === 1) return result;
    compiled.printErrors();
    throw new Error('Typst did not make the page.');
  }

  /** Forgets what earlier compilations have left in memory. */
  forget(): void {
    this.compiler.evictCache(0);
  }

  /** What a viewer is given of a laid-out page: what `typst watch` writes, and what previewers draw. */
  readonly outputs = {
    pdf: (page: NodeTypstDocument): number => this.compiler.pdf(page).length,
    svg: (page: NodeTypstDocument): number => this.compiler.svg(page).length,
    vector: (page: NodeTypstDocument): number => this.compiler.vector(page).length,
  };
}
