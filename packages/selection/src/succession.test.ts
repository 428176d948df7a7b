import { type PersonId, toHex, unwrap } from '@selectorate/basics';
import {
  type CheckpointNote,
  buildRecordFiles,
  cosigner,
  mergeCosignatures,
  noteSigner,
  openLog,
  printNote,
} from '@selectorate/record';
import { nativeCheck } from '@selectorate/machine';
import { codeOf, openTrigger, type RehearsedContest, verifyFiles } from '@selectorate/testkit';
import { describe, expect, test } from 'vitest';
import { encodeAct, hashHex } from './act.ts';
import { Ledger } from './ledger.ts';
import { makePart, partBytes } from './parts.ts';
import { type ActBodies, bodyOf } from './registry.ts';
import { ed25519Signer } from './rehearsal.ts';

const NEW_LOG = 'log.example/successor';
const NEW_WITNESSES = ['witness-3.example', 'witness-4.example'];
const OFFICERS = ['returning-officer', 'second-officer'];

/** A contest whose store is gone from some entry on: what is left of it, and its checkpoints. */
function lostFrom(kept: number) {
  const contest = openTrigger();
  const { checkpoints } = contest.rehearsal;
  const at = (size: number): CheckpointNote =>
    checkpoints.find(({ checkpoint }) => checkpoint.size === size) ?? expect.fail(`${size}`);
  return { contest, entries: contest.entries.slice(0, kept), keptNote: at(kept), lastNote: at(contest.entries.length) };
}

type Lost = ReturnType<typeof lostFrom>;

const said = ({ note, checkpoint }: CheckpointNote) => ({
  note: hashHex(printNote(note)),
  size: checkpoint.size,
  root: toHex(checkpoint.root),
});

function bodyFor({ contest, keptNote, lastNote }: Lost): ActBodies['succeed-log'] {
  const named = (name: string) => ({ name, key: ed25519Signer(contest.secretOf(`new ${name}`)).publicKey });
  return {
    last: said(lastNote),
    kept: said(keptNote),
    ground: 'store-lost',
    log: named(NEW_LOG),
    witnesses: NEW_WITNESSES.map(named),
    server: ed25519Signer(contest.secretOf('new server')).publicKey,
  };
}

/** Takes the kept entries up in a new ledger and lets both officers sign the succession. */
function succeed(lost: Lost, body = bodyFor(lost)) {
  const { contest, entries } = lost;
  const ledger = new Ledger(contest.rulebook, contest.rehearsal.rulebookBytes, nativeCheck);
  unwrap(
    ledger.resume(
      entries,
      contest.rehearsal.checkpoints.map(({ checkpoint }) => checkpoint.size).filter((size) => size <= entries.length),
    ),
  );
  const reasons = makePart(
    { contest: contest.plan.contest, part: 'reasons', subject: 'contest' },
    'The disk failed.',
    () => new Uint8Array(32).fill(7),
  );
  const draft = {
    contest: contest.plan.contest,
    by: OFFICERS as readonly string[] as readonly PersonId[],
    kind: 'succeed-log',
    body: bodyOf('succeed-log', body),
    commitments: { reasons: hashHex(partBytes(reasons)) },
  };
  const proof = OFFICERS.map((officer) => contest.sign(draft, officer, { seen: ledger.head }));
  const blobs = new Map([lost.keptNote, lost.lastNote].map(({ note }) => [hashHex(printNote(note)), printNote(note)]));
  const submitted = ledger.submit({ draft, proof }, contest.now, {
    parts: () => reasons,
    blobs: (hash) => blobs.get(hash),
  });
  return { ledger, submitted, blobs };
}

function recordOf({ contest, entries }: Lost, { submitted, blobs }: ReturnType<typeof succeed>) {
  const signer = noteSigner(NEW_LOG, contest.secretOf(`new ${NEW_LOG}`));
  const log = unwrap(openLog({ signer, entries: [...entries, unwrap(submitted).entry] }));
  const cosigners = NEW_WITNESSES.map((name) => cosigner(name, contest.secretOf(`new ${name}`)));
  const signed = log.checkpoint();
  const lines = cosigners.map((each) => each.cosign(signed.note.text, Date.parse(contest.now) / 1000));
  const checkpoint = unwrap(mergeCosignatures(signed, lines, { witnessKeys: cosigners.map(({ key }) => key) }));
  const files = buildRecordFiles({
    signer,
    entries: log.entries(),
    checkpoints: [checkpoint],
    rulebook: contest.rehearsal.rulebookBytes,
    blobs: [...blobs.values()],
  });
  const witnesses = cosigners.map(({ key }) => ({ name: key.name, key }));
  const groups = [{ name: 'everyone', threshold: 2, members: NEW_WITNESSES }];
  return { files, policy: { logs: [{ key: signer.key }], witnesses, groups, quorum: 'everyone' } };
}

