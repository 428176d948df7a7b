import { randomFillSync } from 'node:crypto';
import { unwrap } from '@selectorate/basics';
import { groupsByName, randomScalar } from '@selectorate/group';
import { describe, expect, test } from 'vitest';
import { readSteps } from '../archive/read-steps.ts';
import { type Platform, portableHashing } from '../platform.ts';
import { admitBallot } from './admit-ballot.ts';
import type { BoxEntry, ExcludeEntry } from './entry.ts';
import { type ArchivedBallot, checkBox } from './check-box.ts';
import { admittedBallots, exclusionsBesideMargin, exclusionsOf, figuresOf } from './figures.ts';
import { signByOfficers, signByRegistrar, signClose } from './messages.ts';
import { gather, makeBox, NO, type TestBox, YES } from './testing/make-box.ts';
import { writeArchive } from './write-archive.ts';
import { compactHash } from '../proofs/challenges.ts';
import { singleWorkings } from '../proofs/single-workings.ts';
import { alphasOf, barOpened, newAuditedHashes } from '../vote/audited-hashes.ts';
import { ballotTexts } from '../vote/ballot-texts.ts';
import { checkBallot } from '../vote/check-ballot.ts';
import { encryptChoice } from '../vote/encrypt-answer.ts';
import { type PreparedBallot, prepareBallot, signBallot } from '../vote/prepare-ballot.ts';
import { seededScalars } from '../vote/seeded-scalars.ts';
import { ballotStatement } from '../vote/statements.ts';

const platform: Platform = { ...portableHashing(), random: (n) => randomFillSync(new Uint8Array(n)) };
const group = groupsByName()('Ed25519');
const newBox = (): TestBox => makeBox({ group, ed25519: group, platform });

const refusalOf = ({ box }: TestBox, entry: BoxEntry): string | null => box.refuses(entry);

const archivedOf = ({ box }: TestBox): ArchivedBallot[] =>
  admittedBallots(box.journal, exclusionsOf(box.journal)).map(({ ballot, credential }) => ({
    hash: ballot,
    credential,
  }));

function voter(of: TestBox, index: number): TestBox['voters'][number] {
  const found = of.voters[index];
  if (found === undefined) throw new RangeError(`no voter ${index}`);
  return found;
}

function spare(of: TestBox, index: number): TestBox['spares'][number] {
  const found = of.spares[index];
  if (found === undefined) throw new RangeError(`no spare ${index}`);
  return found;
}

const NOTHING = { has: () => false };

/** The same ciphertexts, whose randomness somebody has, with fresh proofs. */
function remade({ context }: TestBox, { opening, unsigned }: PreparedBallot): PreparedBallot {
  const [question] = context.election.questions;
  if (question?.kind !== 'choice') throw new TypeError('a question of choice');
  const seeded = seededScalars(opening.seed, context.group, platform);
  let drawn = 0;
  const draw = (): bigint => ((drawn += 1) <= 2 ? seeded() : randomScalar(context.group.order, platform.random));
  const statement = ballotStatement(context.fingerprint, unsigned.credential);
  const other = { ...unsigned, answers: [encryptChoice({ context, draw, statement }, [1, 0], question)] };
  return { unsigned: other, hash: compactHash(ballotTexts(context).unsigned.write(other), platform), opening };
}

const codesOf = (of: TestBox, archived = archivedOf(of)): string[] =>
  checkBox(of.box.setup, of.box.journal, archived).map(({ code }) => code);

const PLAYED = playBox();

