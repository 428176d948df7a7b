import type { UnitId } from '@selectorate/basics';

/** `branch-01`, `branch-02`, … or `affiliate-01`, … */
export const unitIds = (kind: 'branch' | 'affiliate', count: number): readonly UnitId[] =>
  Array.from({ length: count }, (_, i) => `${kind}-${(i + 1).toString().padStart(2, '0')}` as UnitId);
