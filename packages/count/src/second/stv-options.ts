import type { CountFault } from '../result/result.ts';
import type { CountOptions } from '../rules/options.ts';

/** Options that no rule here knows what to do with. */
export function faultOfOptions({ overvote, constraintRule }: CountOptions): CountFault | undefined {
  if (overvote === 'share') {
    return { code: 'bad-option', option: 'overvote', expected: 'exhaust, skip or exhaust-if-several-continue' };
  }
  if (constraintRule === 'pass-over') {
    return { code: 'bad-option', option: 'constraintRule', expected: 'guard-and-doom' };
  }
  return undefined;
}
