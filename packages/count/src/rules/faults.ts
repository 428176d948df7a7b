import type { CountFault } from '../result/result.ts';

export const isFault = (fault: CountFault | undefined): fault is CountFault => fault !== undefined;
