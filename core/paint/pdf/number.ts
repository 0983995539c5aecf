/** A length or factor as PDF writes it: at most three decimals (0.35 µm in pt), no exponent, no `-0`. */
export function num(value: number): string {
  const fixed = value.toFixed(3).replace(/\.?0+$/u, '');
  return fixed === '-0' ? '0' : fixed;
}

/** A number of the document's dictionaries, rounded so that the last bits of arithmetic never show. */
export const rounded = (value: number): number => Math.round(value * 10_000) / 10_000 + 0;

/** Code units as four hexadecimal digits each. */
export function utf16Hex(text: string): string {
  let hex = '';
  for (let i = 0; i < text.length; i++) hex += text.charCodeAt(i).toString(16).padStart(4, '0');
  return hex;
}
