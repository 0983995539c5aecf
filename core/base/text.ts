/** Characters as a newsroom counts them: code points without white space. */
export const countCharacters = (text: string): number => [...text.replace(/\s/gu, '')].length;