describe('casting', () => {
  test('a first ballot and a later one of the same credential', () => {
    const of = newBox();
    const first = of.cast(voter(of, 0), YES);
    const second = of.cast(voter(of, 0), NO);
    expect(second).toMatchObject({ kind: 'recorded', entry: { prev: first.entry.ballot } });
    expect(of.box.headOf(voter(of, 0).publicKey)).toBe(second.entry.ballot);
  });

  test('the same bytes again change nothing and get the first entry, also after the close', () => {
    const of = newBox();
    const cast = of.prepare(voter(of, 0));
    const recorded = unwrap(admitBallot(of.box, cast, of.memory));
    of.cast(voter(of, 1));
    const late = { ...cast, entry: { ...cast.entry, at: of.tick() } };
    expect(unwrap(admitBallot(of.box, late, of.memory))).toEqual({ kind: 'recorded-before', entry: recorded.entry });
    unwrap(of.box.record(of.close()));
    expect(unwrap(admitBallot(of.box, late, of.memory)).kind).toBe('recorded-before');
    expect(of.box.journal).toHaveLength(3);
  });

  test('of two ballots that name the same predecessor the second is refused', () => {
    const of = newBox();
    const [one, other] = [of.prepare(voter(of, 0)), of.prepare(voter(of, 0))];
    unwrap(admitBallot(of.box, one, of.memory));
    const late = { ...other, entry: { ...other.entry, at: of.tick() } };
    expect(admitBallot(of.box, late, of.memory)).toEqual({ ok: false, error: 'head-moved' });
  });

  test('A09 a ballot with a ciphertext of another voter is refused', () => {
    const of = newBox();
    const theirs = of.prepare(voter(of, 0));
    unwrap(admitBallot(of.box, theirs, of.memory));
    const mine = of.prepare(voter(of, 1));
    const copy = { ...mine, ballot: { ...mine.ballot, answers: theirs.ballot.answers } };
    expect(admitBallot(of.box, copy, of.memory)).toEqual({ ok: false, error: 'ciphertext-copied' });
  });

  test('A52 a ballot that was opened for an audit is refused', () => {
    const of = newBox();
    const cast = of.prepare(voter(of, 0));
    const memory = { ...of.memory, audited: new Set([cast.ballot.signature.hash]) };
    expect(admitBallot(of.box, cast, memory)).toEqual({ ok: false, error: 'ballot-audited' });
    expect(of.box.journal).toEqual([]);
  });

  test('A52 the ciphertexts of an opened ballot are refused under fresh proofs, any one of them', () => {
    const of = newBox();
    const { publicKey, secret } = voter(of, 0);
    const opened = unwrap(prepareBallot(YES, { publicKey }, of.context));
    const audited = newAuditedHashes();
    barOpened(opened, audited);
    const memory = { ...of.memory, audited };
    const again = remade(of, opened);
    expect(again.hash).not.toBe(opened.hash);
    expect(alphasOf(again.unsigned)).toEqual(alphasOf(opened.unsigned));
    const { ballot } = unwrap(signBallot(again, { publicKey, secret }, { context: of.context, audited: NOTHING }));
    expect(checkBallot(ballot, of.context, singleWorkings(group))).toBeNull();
    const { entry } = of.prepare(voter(of, 0));
    expect(admitBallot(of.box, { entry, ballot }, memory)).toEqual({ ok: false, error: 'ballot-audited' });
    const [barred = ''] = alphasOf(opened.unsigned).slice(-1);
    const one = { ...of.memory, audited: new Set([barred]) };
    expect(admitBallot(of.box, { entry, ballot }, one)).toEqual({ ok: false, error: 'ballot-audited' });
    expect(of.box.journal).toEqual([]);
    expect(admitBallot(of.box, of.prepare(voter(of, 0)), memory).ok).toBe(true);
  });

  test('by somebody who is not on the list, with a spare not in use, or after the close', () => {
    const of = newBox();
    const stranger = { ...voter(of, 0), publicKey: 'a'.repeat(64) };
    const entry = of.prepare(voter(of, 0)).entry;
    expect(refusalOf(of, { ...entry, credential: stranger.publicKey })).toBe('credential-not-listed');
    expect(refusalOf(of, { ...entry, credential: spare(of, 0).publicKey })).toBe('credential-not-activated');
    unwrap(of.box.record(of.close()));
    expect(refusalOf(of, { ...entry, at: of.tick() })).toBe('box-closed');
  });

  test('time does not run backwards', () => {
    const of = newBox();
    const early = of.prepare(voter(of, 0)).entry;
    of.cast(voter(of, 1));
    expect(refusalOf(of, early)).toBe('time-backwards');
  });
});