const inTrigger = (contest: RehearsedContest): number => contest.entries.length;

describe('a log that takes over', () => {
  test('begins with the kept entries and verifies under the new keys', async () => {
    const before = lostFrom(inTrigger(openTrigger()));
    const after = succeed(before);
    expect(codeOf(after.submitted)).toBe('admitted');
    const { files, policy } = recordOf(before, after);
    const verdict = await verifyFiles(files, { policy });
    expect(verdict.faults).toEqual([]);
    expect(verdict.splitView).toBe('excluded-by-your-policy');
  });

  test('of which entries are lost says so, and the clock has to record again what lapsed in them', async () => {
    const before = lostFrom(inTrigger(openTrigger()) - 3);
    const after = succeed(before);
    expect(codeOf(after.submitted)).toBe('admitted');
    const { files, policy } = recordOf(before, after);
    const { faults } = await verifyFiles(files, { policy });
    expect(faults.map(({ code }) => code)).toEqual(['lapse-missing']);
  });

  test('takes no acts of the old server any more', () => {
    const { ledger } = succeed(lostFrom(inTrigger(openTrigger())));
    expect(ledger.state.log?.name).toBe(NEW_LOG);
    expect(ledger.state.people.get('server' as PersonId)?.key).not.toEqual(
      openTrigger().state.people.get('server' as PersonId)?.key,
    );
  });

  test('A53 keeps nothing that the old witnesses had not seen: the kept checkpoint has exactly the kept entries', () => {
    const lost = lostFrom(inTrigger(openTrigger()) - 3);
    const honest = bodyFor(lost);
    const earlier =
      lost.contest.rehearsal.checkpoints.find(({ checkpoint }) => checkpoint.size === honest.kept.size - 1) ??
      expect.fail('no checkpoint');
    expect(codeOf(succeed(lost, { ...honest, kept: said(earlier) }).submitted)).toBe('succession-differs');
    expect(codeOf(succeed(lost, { ...honest, kept: { ...honest.kept, root: honest.last.root } }).submitted)).toBe(
      'succession-differs',
    );
    expect(codeOf(succeed(lost, { ...honest, last: { ...honest.last, size: honest.kept.size - 1 } }).submitted)).toBe(
      'succession-differs',
    );
  });

  test('A53 does not believe a checkpoint that the old witnesses did not cosign', () => {
    const lost = lostFrom(inTrigger(openTrigger()) - 3);
    const { note, checkpoint } = lost.keptNote;
    const alone = { note: { ...note, signatures: note.signatures.slice(0, 1) }, checkpoint };
    const without = { ...lost, keptNote: alone };
    expect(codeOf(succeed(without, bodyFor(without)).submitted)).toBe('succession-differs');
  });

  test('has keys of its own', () => {
    const lost = lostFrom(inTrigger(openTrigger()));
    const { state } = lost.contest;
    const oldLog = state.log ?? expect.fail('no log');
    expect(codeOf(succeed(lost, { ...bodyFor(lost), log: oldLog }).submitted)).toBe('key-held-by-another');
    const officer = state.people.get('returning-officer' as PersonId)?.key ?? expect.fail('no officer');
    expect(codeOf(succeed(lost, { ...bodyFor(lost), server: officer }).submitted)).toBe('key-held-by-another');
  });

  test('a ledger that resumes stops at the first entry that the rules refuse', () => {
    const { contest } = lostFrom(3);
    const ledger = new Ledger(contest.rulebook, contest.rehearsal.rulebookBytes, nativeCheck);
    const [first, second, ...rest] = contest.acts;
    if (first === undefined || second === undefined) throw new Error('a contest without acts');
    const swapped = [first, { ...second, at: '2021-01-01T00:00:00Z' }, ...rest].map(encodeAct);
    expect(codeOf(ledger.resume(swapped, []))).not.toBe('admitted');
    expect(ledger.state.size).toBe(1);
  });
});
