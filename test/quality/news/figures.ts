import type { Random } from './random';

const HAN_DIGITS = '〇一二三四五六七八九';

/** 12,860 and 1.2万: what papers print of one number. */
export function number(r: Random): string {
  const kind = r.whole(0, 5);
  if (kind === 0) return String(r.whole(3, 99));
  if (kind === 1) return String(r.whole(100, 9999));
  if (kind === 2) return `${r.whole(1, 98)}.${r.whole(1, 9)}万`;
  if (kind === 3) return `${r.whole(1, 399)},${String(r.whole(0, 999)).padStart(3, '0')}`;
  if (kind === 4) return `${r.whole(2, 19)}.${r.whole(10, 99)}`;
  return String(r.whole(2, 60));
}

/** 二十四 in characters, for counts below a hundred. */
export function hanNumber(r: Random): string {
  const n = r.whole(2, 99);
  const tens = Math.floor(n / 10);
  const one = n % 10 === 0 ? '' : (HAN_DIGITS[n % 10] ?? '');
  if (tens === 0) return HAN_DIGITS[n] ?? '两';
  return `${tens === 1 ? '' : HAN_DIGITS[tens]}十${one}`;
}

export function percent(r: Random): string {
  const kind = r.whole(0, 4);
  if (kind === 0) return `${r.whole(2, 99)}%`;
  if (kind === 1) return `${r.whole(1, 99)}.${r.whole(1, 99)}%`;
  if (kind === 2) return `${r.whole(10, 45)}%～${r.whole(46, 95)}%`;
  if (kind === 3) return `${r.whole(2, 9)}.${r.whole(1, 9)}‰`;
  return `百分之${hanNumber(r)}`;
}

export function money(r: Random): string {
  const kind = r.whole(0, 5);
  if (kind === 0) return `${r.whole(80, 9800)}元`;
  if (kind === 1) return `${r.whole(1, 48)}.${r.whole(1, 99)}亿元`;
  if (kind === 2) return `¥${r.whole(1, 99)},${String(r.whole(0, 999)).padStart(3, '0')}`;
  if (kind === 3) return `${r.whole(20, 990)}万元`;
  if (kind === 4) return `每人${r.whole(100, 900)}元`;
  return `US$${r.whole(2, 99)}.${r.whole(1, 9)}万`;
}

export function date(r: Random): string {
  const kind = r.whole(0, 6);
  const month = r.whole(1, 12);
  const day = r.whole(1, 28);
  if (kind === 0) return `2026年${month}月${day}日`;
  if (kind === 1) return `${month}月${day}日`;
  if (kind === 2) return `${r.whole(1986, 2025)}年`;
  if (kind === 3) return `${month}月${day}日上午${r.whole(8, 11)}时${r.whole(10, 55)}分`;
  if (kind === 4) return `${r.whole(1, 12)}月${r.whole(1, 9)}日—${r.whole(10, 28)}日`;
  if (kind === 5) return `今年第${HAN_DIGITS[r.whole(1, 4)]}季度`;
  return `${r.pick(['春', '秋', '冬'])}季的第${r.whole(2, 9)}周`;
}

export function hours(r: Random): string {
  const minutes = (): string => r.pick(['00', '15', '30', '45']);
  return `${r.whole(6, 9)}:${minutes()}至${r.whole(16, 22)}:${minutes()}`;
}

/** 35.6℃, －5℃～3℃ … */
export function quantity(r: Random): string {
  const kind = r.whole(0, 2);
  if (kind === 0) return `${r.whole(12, 38)}.${r.whole(0, 9)}℃`;
  return kind === 1 ? `－${r.whole(2, 9)}℃～${r.whole(2, 9)}℃` : `${r.whole(12, 18)}—${r.whole(20, 28)}℃`;
}

export const days = (r: Random): string =>
  r.chance(0.5) ? String(r.whole(12, 90)) : `${r.whole(2, 9)}—${r.whole(10, 30)}`;

export const digit = (r: Random): string => String(r.whole(1, 9));

/** The end of a game. */
export const score = (r: Random): string => `${r.whole(2, 99)}∶${r.whole(2, 99)}`;

export const phone = (r: Random): string => `0712-555${String(r.whole(0, 9999)).padStart(4, '0')}`;