describe('spares', () => {
  test('a credential without a ballot is revoked and a spare takes its place; the old one casts no more', () => {
    const of = newBox();
    unwrap(of.box.record(of.revoke(voter(of, 0))));
    expect(of.box.live).toBe(3);
    unwrap(of.box.record(of.activate(spare(of, 0), 'reissue', voter(of, 0))));
    expect(of.box.live).toBe(4);
    of.cast(spare(of, 0));
    expect(refusalOf(of, of.prepare(voter(of, 0)).entry)).toBe('credential-revoked');
  });

  test('a credential with a ballot is not revoked: it is excluded first', () => {
    const of = newBox();
    of.cast(voter(of, 0));
    expect(refusalOf(of, of.revoke(voter(of, 0)))).toBe('credential-has-ballot');
    expect(refusalOf(of, of.activate(spare(of, 0), 'reissue', voter(of, 0)))).toBe('reissue-without-revocation');
    unwrap(of.box.record(of.exclude(voter(of, 0), 'upheld-not-my-vote')));
    unwrap(of.box.record(of.activate(spare(of, 0), 'reissue', voter(of, 0))));
    expect(refusalOf(of, of.activate(spare(of, 1), 'reissue', voter(of, 0)))).toBe('reissue-without-revocation');
  });

  test('no more are live than are eligible, whatever the purpose', () => {
    const of = newBox();
    for (const purpose of ['missed', 'provisional', 'kiosk', 'desk'] as const) {
      expect(refusalOf(of, of.activate(spare(of, 0), purpose))).toBe('more-live-than-eligible');
    }
    unwrap(of.box.record(of.revoke(voter(of, 0))));
    unwrap(of.box.record(of.activate(spare(of, 0), 'missed')));
    expect(refusalOf(of, of.activate(spare(of, 1), 'missed'))).toBe('more-live-than-eligible');
    expect(refusalOf(of, of.activate(spare(of, 0), 'missed'))).toBe('spare-used-before');
    expect(refusalOf(of, of.activate(voter(of, 1), 'missed'))).toBe('spare-not-listed');
  });

  test('A05 a server cannot bring a spare into use by itself: the registrar signs', () => {
    const of = newBox();
    unwrap(of.box.record(of.revoke(voter(of, 0))));
    const entry = of.activate(spare(of, 0), 'reissue', voter(of, 0));
    if (entry.kind !== 'activate') throw new TypeError('not an activation');
    const { signature: _, ...unsigned } = entry;
    expect(refusalOf(of, signByRegistrar(unsigned, of.server, of.context.fingerprint))).toBe('act-signature');
    expect(refusalOf(of, signByRegistrar(unsigned, of.registrar, 'another box'))).toBe('act-signature');
    expect(refusalOf(of, { ...entry, commitment: '0'.repeat(64) })).toBe('act-signature');
    expect(refusalOf(of, { ...entry, purpose: 'missed' })).toBe('reissue-without-revocation');
    expect(refusalOf(of, entry)).toBeNull();
  });
});

