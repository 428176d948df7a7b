import { parentPort } from 'node:worker_threads';
import { type CheckTask, performTask } from '@selectorate/ballot';
import { ballotBench } from './ballot-bench.ts';

const bench = ballotBench();

parentPort?.on('message', (task: CheckTask) => parentPort?.postMessage(performTask(task, bench)));
