import { parentPort } from 'node:worker_threads';
import { readWorkbook, type SheetOptions, type UntrustedBytes } from './read-workbook.ts';

// The thread of one workbook: gets its bytes, answers with the sheet or the refusal, and is ended.

if (parentPort === null) throw new Error('read-worker is started as a thread');
const port = parentPort;

interface ReadTask {
  readonly bytes: UntrustedBytes;
  readonly options: SheetOptions;
}

const read = async ({ bytes, options }: ReadTask): Promise<void> =>
  port.postMessage(await readWorkbook(bytes, options));

// A failure here is a bug: it ends the thread, and whoever started it hears of it.
port.once('message', (task: ReadTask) => void read(task));
