/** Standard input as text, and whether all of it could be read. */
export interface Read {
  readonly text: string;
  /** Some bytes are no UTF-8: U+FFFD stands in their place. */
  readonly damaged: boolean;
}

/**
 * Bytes as text: UTF-8, or UTF-16 where a byte order mark says so and the bytes bear it out (what “Unicode”
 * means to an older Windows editor). Never fails.
 */
export function readText(bytes: Uint8Array): Read {
  const wide = bytes.length % 2 === 0 ? wideOf(bytes) : undefined;
  const text = wide && strictly(wide, bytes);
  if (text !== undefined) return { text, damaged: false };
  const narrow = strictly('utf-8', bytes);
  if (narrow !== undefined) return { text: narrow, damaged: false };
  return { text: new TextDecoder('utf-8').decode(bytes), damaged: true };
}

function wideOf([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

function strictly(charset: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Paragraphs end with a line feed; one at the very end ends the last paragraph and begins none. */
export function* paragraphsOf(text: string): Generator<string> {
  let from = 0;
  while (from < text.length) {
    const feed = text.indexOf('\n', from);
    if (feed < 0) {
      yield text.slice(from);
      return;
    }
    yield text.slice(from, feed > from && text[feed - 1] === '\r' ? feed - 1 : feed);
    from = feed + 1;
  }
}
