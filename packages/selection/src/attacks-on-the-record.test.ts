import { unwrap, utf8 } from '@selectorate/basics';
import {
  buildRecordFiles,
  type CheckpointNote,
  cosignCheckpoint,
  cosigner,
  newlyWitnessed,
  noteSigner,
  openLog,
  printNote,
  type WitnessedLog,
} from '@selectorate/record';
import { pinRulebook } from '@selectorate/rulebook';
import { nativeCheck } from '@selectorate/machine';
import {
  codeOf,
  declared,
  OFFICERS,
  opened,
  openingBody,
  openTrigger,
  operatorsRecord,
  type RehearsedContest,
  returnVote,
  verifyFiles,
  withActChanged,
} from '@selectorate/testkit';
import { describe, expect, test } from 'vitest';
import { type Act, hashHex } from './act.ts';
import { replay } from './replay.ts';
import type { Verdict } from './verdict.ts';

const codes = ({ faults }: Pick<Verdict, 'faults'>): readonly string[] => [...new Set(faults.map(({ code }) => code))];

describe('A07 the operator shows different records to different people', () => {
  /** The same contest up to a point; then each reader is told another return of the same unit. */
  const told = (keep: number): RehearsedContest => {
    const contest = openTrigger();
    returnVote(contest, 'branch-01', { open: 3, keep });
    return contest;
  };
  const [forOne, forAnother] = [told(1), told(2)];
  const honest = openTrigger();

  /** Honest witnesses have cosigned what they were shown first; the second story gets the log's signature alone. */
  const secondStory = operatorsRecord(forOne, forAnother.entries);

  test('a reader with a policy of their own sees that the witnesses did not sign the second story', async () => {
    const verdict = await verifyFiles(secondStory, { policy: honest.rehearsal.policy() });
    expect(codes(verdict)).toContain('quorum-missing');
    expect(verdict).toMatchObject({ valid: false, splitView: 'not-excluded' });
  });

  test('a reader without one is told that a split view is not excluded, however well the record reads', async () => {
    const alone = operatorsRecord(openTrigger({ witnesses: [] }), openTrigger({ witnesses: [] }).entries);
    const verdict = await verifyFiles(alone);
    expect(verdict).toMatchObject({ valid: true, splitView: 'not-excluded' });
    expect(verdict.notices).toContain('split-view-not-excluded');
  });

  test('two readers who compare checkpoints see the fork', async () => {
    const seen = [printNote(openLogOf(forAnother).checkpoint().note)];
    expect(codes(await forOne.verify({ seen }))).toEqual(['log-forked']);
  });

  test('the honest record excludes a split view by the reader’s policy', async () => {
    expect(await honest.verify()).toMatchObject({ valid: true, splitView: 'excluded-by-your-policy' });
  });
});

const openLogOf = (contest: RehearsedContest) =>
  unwrap(openLog({ signer: logSigner(contest), entries: contest.entries, check: nativeCheck }));

const logSigner = (contest: RehearsedContest) =>
  noteSigner(`log.example/${contest.plan.contest}`, contest.secretOf('log'));

describe('A18 the rules are changed while a contest runs', () => {
  test('another rulebook beside the same log is found: the first act pins the one everybody signed', async () => {
    const contest = openTrigger();
    const other = openTrigger({ preset: 'reselection-pooled' });
    const rulebook = pinRulebook(other.rulebook).bytes;
    const verdict = await verifyFiles(operatorsRecord(contest, contest.entries, { rulebook }), {
      policy: contest.rehearsal.policy(),
    });
    expect(verdict.faults[0]).toMatchObject({ code: 'rulebook-pinned', entry: 0, clause: 'house.rulebook' });
  });

  test('a single changed parameter is another rulebook', async () => {
    const contest = openTrigger();
    const rulebook = pinRulebook(openTrigger({ parameters: { emptySection: 'renormalises' } }).rulebook).bytes;
    const verdict = await verifyFiles(operatorsRecord(contest, contest.entries, { rulebook }));
    expect(codes(verdict)).toContain('rulebook-pinned');
  });

  test('officers cannot open the contest again under other rules', () => {
    const contest = openTrigger();
    const again = {
      ...openingBody(contest),
      rulebook: hashHex(opened({ preset: 'reselection-pooled' }).rehearsal.rulebookBytes),
    };
    expect(codeOf(contest.attempt('open-contest', again, OFFICERS))).toBe('contest-already-open');
  });
});

