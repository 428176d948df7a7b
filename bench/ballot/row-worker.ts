import { parentPort, workerData } from 'node:worker_threads';
import { prepareRow, type RowTask } from './measure-row.ts';

const { items, work } = await prepareRow(workerData as RowTask);
parentPort?.on('message', () => {
  void Promise.resolve(work()).then(() => parentPort?.postMessage(0));
});
parentPort?.postMessage(items);