describe('exclusion', () => {
  test('A49 takes two different officers of the box, each with a signature', () => {
    const of = newBox();
    of.cast(voter(of, 0));
    const entry = of.exclude(voter(of, 0), 'revoked') as ExcludeEntry;
    const { first: _, second: __, ...unsigned } = entry;
    const [one, two] = of.officers;
    const signedBy = (...signers: [TestBox['server'], TestBox['server']]): BoxEntry =>
      signByOfficers(unsigned, signers, of.context.fingerprint);
    expect(refusalOf(of, signedBy(one, one))).toBe('act-two-officers');
    expect(refusalOf(of, signedBy(one, of.server))).toBe('act-two-officers');
    expect(refusalOf(of, { ...entry, second: { ...entry.second, signature: entry.first.signature } })).toBe(
      'act-signature',
    );
    expect(refusalOf(of, { ...entry, ground: 'upheld-not-my-vote' })).toBe('act-signature');
    expect(refusalOf(of, signedBy(two, one))).toBeNull();
  });

  test('A49 a paper ground needs the issue of the paper', () => {
    const of = newBox();
    for (const ground of ['surrendered-to-paper', 'in-person-override'] as const) {
      expect(refusalOf(of, of.exclude(voter(of, 0), ground))).toBe('paper-not-issued');
    }
    unwrap(of.box.record(of.issuePaper(voter(of, 0))));
    expect(refusalOf(of, of.issuePaper(voter(of, 0)))).toBe('paper-issued-before');
    unwrap(of.box.record(of.exclude(voter(of, 0), 'surrendered-to-paper')));
    expect(refusalOf(of, of.exclude(voter(of, 0), 'revoked'))).toBe('credential-excluded');
    // The paper is keyed in at the desk, in the place of the credential that left; the member gets no other.
    expect(refusalOf(of, of.activate(spare(of, 0), 'reissue', voter(of, 0)))).toBe('reissue-without-revocation');
    unwrap(of.box.record(of.activate(spare(of, 0), 'desk')));
    of.cast(spare(of, 0));
  });

  test('not after the close', () => {
    const of = newBox();
    of.cast(voter(of, 0));
    unwrap(of.box.record(of.close()));
    expect(refusalOf(of, of.exclude(voter(of, 0), 'revoked'))).toBe('box-closed');
  });

  test('A49 is counted by ground, beside the margin', () => {
    const { box } = PLAYED;
    const figures = figuresOf(box.journal);
    expect(figures).toEqual({
      cast: 6,
      replaced: 1,
      counted: 3,
      excluded: { 'surrendered-to-paper': 1, 'in-person-override': 0, revoked: 0, 'upheld-not-my-vote': 1 },
      excludedBallots: 2,
      revoked: 0,
      papersIssued: 1,
      activated: { reissue: 1, missed: 0, provisional: 0, kiosk: 0, desk: 1 },
    });
    expect(exclusionsBesideMargin(figures, 2)).toMatchObject({ total: 2, margin: 2, couldDecide: true });
    expect(exclusionsBesideMargin(figures, 3)).toMatchObject({ couldDecide: false });
  });
});

/** Four voters: the first surrenders to paper after voting, the second never voted but somebody did; the third votes twice. */
function playBox(): TestBox {
  const of = newBox();
  of.cast(voter(of, 0), YES);
  of.cast(voter(of, 1), YES);
  of.cast(voter(of, 2), YES);
  of.cast(voter(of, 2), NO);
  unwrap(of.box.record(of.issuePaper(voter(of, 0))));
  unwrap(of.box.record(of.exclude(voter(of, 0), 'surrendered-to-paper')));
  unwrap(of.box.record(of.activate(spare(of, 0), 'desk')));
  of.cast(spare(of, 0), NO);
  unwrap(of.box.record(of.exclude(voter(of, 1), 'upheld-not-my-vote')));
  unwrap(of.box.record(of.activate(spare(of, 1), 'reissue', voter(of, 1))));
  of.cast(spare(of, 1), NO);
  unwrap(of.box.record(of.close()));
  return of;
}

