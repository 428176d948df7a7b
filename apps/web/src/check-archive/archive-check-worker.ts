import { type CheckTask, performTask } from '@selectorate/ballot';
import { browserBench } from './browser-bench.ts';

// One of the threads that `browser-threads.ts` starts: does a piece of checking, with a kernel of its own.
const bench = browserBench();

addEventListener('message', ({ data }: MessageEvent<CheckTask>) => postMessage(performTask(data, bench)));