describe('A43 the administrator edits the record with SQL and the log key', () => {
  const contest = declared();
  const policy = contest.rehearsal.policy();
  const edited = (cosigned: 'kept' | 'everyone'): ReadonlyMap<string, Uint8Array> => {
    const seq = contest.acts.find(({ kind }) => kind === 'return-unit-vote')?.seq ?? 0;
    const entries = withActChanged(contest.entries, seq, withKeepVotes);
    return operatorsRecord(contest, entries, { cosigned });
  };

  test('the witnesses’ cosignatures fit nothing after the edit', async () => {
    const verdict = await verifyFiles(edited('kept'), { policy });
    expect(codes(verdict)).toContain('quorum-missing');
    expect(codes(verdict)).toContain('time-not-witnessed');
  });

  test('replay differs too, even if every witness signed along: the unit’s officers never signed that', async () => {
    const verdict = await verifyFiles(edited('everyone'), { policy });
    expect(verdict.valid).toBe(false);
    expect(codes(verdict)).toContain('signature-invalid');
    expect(codes(verdict)).not.toContain('quorum-missing');
  });

  test('everyone who signed afterwards had signed the history before: their words do not fit either', async () => {
    const verdict = await verifyFiles(edited('everyone'), { policy });
    const later = verdict.faults.filter(({ code }) => code === 'seen-differs');
    expect(later.length).toBeGreaterThan(0);
  });

  test('an act taken out leaves a gap in the sequence', () => {
    const without = contest.entries.filter((_, seq) => seq !== 7);
    const { rulebook, rehearsal } = contest;
    const replayed = replay(without, { rulebook, rulebookBytes: rehearsal.rulebookBytes }, nativeCheck);
    expect(replayed.ok ? [] : replayed.error[0]?.refusal.code).toBe('act-out-of-sequence');
  });
});

const withKeepVotes = (act: Act): Act => ({
  ...act,
  body: { ...(act.body as object), figures: { open: 0, keep: 6, spoilt: 0, abstained: 0 } },
});

describe('A53 the database is restored to an earlier hour', () => {
  const contest = openTrigger();
  const lastCosigned = printNote(contest.rehearsal.checkpoints.at(-1)?.note ?? { text: '', signatures: [] });
  const reopened = (entries: readonly Uint8Array[]) =>
    openLog({ signer: logSigner(contest), entries, lastCosigned, check: nativeCheck });

  test('a store behind its cosigned checkpoint does not write', () => {
    expect(reopened(contest.entries.slice(0, -1))).toEqual({ ok: false, error: 'behind-cosigned-checkpoint' });
  });

  test('nor does one that was restored and then written on', () => {
    const writtenOn = [...contest.entries.slice(0, -1), utf8('{}')];
    expect(reopened(writtenOn)).toEqual({ ok: false, error: 'differs-from-cosigned-checkpoint' });
  });

  test('the whole store opens again', () => {
    expect(reopened(contest.entries).ok).toBe(true);
  });

  test('a witness refuses to follow a rollback, and says what it holds', () => {
    const held = contest.rehearsal.witnessed[0]?.held ?? newlyWitnessed('');
    const restored = unwrap(openLog({ signer: logSigner(contest), entries: contest.entries.slice(0, 5) }));
    expect(askedToCosign(contest, held, restored.checkpoint())).toEqual({
      ok: false,
      error: { code: 'rollback', holds: contest.entries.length },
    });
  });

  test('a log that takes over names the old checkpoint, which the old log signed, and its record verifies', async () => {
    const old = openTrigger({ witnesses: [] });
    const note = printNote(old.rehearsal.checkpoints.at(-1)?.note ?? { text: '', signatures: [] });
    const { size, root } = old.rehearsal.head;
    const checkpoint = { note: hashHex(note), size, root };
    const name = 'log.example/contest-1-b';
    const body = {
      last: checkpoint,
      kept: checkpoint,
      ground: 'log-key-changed',
      log: { name, key: old.signerOf('log-2').publicKey },
      witnesses: [],
      server: old.signerOf('server-2').publicKey,
    } as const;
    const otherRoot = { ...checkpoint, root: '00'.repeat(32) };
    const unvouched = old.attempt('succeed-log', { ...body, last: otherRoot }, OFFICERS, { blobs: [note] });
    expect(codeOf(unvouched)).toBe('succession-differs');
    const { entry } = old.act('succeed-log', body, OFFICERS, { blobs: [note] });
    const signer = noteSigner(name, old.secretOf('log-2'));
    const log = unwrap(openLog({ signer, entries: old.entries }));
    const files = buildRecordFiles({
      signer,
      entries: log.entries(),
      checkpoints: [log.checkpoint(size), log.checkpoint()],
      rulebook: old.rehearsal.rulebookBytes,
      published: [...old.rehearsal.published.values()],
      blobs: [note],
    });
    expect(log.entries(size)).toEqual([entry]);
    expect((await verifyFiles(files)).faults).toEqual([]);
  });
});

function askedToCosign(contest: RehearsedContest, held: WitnessedLog, signed: CheckpointNote) {
  const [name = ''] = contest.plan.witnesses;
  const request = { oldSize: signed.checkpoint.size, proof: [], signed };
  const options = {
    cosigner: cosigner(name, contest.secretOf(name)),
    logKeys: [logSigner(contest).key],
    now: 2_000_000_000,
  };
  return cosignCheckpoint(held, request, [], options);
}
