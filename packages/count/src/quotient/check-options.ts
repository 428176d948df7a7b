import type { CountFault } from '../result/result.ts';
import type { CountOptions } from '../rules/options.ts';

/** What a count by quotients cannot work with. */
export function faultOfOptions({ overvote, ties }: CountOptions): CountFault | undefined {
  if (overvote === 'share') {
    return {
      code: 'bad-option',
      option: 'overvote',
      expected: 'another reading: a paper contributes to one candidate at a time',
    };
  }
  if (ties.some(({ kind }) => kind === 'together')) {
    return {
      code: 'bad-option',
      option: 'ties',
      expected: 'no rung `together`: it adds votes, and quotients do not add up',
    };
  }
  return undefined;
}
