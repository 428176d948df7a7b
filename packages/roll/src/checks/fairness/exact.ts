import { binomialTail } from '../statistics.ts';

/** The share below (`low`) or above (`high`) which `count` of `of` would be so rare as `alpha` (Clopper and Pearson 1934). */
export function exactBound(
  side: 'low' | 'high',
  { count, of }: { readonly count: number; readonly of: number },
  alpha: number,
): number {
  if (side === 'low' && count === 0) return 0;
  if (side === 'high' && count === of) return 1;
  let [from, to] = [0, 1];
  for (let i = 0; i < 50; i++) {
    const share = (from + to) / 2;
    // Both chances rise with the share.
    const isTooSmall =
      side === 'low' ? binomialTail(count, of, share) < alpha : binomialTail(count + 1, of, share) < 1 - alpha;
    if (isTooSmall) from = share;
    else to = share;
  }
  return side === 'low' ? from : to;
}

/** The smallest count of `of` that is rarer than `alpha` at a share; `of` + 1 where none is. */
export function alarmAt(share: number, of: number, alpha: number): number {
  let [from, to] = [0, of + 1];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (binomialTail(middle, of, share) <= alpha) to = middle;
    else from = middle + 1;
  }
  return from;
}
