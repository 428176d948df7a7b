import type { CountFault } from '../result/result.ts';
import type { CountOptions } from '../rules/options.ts';

/** Options that no rule here knows what to do with. */
export function faultOfOptions({ overvote }: CountOptions): CountFault | undefined {
  if (overvote === 'share') {
    return { code: 'bad-option', option: 'overvote', expected: 'exhaust, skip or exhaust-if-several-continue' };
  }
  return undefined;
}