describe('the archive of a box', () => {
  test('has the set-up, what was not excluded in the order of the record, and the end of the ballots', async () => {
    const of = PLAYED;
    const bytes = await gather(
      writeArchive(of.box, exclusionsOf(of.box.journal), {
        timestamp: 1_795_000_000,
        setup: { type: 'Setup', election: '{}', trustees: '[]', credentials: '[]' },
        ballotText: (hash) => of.texts.get(hash) ?? '',
        platform,
      }),
    );
    const archive = {
      read: async function* () {
        yield bytes;
      },
    };
    const ballots: string[] = [];
    const types: string[] = [];
    for await (const part of readSteps(archive, { platform })) {
      expect(part.kind).not.toBe('fault');
      if (part.kind === 'step') types.push(part.type);
      if (part.kind === 'step' && part.type === 'Ballot') ballots.push(part.ballot.hash);
    }
    expect(types).toEqual(['Setup', 'Ballot', 'Ballot', 'Ballot', 'Ballot', 'EndBallots']);
    expect(ballots).toEqual(archivedOf(of).map(({ hash }) => hash));
    expect(codesOf(of)).toEqual([]);
  });

  test('is not written while the box is open', async () => {
    const of = newBox();
    const options = {
      timestamp: 0,
      setup: { type: 'Setup', election: '', trustees: '', credentials: '' },
      ballotText: () => '',
      platform,
    } as const;
    await expect(gather(writeArchive(of.box, [], options))).rejects.toThrow('the box is open');
  });

  test('A05 with a ballot that the record does not have', () => {
    const of = PLAYED;
    const stuffed = { hash: 'f'.repeat(64), credential: voter(of, 3).publicKey };
    expect(codesOf(of, [...archivedOf(of), stuffed])).toEqual(['ballot-not-in-box']);
  });

  test('A06 without a ballot that the record has', () => {
    const of = PLAYED;
    const [, ...rest] = archivedOf(of);
    const faults = checkBox(of.box.setup, of.box.journal, rest);
    expect(faults).toEqual([{ code: 'ballot-dropped', entry: 2, of: archivedOf(of)[0]?.hash }]);
  });

  test('A06 with the re-votes in another order, which would bring the replaced one back', () => {
    const of = PLAYED;
    const [first, second, ...rest] = archivedOf(of);
    if (first === undefined || second === undefined) throw new RangeError('too few ballots');
    expect(codesOf(of, [second, first, ...rest])).toEqual(['ballots-reordered']);
  });

  test('A49 with a ballot of an excluded credential', () => {
    const of = PLAYED;
    const cast = of.box.journal[0];
    if (cast?.kind !== 'cast') throw new TypeError('not a cast');
    const back = { hash: cast.ballot, credential: cast.credential };
    expect(codesOf(of, [back, ...archivedOf(of)])).toEqual(['ballot-excluded']);
  });

  test('with a ballot under another credential than its entry', () => {
    const of = PLAYED;
    const [first, ...rest] = archivedOf(of);
    expect(codesOf(of, [{ hash: first?.hash ?? '', credential: null }, ...rest])).toEqual([
      'ballot-credential-differs',
    ]);
  });
});

describe('the record of a box that took what it should not', () => {
  /** The server signs the lie, where the journal ends in a close. */
  const closedAgain = (entries: readonly BoxEntry[]): readonly BoxEntry[] => {
    const last = entries.at(-1);
    if (last?.kind !== 'close') return entries;
    const before = entries.slice(0, -1);
    const { context, server } = PLAYED;
    return [...before, signClose(before, last.at, { ...context, server })];
  };

  test('a server cannot show another journal than it signed: not another order of strangers, nor other times', () => {
    const { box } = PLAYED;
    const archived = admittedBallots(box.journal, exclusionsOf(box.journal)).map(({ ballot, credential }) => ({
      hash: ballot,
      credential,
    }));
    for (const [i, entry] of box.journal.slice(0, -1).entries()) {
      const later = box.journal.map((one, j) => (j === i ? { ...entry, at: entry.at + 1 } : one));
      expect(checkBox(box.setup, later, archived).map(({ code }) => code)).toContain('act-signature');
    }
    const forged = { ...PLAYED.close(), signature: PLAYED.registrar.sign('anything') };
    const open = box.journal.slice(0, -1);
    expect(checkBox(box.setup, [...open, forged], archived).map(({ code }) => code)).toEqual(['act-signature']);
  });

  test('each entry left out, doubled or moved to the front shows', () => {
    const { box } = PLAYED;
    const { journal, setup } = box;
    const codes = (entries: readonly BoxEntry[]): string[] => {
      const archived = admittedBallots(journal, exclusionsOf(journal));
      const signed = closedAgain(entries);
      return checkBox(
        setup,
        signed,
        archived.map(({ ballot, credential }) => ({ hash: ballot, credential })),
      ).map(({ code }) => code);
    };
    expect(codes(journal)).toEqual([]);
    for (const [i, entry] of journal.entries()) {
      // A ballot of an excluded credential can be denied afterwards: only the voter's receipt tells (A60).
      const wasExcluded =
        entry.kind === 'cast' && exclusionsOf(journal).some((out) => out.credential === entry.credential);
      if (!wasExcluded) expect(codes(journal.filter((_, j) => j !== i))).not.toEqual([]);
      expect(codes([...journal.slice(0, i), entry, ...journal.slice(i)])).not.toEqual([]);
      if (i > 0) expect(codes([entry, ...journal.filter((_, j) => j !== i)])).not.toEqual([]);
    }
  });

  test('a box that was never closed', () => {
    const of = newBox();
    of.cast(voter(of, 0));
    expect(codesOf(of)).toEqual(['box-not-closed']);
  });
});
