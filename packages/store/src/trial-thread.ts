import { Worker } from 'node:worker_threads';

export interface TrialThread {
  /** Stops serving and closes the database cleanly. */
  close(): Promise<void>;
}

/** Connections that the trial engine serves at once; all share its one backend, transaction by transaction. */
const CONNECTIONS = 40;

/** Starts PGlite on a data folder in a thread of its own, listening on a unix socket. Throws if it does not open. */
export async function startTrialThread(folder: string, socket: string): Promise<TrialThread> {
  const workerData = { folder, socket, connections: CONNECTIONS };
  const worker = new Worker(new URL('engine-worker.mjs', import.meta.url), { workerData, execArgv: [] });
  await answered(worker);
  return {
    close: async () => {
      const closed = answered(worker);
      worker.postMessage('close');
      await closed;
      await worker.terminate();
    },
  };
}

function answered(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    const ended = (code: number) => reject(new Error(`the trial engine's thread ended with ${code}`));
    worker.once('error', reject);
    worker.once('exit', ended);
    worker.once('message', () => {
      worker.off('error', reject);
      worker.off('exit', ended);
      resolve();
    });
  });
}
