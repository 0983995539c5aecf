import { PUNCTUATION, patternRule } from '../finding';

/** 破折号 is two em: not hyphens, not box-drawing lines, not three. A single `—` is a connector and stands. */
export const puncDash = patternRule(
  'PUNC-DASH',
  `${PUNCTUATION} 4.10`,
  /—{3,}|[─━]{2,}|－{2,}|(?<=[\p{Script=Han}”》）])-{2,}|-{2,}(?=[\p{Script=Han}“《（])/gu,
  () => ({ suggestions: ['——'] }),
  /—{3}|[─━－-]{2}/u,
);
