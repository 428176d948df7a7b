import { parentPort } from 'node:worker_threads';
import type { MatchPart } from '@selectorate/roll/matching';
import type { FromThread, RowChunk, ToThread } from './match-task.ts';
import { runTask, TaskMemory } from './run-task.ts';

// A thread of national matching: gets tasks one after another, asks for rows where a task has no files.

if (parentPort === null) throw new Error('match-worker is started as a thread');
const port = parentPort;

const say = (message: FromThread, transfer: readonly ArrayBuffer[] = []): void =>
  port.postMessage(message, [...transfer]);

const memory = new TaskMemory();
let giveRows: ((chunk: RowChunk) => void) | null = null;

const more = (): Promise<RowChunk> =>
  new Promise((resolve) => {
    giveRows = resolve;
    say({ kind: 'more' });
  });

port.on('message', (message: ToThread) => {
  if (message.kind === 'rows') {
    giveRows?.(message.chunk);
    return;
  }
  const seen = (rows: number): void => say({ kind: 'seen', rows });
  // A failure here is a bug: it ends the thread, and whoever started it hears of it.
  void runTask(message.task, { more, seen }, memory).then((outcome) =>
    say({ kind: 'done', outcome }, outcome.part === null ? [] : buffersOf(outcome.part)),
  );
});

/** The memory of a part's arrays, which goes over to the other thread instead of being copied. */
const buffersOf = (part: MatchPart): readonly ArrayBuffer[] =>
  Object.values(part).flatMap((value: unknown) =>
    ArrayBuffer.isView(value) && value.buffer instanceof ArrayBuffer ? [value.buffer] : [],
  );
