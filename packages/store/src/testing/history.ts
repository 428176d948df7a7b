import { fromUtf8, type Result, unwrap } from '@selectorate/basics';
import { printNote } from '@selectorate/record';
import { apply, beforeContest, decodeAct, hashHex, type OpenedPart, type Rehearsal } from '@selectorate/selection';
import { readPinnedRulebook } from '@selectorate/rulebook';
import type { LogId } from '../ids.ts';
import type { Append, AppendFault, StoredCheckpoint } from '../logs.ts';
import type { Store } from '../store.ts';

/** One entry of a rehearsed contest, with all that a server would write beside it. */
export type Step = Extract<Append<number>, { append: true }>;

/** A rehearsed contest as a server would have appended it, one act at a time. */
export interface History {
  readonly log: LogId;
  readonly rulebookBytes: Uint8Array;
  readonly steps: readonly Step[];
  readonly checkpoints: readonly StoredCheckpoint[];
}

/** What a rehearsal leaves behind. */
export interface Played extends Pick<
  Rehearsal,
  'contest' | 'rulebookBytes' | 'checkpoints' | 'parts' | 'published' | 'blobs'
> {
  readonly log: { entries(): readonly Uint8Array[] };
}

/** Takes a rehearsed contest apart. Each step's answer is its sequence number. */
export function historyOf(rehearsal: Played): History {
  const { contest, rulebookBytes, checkpoints } = rehearsal;
  let state = beforeContest(unwrap(readPinnedRulebook(rulebookBytes)), hashHex(rulebookBytes));
  const steps = rehearsal.log.entries().map((entry, seq): Step => {
    const act = unwrap(decodeAct(entry));
    state = apply(state, act);
    return {
      append: true,
      answer: seq,
      entries: [{ entry, seq, kind: act.kind, at: act.at }],
      parts: Object.values(act.commitments).flatMap((commitment) => partOf(rehearsal, commitment)),
      blobs: blobsOf(rehearsal, unwrap(fromUtf8(entry))),
      state,
    };
  });
  return {
    log: contest,
    rulebookBytes,
    steps,
    checkpoints: checkpoints.map(({ note, checkpoint }) => ({
      size: checkpoint.size,
      note: unwrap(fromUtf8(printNote(note))),
    })),
  };
}

/** Appends one step, as a server that has taken up the log to exactly there. */
export const appendStep = (store: Store, { log }: History, step: Step): Promise<Result<number, AppendFault>> =>
  store.logs.append(log, { size: step.answer, checkpoint: 0 }, () => step);

/** Appends the first `size` entries, and keeps the checkpoint of each. */
export async function appendHistory(store: Store, history: History, size = history.steps.length): Promise<void> {
  for (const step of history.steps.slice(0, size)) unwrap(await appendStep(store, history, step));
  for (const checkpoint of history.checkpoints.filter((each) => each.size <= size))
    await store.logs.saveCheckpoint(history.log, checkpoint.size, checkpoint.note);
}

function partOf({ parts, published }: Played, commitment: string): readonly { part: OpenedPart; publish: boolean }[] {
  const part = parts.get(commitment);
  return part === undefined ? [] : [{ part, publish: published.has(commitment) }];
}

const blobsOf = ({ blobs }: Played, text: string): readonly { bytes: Uint8Array; publish: boolean }[] =>
  [...blobs].filter(([hash]) => text.includes(hash)).map(([, bytes]) => ({ bytes, publish: true }));
