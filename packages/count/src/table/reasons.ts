import type { NonTransferableReason } from '../result/result.ts';

/** Why papers stop counting, in the order in which results list it. */
export const REASONS: readonly NonTransferableReason[] = [
  'blank',
  'exhausted',
  'overvote',
  'skipped',
  'duplicate',
  'withdrawn',
];
