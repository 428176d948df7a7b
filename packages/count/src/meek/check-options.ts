import { parseFraction } from '@selectorate/basics';
import type { CountFault } from '../result/result.ts';
import type { CountOptions } from '../rules/options.ts';
import type { ShareRules } from './share-out.ts';

/** What Meek's and Warren's rules cannot count with. */
export function faultOfOptions(options: CountOptions, keeps: ShareRules['keeps']): CountFault | undefined {
  const omega = parseFraction(options.omega);
  if (omega === undefined || omega.n < 0n) {
    return { code: 'bad-option', option: 'omega', expected: 'an exact fraction, 0 or more' };
  }
  if (keeps === 'part-of-whole' && options.overvote === 'share') {
    return {
      code: 'bad-option',
      option: 'overvote',
      expected: "another reading: Warren's rule says nothing of equal preferences",
    };
  }
  return undefined;
}
