import {
  checkLog,
  checkManifest,
  checkSignature,
  type LogVerdict,
  type Policy,
  type RecordFiles,
  readEntries,
  type SignatureCheck,
  type UntrustedRecord,
  type VerifierKey,
} from '@selectorate/record';
import { readPinnedRulebook, type Rulebook } from '@selectorate/rulebook';
import { z } from 'zod';
import { decodeAct } from './act.ts';
import { type Bundle, checkPrivateParts, readBundle } from './check-private.ts';
import { checkBlobFiles, checkBlobContents, checkPublished } from './check-published.ts';
import { checkSeen, checkTimes, timeShown } from './check-times.ts';
import * as field from './fields.ts';
import { checkInvariants, findingsOf } from './invariants.ts';
import { signatureChecker } from './ledger.ts';
import type { SignatureJob } from './proofs.ts';
import { noteKeyOf } from './note-keys.ts';
import { forgedFault, type Replayed, replayEntries } from './replay.ts';
import {
  fault,
  fromActFault,
  fromInvariantFault,
  fromRecordFault,
  resultOf,
  type Verdict,
  type VerdictFault,
} from './verdict.ts';

/** The steps of a verification, in order, as progress names them. */
export const VERIFY_STEPS = ['files', 'log', 'acts', 'signatures', 'papers', 'private-parts'] as const;
export type VerifyStep = (typeof VERIFY_STEPS)[number];

export interface VerifyOptions {
  /** The reader's own; without one a split view is not excluded. */
  readonly policy?: Policy;
  /** Checkpoints of this log that the reader met elsewhere. */
  readonly seen?: readonly Uint8Array[];
  /** The scrutineer's bundle, already decrypted. */
  readonly bundle?: Uint8Array;
  readonly check?: SignatureCheck;
  /** Shares signature checks among threads; answers in the order of the jobs. Pure code on this thread unless given. */
  readonly checkSignatures?: (jobs: readonly SignatureJob[]) => Promise<readonly boolean[]>;
  readonly progress?: (step: VerifyStep, done: number, total: number) => void;
}

/** Checks a record from its first byte to its result. Never throws; goes on after a fault where it can. */
export async function verifyRecord(record: UntrustedRecord, options: VerifyOptions = {}): Promise<Verdict> {
  const progress = options.progress ?? (() => undefined);
  const { files, faults: fileFaults } = await checkManifest(record, {
    progress: (done, total) => progress('files', done, total),
  });
  const rulebook = readRulebook(files);
  const named = keysNamed(files);
  const log = checkLog(files, { ...logOptions(options), ...named.keys });
  progress('log', log.entries.length, log.entries.length);
  const bundle = options.bundle === undefined ? undefined : readBundle(options.bundle);
  const parts = bundle?.ok === true ? bundle.value : undefined;
  const replayed =
    rulebook.value === null ? null : replayLog(log, files, { rulebook: rulebook.value, progress, parts });
  const before = [
    ...fileFaults.map(fromRecordFault),
    ...checkNoBoxes(files),
    ...rulebook.faults,
    ...named.faults,
    ...log.faults.map(fromRecordFault),
  ];
  if (replayed === null) return verdict({ replayed: null, log, found: before, options });
  const forged = await checkSigned(replayed, options);
  const times = [
    ...checkTimes(ownActs(replayed), log.checkpoints, options.policy),
    ...checkSeen(ownActs(replayed), log.checkpoints, replayed.state.succession),
  ];
  const beside = [
    ...checkLogKey(replayed, log, options.policy),
    ...checkBlobFiles(files, replayed.acts),
    ...checkPublished(files, replayed.acts),
    ...replayed.beside.map(fromActFault),
  ];
  progress('papers', 1, 1);
  const invariants = checkInvariants(replayed.state, replayed.acts).map(fromInvariantFault);
  const sealed = checkBundle(replayed, bundle);
  progress('private-parts', 1, 1);
  const found = [
    ...before,
    ...replayed.faults.map(fromActFault),
    ...forged,
    ...times,
    ...beside,
    ...invariants,
    ...sealed,
  ];
  return verdict({ replayed, log, found, options });
}

function readRulebook(files: RecordFiles): {
  readonly value: Rulebook | null;
  readonly faults: readonly VerdictFault[];
} {
  const bytes = files.get('rulebook.json');
  const read = bytes === undefined ? undefined : readPinnedRulebook(bytes);
  if (read?.ok === true) return { value: read.value, faults: [] };
  return { value: null, faults: [fault('rulebook-malformed', { path: 'rulebook.json' })] };
}

/** Acts that were recorded in this log; those it took over were witnessed in the log before it. */
const ownActs = ({ acts, state }: Replayed) => acts.filter(({ seq }) => seq >= state.succession);

/** The log's and witnesses' keys as the record names them: what a reader without a policy has to go by. */
function keysNamed(files: RecordFiles): {
  keys: { logKey?: VerifierKey; witnessKeys: readonly VerifierKey[] };
  faults: readonly VerdictFault[];
} {
  const entries = readEntries(files).value;
  const naming = entries.map(decodeAct).findLast((act) => act.ok && NAMING_LOGS.has(act.value.kind));
  const named = naming?.ok === true ? logsNamed.safeParse(naming.value.body) : undefined;
  if (named?.success !== true) {
    const code = entries.length === 0 ? 'log-empty' : 'log-key-differs';
    return { keys: { witnessKeys: [] }, faults: [fault(code, { entry: 0 })] };
  }
  const logKey = noteKeyOf(named.data.log, 'note');
  const witnessKeys = named.data.witnesses.flatMap((each) => noteKeyOf(each, 'cosignature') ?? []);
  return { keys: { ...(logKey === undefined ? {} : { logKey }), witnessKeys }, faults: [] };
}

