import type { Seen } from '@selectorate/selection';
import type { KnownLog } from './roots.ts';

/**
 * Is the history that the server shows the one it names, and does it go on from what this device saw before?
 * `head-differs`: the entries do not come to the head that is to be signed over. `history-changed`: they are not those of
 * an earlier visit, or fewer.
 */
export function checkHistory(log: KnownLog, head: Seen, before: Seen | null): HistoryFault | null {
  if (log.roots[head.size] !== head.root) return 'head-differs';
  if (before !== null && log.roots[before.size] !== before.root) return 'history-changed';
  return null;
}

export type HistoryFault = 'head-differs' | 'history-changed';
