import { type ContestId, equalBytes, err, fromUtf8, ok, type Result, unwrap, utf8 } from '@selectorate/basics';
import { nativeCheck } from '@selectorate/machine';
import { openLog, parseCheckpointNote, printNote } from '@selectorate/record';
import { readPinnedRulebook } from '@selectorate/rulebook';
import { decodeAct } from '@selectorate/selection';
import type { Append, StoredCheckpoint } from '@selectorate/store';
import { ContestLog } from './contest-log.ts';
import type { DeskOptions } from './desk.ts';
import { logSignerOf } from './log-keys.ts';
import { type MirrorFault, type ReadMirror, readMirror } from './read-mirror.ts';

/** What came back. Private parts and blobs of the entries added are not in a mirror: they are `lost` unless a backup has them. */
export interface Rebuilt {
  readonly added: number;
  readonly size: number;
  readonly lost: number;
}

export type RebuildFault =
  | MirrorFault
  | 'contest-unknown'
  | 'mirror-of-another-log'
  /** The mirror and the store disagree on an entry that both have: one of them was altered. */
  | 'mirror-differs'
  | 'entries-refused'
  /** The store's own rows do not fit together; restore a backup first. */
  | 'store-broken';

type Outcome = Result<Rebuilt, RebuildFault>;

/**
 * Appends the entries that a witness mirrored and that a store which was lost, or restored to an earlier hour, lacks. They pass
 * the same rules and signatures as when they were recorded. Run it while no server writes to the contest; servers take the
 * rebuilt log up by themselves.
 */
export async function rebuildFromMirror(
  options: Pick<DeskOptions, 'store' | 'keys' | 'fetch'>,
  contest: ContestId,
  source: string,
): Promise<Outcome> {
  const { store } = options;
  const row = await store.contests.get(contest);
  if (row === undefined) return err('contest-unknown');
  const mirror = await readMirror(source, { log: row.logName, fetch: options.fetch });
  if (!mirror.ok) return mirror;
  const signed = parseCheckpointNote(utf8(mirror.value.state.checkpoint));
  if (!signed.ok || signed.value.checkpoint.origin !== row.logName) return err('mirror-of-another-log');
  const signer = logSignerOf(options, row);
  const log = new ContestLog(row, unwrap(readPinnedRulebook(row.rulebook)), signer);
  const appended = await store.logs.append<Outcome>(contest, log.known, async (since): Promise<Append<Outcome>> => {
    if (!log.catchUp(since).ok) return { append: false, answer: err('store-broken') };
    const { size } = log;
    const { entries } = mirror.value;
    const same = log.entries().every((entry, i) => i >= entries.length || equalBytes(entry, entries[i] ?? entry));
    if (!same) return { append: false, answer: err('mirror-differs') };
    if (entries.length <= size) return { append: false, answer: ok({ added: 0, size, lost: 0 }) };
    const checkpoints = checkpointsOf(mirror.value, { signer, from: log.known.checkpoint });
    if (!log.catchUp({ entries: entries.slice(size), checkpoints }).ok)
      return { append: false, answer: err('entries-refused') };
    for (const { size: of, note } of checkpoints) await store.logs.saveCheckpoint(contest, of, note);
    const fresh = log.acts.slice(size);
    await store.contests.update(contest, { phase: 'running', ...rehearsalFrom(log) });
    const lost = fresh.reduce((sum, { commitments }) => sum + Object.keys(commitments).length, 0);
    return {
      append: true,
      answer: ok({ added: fresh.length, size: log.size, lost }),
      entries: fresh.map(({ seq, kind, at }) => ({ entry: entries[seq] ?? new Uint8Array(), seq, kind, at })),
      parts: [],
      blobs: [],
      state: log.state,
    };
  });
  return appended.ok ? appended.value : err('store-broken');
}

/** A rehearsal goes on from the time to which it had come. */
const rehearsalFrom = ({ row, state }: ContestLog) =>
  row.clock === 'rehearsal' && (row.rehearsalNow ?? '') < state.now ? { rehearsalNow: state.now } : {};

/**
 * The checkpoints that signers named as what they saw, signed again by the log: its signature is the same each time. Only the
 * last one still has the cosignature of the witness whose mirror this is.
 */
function checkpointsOf(
  { state, entries }: ReadMirror,
  { signer, from }: { readonly signer: ContestLog['signer']; readonly from: number },
): readonly StoredCheckpoint[] {
  const log = unwrap(openLog({ signer, entries, check: nativeCheck }));
  const seen = entries.flatMap((entry) => {
    const act = decodeAct(entry);
    return act.ok ? act.value.proof.map((proof) => proof.seen.size) : [];
  });
  const sizes = [...new Set(seen)].filter((size) => size > from && size < entries.length);
  const again = sizes
    .toSorted((a, b) => a - b)
    .map((size) => ({ size, note: unwrap(fromUtf8(printNote(log.checkpoint(size).note))) }));
  return [...again, { size: entries.length, note: state.checkpoint }];
}