/** Acts that say which log this is and who witnesses it, and that part of their bodies. */
const NAMING_LOGS: ReadonlySet<string> = new Set(['open-contest', 'succeed-log']);
const namedKey = z.object({ name: field.logName, key: field.publicKey });
const logsNamed = z.object({ log: namedKey, witnesses: z.array(namedKey) });

function logOptions({ policy, seen, check }: VerifyOptions) {
  return {
    ...(policy === undefined ? {} : { policy }),
    ...(seen === undefined ? {} : { seen }),
    ...(check === undefined ? {} : { check }),
  };
}

interface Replaying {
  readonly rulebook: Rulebook;
  readonly progress: NonNullable<VerifyOptions['progress']>;
  readonly parts: Bundle | undefined;
}

function replayLog(log: LogVerdict, files: RecordFiles, { rulebook, progress, parts }: Replaying): Replayed {
  const rulebookBytes = files.get('rulebook.json') ?? new Uint8Array();
  const total = log.entries.length;
  const lastTime = timeShown([], log.checkpoints);
  return replayEntries(log.entries, {
    rulebook,
    rulebookBytes,
    ...(lastTime === null ? {} : { asOf: lastTime }),
    beside: (state, act) => [
      ...checkBlobContents(state, act, files),
      ...(parts?.contest === act.contest ? checkPrivateParts(state, act, parts.parts) : []),
    ],
    progress: (done) => progress('acts', done, total),
  });
}

async function checkSigned({ signatures }: Replayed, options: VerifyOptions): Promise<readonly VerdictFault[]> {
  const total = signatures.length;
  options.progress?.('signatures', 0, total);
  const checked = await (options.checkSignatures ?? alone(options.check ?? checkSignature))(signatures);
  options.progress?.('signatures', total, total);
  return signatures.filter((_, i) => checked[i] !== true).map((job) => fromActFault(forgedFault(job)));
}

const alone =
  (check: SignatureCheck) =>
  (jobs: readonly SignatureJob[]): Promise<readonly boolean[]> =>
    Promise.resolve(jobs.map(signatureChecker(check)));

/** The log that the acts name is this log: by the name its checkpoints carry, and by the key that the reader knows under it. */
function checkLogKey({ state }: Replayed, { origin }: LogVerdict, policy: Policy | undefined): readonly VerdictFault[] {
  const { log } = state;
  if (log === null) return [];
  const known = (policy?.logs ?? []).map(({ key }) => key).filter(({ name }) => name === log.name);
  const same = log.name === origin && (known.length === 0 || known.some(({ key }) => key.key === log.key.key));
  return same ? [] : [fault('log-key-differs', { entry: 0 }, { log: log.name })];
}

/** Semantics with paper ballots have no boxes: nothing unchecked stands in a record that is called sound. */
const checkNoBoxes = (files: RecordFiles): readonly VerdictFault[] =>
  [...files.keys()]
    .filter((path) => path.startsWith('box/'))
    .map((path) => fromRecordFault({ code: 'file-unexpected', path }));

/** A bundle that cannot be read, or is another contest's, has checked nothing. */
function checkBundle({ state }: Replayed, bundle: ReturnType<typeof readBundle> | undefined): readonly VerdictFault[] {
  if (bundle === undefined) return [];
  if (!bundle.ok) return [fault(bundle.error)];
  return bundle.value.contest === state.contest ? [] : [fault('private-bundle-of-another-contest')];
}

/** Faults that say that a private part could not be checked. */
const UNCHECKED: ReadonlySet<string> = new Set([
  'part-missing',
  'reasons-missing',
  'private-bundle-malformed',
  'private-bundle-of-another-contest',
]);

interface Judged {
  readonly replayed: Replayed | null;
  readonly log: LogVerdict;
  readonly found: readonly VerdictFault[];
  readonly options: VerifyOptions;
}

function verdict({ replayed, log, found, options }: Judged): Verdict {
  const state = replayed?.state;
  const findings = replayed === null || state === undefined ? [] : findingsOf(state, replayed.acts);
  const of = (standing: 'P' | 'S' | 'W') => findings.filter((finding) => finding.standing === standing);
  const excluded =
    options.policy !== undefined &&
    !log.notices.includes('split-view-not-excluded') &&
    log.checkpoints.at(-1)?.quorum === true;
  return {
    schema: 'selectorate-verdict/1',
    valid: found.length === 0,
    contest: state?.contest ?? null,
    rehearsal: state?.clock === 'rehearsal',
    stage: state?.stage ?? 'set-up',
    asOf: timeShown(replayed?.acts ?? [], log.checkpoints),
    entries: log.entries.length,
    checkpoints: log.checkpoints.length,
    signatures: replayed?.signatures.length ?? 0,
    witnesses: (log.checkpoints.at(-1)?.witnesses ?? []).map(({ name }) => name),
    splitView: excluded ? 'excluded-by-your-policy' : 'not-excluded',
    result: state === undefined ? null : resultOf(state),
    P: of('P'),
    S: of('S').map((finding) => ({
      ...finding,
      checked: options.bundle !== undefined && !found.some(({ code }) => UNCHECKED.has(code)),
    })),
    W: of('W'),
    rulebook: replayed === null ? null : { id: replayed.state.rulebook.id, hash: replayed.state.rulebookHash },
    notices: [
      ...log.notices,
      ...(state?.clock === 'rehearsal' ? (['rehearsal-clock'] as const) : []),
      ...(options.bundle === undefined ? (['private-parts-not-checked'] as const) : []),
    ],
    faults: found,
  };
}
