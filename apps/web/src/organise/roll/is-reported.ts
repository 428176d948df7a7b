import type { State } from '@selectorate/selection';

/**
 * Is the report of the record about an older list than the newest that is kept? Then the list cannot be frozen (`roll-not-reported`)
 * before it is checked and reported on again. A frozen roll changes by amendments, and a list without a report can be frozen.
 */
export const isReportOld = (
  { roll, rollReport }: Pick<State, 'roll' | 'rollReport'>,
  newestList: number | null,
): boolean => roll === null && rollReport !== null && newestList !== null && rollReport.version !== `v${newestList}`;
