/** What one contender took in a process of its own. */
export interface RowMeasured {
  readonly seconds: readonly number[];
  /** The most memory of the process before the work and after it. */
  readonly bytesBefore: number;
  readonly bytesPeak: number;
  readonly answer: string;
}

/** Work that takes longer than this is not done often. */
const LONG_SECONDS = 4;

/** Does the work several times. Memory is that of the whole process: the most before the work, and the most in all. */
export function runWork(work: () => string, repetitions: number): RowMeasured {
  const bytesBefore = peakBytes();
  const seconds: number[] = [];
  let answer = '';
  while (seconds.length < repetitions && !(seconds.length > 0 && Math.max(...seconds) > LONG_SECONDS)) {
    const started = performance.now();
    answer = work();
    seconds.push((performance.now() - started) / 1_000);
  }
  return { seconds, bytesBefore, bytesPeak: peakBytes(), answer };
}

const peakBytes = (): number => process.resourceUsage().maxRSS * 1024;
