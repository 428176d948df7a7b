import { equalBytes, unwrap } from '@selectorate/basics';
import {
  buildRecordFiles,
  type CheckpointNote,
  cosigner,
  type Log,
  mergeCosignatures,
  noteSigner,
  openLog,
} from '@selectorate/record';
import { decodeAct, encodeAct, type Act, toSeconds } from '@selectorate/selection';
import type { RehearsedContest } from './rehearsed-contest.ts';

/** What an operator puts into a record besides its entries. */
export interface OperatorsWay {
  /** `kept`: the honest checkpoints that still fit. `everyone`: witnesses who sign whatever they are given. */
  readonly cosigned?: 'kept' | 'everyone';
  readonly rulebook?: Uint8Array;
  readonly published?: readonly Uint8Array[];
  readonly blobs?: readonly Uint8Array[];
}

/**
 * The record that an operator writes who holds the log's key: entries as they please, checkpoints and manifest signed
 * again. Honest witnesses cosign no second history, so what they signed is kept only while it fits.
 */
export function operatorsRecord(
  contest: RehearsedContest,
  entries: readonly Uint8Array[],
  way: OperatorsWay = {},
): ReadonlyMap<string, Uint8Array> {
  const { rehearsal, plan } = contest;
  const signer = noteSigner(`log.example/${plan.contest}`, contest.secretOf('log'));
  const log = unwrap(openLog({ signer, entries }));
  const checkpoints = way.cosigned === 'everyone' ? signedByAll(contest, log) : stillFitting(contest, log);
  return buildRecordFiles({
    signer,
    entries,
    checkpoints,
    rulebook: way.rulebook ?? rehearsal.rulebookBytes,
    published: way.published ?? [...rehearsal.published.values()],
    blobs: way.blobs ?? [...rehearsal.blobs.values()],
  });
}

/** The log's entries with one act changed, signatures and all the rest left as they were. */
export function withActChanged(
  entries: readonly Uint8Array[],
  seq: number,
  change: (act: Act) => Act,
): readonly Uint8Array[] {
  return entries.map((entry, i) => (i === seq ? encodeAct(change(unwrap(decodeAct(entry)))) : entry));
}

function stillFitting({ rehearsal }: RehearsedContest, log: Log): readonly CheckpointNote[] {
  const kept = rehearsal.checkpoints.filter(
    ({ checkpoint: { size, root } }) => size <= log.size && equalBytes(root, log.rootAt(size)),
  );
  return kept.at(-1)?.checkpoint.size === log.size ? kept : [...kept, log.checkpoint()];
}

function signedByAll(contest: RehearsedContest, log: Log): readonly CheckpointNote[] {
  const cosigners = contest.plan.witnesses.map((name) => cosigner(name, contest.secretOf(name)));
  const witnessKeys = cosigners.map(({ key }) => key);
  let time = 0;
  return log.entries().map((entry, i) => {
    const act = decodeAct(entry);
    time = Math.max(time, act.ok ? toSeconds(act.value.at) : 0);
    const signed = log.checkpoint(i + 1);
    const lines = cosigners.map((witness) => witness.cosign(signed.note.text, time));
    return unwrap(mergeCosignatures(signed, lines, { witnessKeys }));
  });
}
