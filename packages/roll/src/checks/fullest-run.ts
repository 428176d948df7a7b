import type { MemberId } from '@selectorate/basics';
import type { ContactEdit } from './contact-edits.ts';

/** Of edits in the order of their days, the run within so many days that touches the most members: from `from` up to, not with, `to`. */
export function fullestRun(
  byDay: readonly ContactEdit[],
  days: number,
): { readonly from: number; readonly to: number } {
  const held = new Map<MemberId, number>();
  let [first, best, from, to] = [0, 0, 0, 0];
  byDay.forEach((edit, i) => {
    held.set(edit.member, (held.get(edit.member) ?? 0) + 1);
    for (let old = byDay[first]; old !== undefined && (edit.day ?? 0) - (old.day ?? 0) >= days; old = byDay[++first]) {
      const left = (held.get(old.member) ?? 1) - 1;
      if (left === 0) held.delete(old.member);
      else held.set(old.member, left);
    }
    if (held.size > best) [best, from, to] = [held.size, first, i + 1];
  });
  return { from, to };
}
