import { randomFillSync } from 'node:crypto';
import { concatBytes, toHex, unwrap } from '@selectorate/basics';
import { belenios2048, type Group, groupsByName, nobleEd25519 } from '@selectorate/group';
import { describe, expect, test } from 'vitest';
import type { ArchivedBallot } from '../box/check-box.ts';
import type { BoxEntry, CastEntry } from '../box/entry.ts';
import { admittedBallots, exclusionsOf } from '../box/figures.ts';
import { signClose } from '../box/messages.ts';
import { makeBox, NO, saltOf, type TestBox, YES } from '../box/testing/make-box.ts';
import { readWith } from '../codec/codec.ts';
import { type Platform, portableHashing } from '../platform.ts';
import { singleWorkings } from '../proofs/single-workings.ts';
import { makeCastHints } from './check-casts.ts';
import { checkSidecar, type CheckSidecarOptions, type SidecarReport } from './check-sidecar.ts';
import { headStatementCodec, makeHeadStatement } from './head-statement.ts';
import { checkLink, makeLink } from './link.ts';
import { channelsOf, checkTags, makeParticipation, type Participant, participationTag } from './participation.ts';
import { makeReceipt, receiptCodec } from './receipt.ts';
import { checkMap, isOpeningOf, makeRegistration, mapCommitment, type MapOpening } from './registration.ts';
import type { SidecarFault } from './sidecar-faults.ts';
import { type SidecarContents, SidecarReader } from './sidecar-reader.ts';
import { type SidecarParts, writeSidecar } from './write-sidecar.ts';

const platform: Platform = { ...portableHashing(), random: (n) => randomFillSync(new Uint8Array(n)) };
const kernel = groupsByName()('Ed25519');
const CONTEST = 'north-ward';

/** Everything about one box, as its people hold it. */
interface Story {
  readonly of: TestBox;
  readonly parts: SidecarParts;
  readonly ballots: readonly ArchivedBallot[];
  readonly participants: readonly Participant[];
}

function tell(group: Group, ed25519: Group): Story {
  const of = makeBox({ group, ed25519, platform });
  const [first, second, third] = of.voters;
  const [desk, spare] = of.spares;
  if (!first || !second || !third || !desk || !spare) throw new RangeError('too few credentials');
  of.cast(first, YES);
  of.cast(second, YES);
  of.cast(third, YES);
  of.cast(third, NO);
  unwrap(of.box.record(of.issuePaper(first)));
  unwrap(of.box.record(of.exclude(first, 'surrendered-to-paper')));
  unwrap(of.box.record(of.activate(desk, 'desk')));
  of.cast(desk, NO);
  unwrap(of.box.record(of.exclude(second, 'upheld-not-my-vote')));
  unwrap(of.box.record(of.activate(spare, 'reissue', second)));
  of.cast(spare, NO);
  unwrap(of.box.record(of.close()));
  const { fingerprint } = of.context;
  const { journal } = of.box;
  const admitted = admittedBallots(journal, exclusionsOf(journal));
  const participants = ['paper', 'web', 'web'].map((channel) => ({ salt: salt(), contest: CONTEST, channel }));
  const map = of.openings.map((opening) => mapCommitment(opening, fingerprint, platform));
  const spares = of.spares.map(({ publicKey }) => publicKey);
  const line = makeRegistration({ roll: ROLL, list: LIST, spares, map }, of.registrar, {
    fingerprint,
    contest: CONTEST,
    platform,
  });
  const castHints = (ballot: string): Uint8Array | null => {
    const entry = of.box.castOf(ballot);
    return entry === undefined ? null : makeCastHints(entry, { context: of.context, server: of.server.key, ed25519 });
  };
  const keys = { server: of.server.key, registrar: of.registrar.key, officers: of.officers.map(({ key }) => key) };
  const parts: SidecarParts = {
    header: { election: fingerprint, contest: CONTEST, keys },
    registration: { line, spares, map },
    journal,
    castHints,
    hints: () => Uint8Array.of(1, 2, 3),
    participation: makeParticipation(participants, of.registrar, { fingerprint, contest: CONTEST, platform }),
    tally: [{ hash: 'e'.repeat(64), secondProofs: [[{ challenge: 1n, response: 2n }]] }],
  };
  return {
    of,
    parts,
    ballots: admitted.map(({ ballot, credential }) => ({ hash: ballot, credential })),
    participants,
  };
}

const salt = (): string => toHex(platform.random(32));
const ROLL = 'a'.repeat(64);
const LIST = 'd'.repeat(64);
const STORY = tell(kernel, kernel);

async function readBeside({ parts, of, ballots }: Story): Promise<SidecarContents> {
  const { group, fingerprint } = of.context;
  const bytes = concatBytes(...writeSidecar(parts, group.order));
  const sidecar = {
    read: async function* () {
      yield bytes;
    },
  };
  const reader = new SidecarReader(sidecar, { order: group.order, fingerprint });
  for (const { hash } of ballots) await reader.hintsFor(hash);
  for (const { hash } of parts.tally) {
    await reader.secondProofsFor(hash);
    await reader.hintsFor(hash);
  }
  return reader.finish();
}

async function check(story: Story, options: Partial<CheckSidecarOptions> = {}): Promise<SidecarReport> {
  const { of, ballots } = story;
  const facts = { context: of.context, credentials: of.credentials, list: LIST, ballots };
  return checkSidecar(await readBeside(story), facts, { ed25519: kernel, ...options });
}

async function codes(story: Story, options: Partial<CheckSidecarOptions> = {}): Promise<string[]> {
  return (await check(story, options)).faults.map(({ code }) => code);
}

/** The story told otherwise. A server that tells another journal signs that one. */
function withParts(parts: Partial<SidecarParts>): Story {
  const { journal } = parts;
  const signed = journal === undefined || journal.length === 0 ? {} : { journal: closeAgain(journal) };
  return { ...STORY, parts: { ...STORY.parts, ...parts, ...signed } };
}

function closeAgain(journal: readonly BoxEntry[]): readonly BoxEntry[] {
  const before = journal.filter(({ kind }) => kind !== 'close');
  const { context, server } = STORY.of;
  return [...before, signClose(before, journal.at(-1)?.at ?? 0, { ...context, server })];
}

/** The story with one ballot's entry told otherwise. */
function withCast(index: number, change: (entry: CastEntry) => CastEntry): Story {
  const casts = STORY.parts.journal.filter((entry) => entry.kind === 'cast');
  const journal = STORY.parts.journal.map((entry): BoxEntry =>
    entry.kind === 'cast' && entry === casts[index] ? change(entry) : entry,
  );
  return withParts({ journal });
}

const keysOf = ({ parts }: Story): NonNullable<SidecarParts['header']['keys']> => {
  if (parts.header.keys === null) throw new TypeError('a story with keys');
  return parts.header.keys;
};

describe('a box whose sidecar is in order', () => {
  test('has no fault, in a batch and one by one', async () => {
    const report = await check(STORY, { keys: keysOf(STORY) });
    expect(report).toMatchObject({ faults: [], ownKeys: false, wrongHints: [] });
    expect(report.figures).toMatchObject({ cast: 6, counted: 3 });
    const alone = await check(withParts({ castHints: () => null }), { keys: keysOf(STORY) });
    expect(alone).toMatchObject({ faults: [], wrongHints: [] });
  });

  test('says when the keys are the sidecar’s own', async () => {
    expect((await check(STORY)).ownKeys).toBe(true);
    const other = { ...keysOf(STORY), server: keysOf(STORY).registrar };
    expect(await codes(STORY, { keys: other })).toContain('sidecar-keys');
  });

  test('in another group, where there are no hints', async () => {
    expect(await codes(tell(belenios2048(), nobleEd25519()))).toEqual([]);
  });

  test('wrong hints cost time and are told, and nothing else', async () => {
    const { castHints } = STORY.parts;
    const [first] = STORY.ballots;
    const report = await check(
      withParts({ castHints: (ballot) => (ballot === first?.hash ? new Uint8Array(128) : castHints(ballot)) }),
    );
    expect(report.faults).toEqual([]);
    expect(report.wrongHints).toHaveLength(1);
  });

  test('bad entries among good ones are the same with hints and without', async () => {
    for (const index of [0, 2, 5]) {
      const bad = withCast(index, (entry) => ({ ...entry, receipt: { ...entry.receipt, by: entry.receipt.by + 9 } }));
      const together = await check(bad);
      const alone = await check({ ...bad, parts: { ...bad.parts, castHints: () => null } });
      expect(together.faults.map(({ code }) => code)).toEqual(['receipt-wrong']);
      expect(together.faults.map(({ of }) => of)).toEqual(alone.faults.map(({ of }) => of));
    }
  });

  test('a sidecar of hints only lacks what a contest must show', async () => {
    const bare = withParts({
      header: { ...STORY.parts.header, contest: null, keys: null },
      registration: null,
      journal: [],
      participation: null,
      hints: () => null,
    });
    expect(await codes({ ...bare, ballots: [] })).toEqual([
      'sidecar-contest-missing',
      'registration-missing',
      'participation-missing',
    ]);
  });

  test.each([null, ''])('one that names no contest (%j) is none of any, though all is signed so', async (contest) => {
    const { header, registration } = STORY.parts;
    if (registration === null) throw new TypeError('a story with a registration');
    const { fingerprint } = STORY.of.context;
    const words = { fingerprint, contest: '', platform };
    const { spares, map } = registration;
    const unnamed = withParts({
      header: { ...header, contest },
      registration: {
        line: makeRegistration({ roll: ROLL, list: LIST, spares, map }, STORY.of.registrar, words),
        spares,
        map,
      },
      participation: makeParticipation(STORY.participants, STORY.of.registrar, words),
    });
    expect(await codes(unnamed)).toEqual(['sidecar-contest-missing']);
  });

  test('the reader names the contest and the roll, and another one is a fault', async () => {
    expect(await codes(STORY, { contest: CONTEST, roll: ROLL })).toEqual([]);
    expect((await check(STORY, { contest: 'south-ward' })).faults).toEqual([
      { code: 'sidecar-other-contest', line: 1, of: CONTEST },
    ]);
    expect((await check(STORY, { roll: 'b'.repeat(64) })).faults).toEqual([
      { code: 'registration-other-roll', line: 2, of: ROLL },
    ]);
  });

  test.each(['server', 'registrar'] as const)('A49 an officer with the key of the %s is none', async (role) => {
    const keys = keysOf(STORY);
    const shared = { ...keys, officers: [...keys.officers, keys[role]] };
    const told = withParts({ header: { ...STORY.parts.header, keys: shared } });
    const fault: SidecarFault = { code: 'sidecar-officer-key', line: 1, of: keys[role] };
    expect((await check(told)).faults).toEqual([fault]);
    expect((await check(told, { keys: shared })).faults).toEqual([fault]);
  });

  test('says when server and registrar are one machine', async () => {
    expect((await check(STORY)).oneMachine).toBe(false);
    const keys = keysOf(STORY);
    const one = withParts({ header: { ...STORY.parts.header, keys: { ...keys, registrar: keys.server } } });
    expect((await check(one)).oneMachine).toBe(true);
  });
});

describe('links', () => {
  test('one of another credential, ballot, predecessor or election does not hold', () => {
    const { context, voters } = STORY.of;
    const [one, other] = voters;
    if (!one || !other) throw new RangeError('too few voters');
    const linked = { ballot: 'b'.repeat(64), credential: one.publicKey, prev: null };
    const link = makeLink(linked, one.secret, context);
    const holds = (changes: Partial<typeof linked> | { prev: string }, fingerprint = context.fingerprint): boolean =>
      checkLink({ ...linked, ...changes }, link, {
        context: { ...context, fingerprint },
        workings: singleWorkings(context.group),
      });
    expect(holds({})).toBe(true);
    expect(holds({ ballot: 'c'.repeat(64) })).toBe(false);
    expect(holds({ credential: other.publicKey })).toBe(false);
    expect(holds({ prev: 'c'.repeat(64) })).toBe(false);
    expect(holds({}, 'another')).toBe(false);
  });

  test('A06 a server that says of a ballot that it came after another is caught', async () => {
    const lie = withCast(3, (entry) => ({ ...entry, prev: null }));
    const report = await check(lie);
    expect(report.faults.map(({ code }) => code)).toEqual(['head-moved', 'link-wrong']);
    expect(report.faults.every(({ of }) => of === lie.parts.journal.filter((e) => e.kind === 'cast')[3]?.ballot)).toBe(
      true,
    );
  });

  test('each number changed', async () => {
    const changed = withCast(0, (entry) => ({ ...entry, link: { ...entry.link, response: entry.link.response ^ 1n } }));
    expect(await codes(changed)).toEqual(['link-wrong']);
    const other = withCast(0, (entry) => ({ ...entry, link: { ...entry.link, challenge: entry.link.challenge ^ 1n } }));
    expect(await codes(other)).toEqual(['link-wrong']);
  });
});

describe('receipts', () => {
  const options = { receipts: STORY.of.receipts, keys: keysOf(STORY) };
  const dropped = (): Story => {
    const [, , third] = STORY.parts.journal.filter((entry) => entry.kind === 'cast');
    const journal = STORY.parts.journal.filter(
      (entry) => entry !== third && !(entry.kind === 'cast' && entry.prev === third?.ballot),
    );
    return { ...withParts({ journal }), ballots: STORY.ballots.slice(2) };
  };

  test('a receipt is read as it was written', () => {
    for (const receipt of STORY.of.receipts) {
      expect(unwrap(readWith(receiptCodec, receiptCodec.write(receipt)))).toEqual(receipt);
    }
  });

  test('all promises were kept', async () => {
    expect(await codes(STORY, options)).toEqual([]);
  });

  test('A06 A60 a ballot dropped from record and archive is named by its receipt', async () => {
    const { faults } = await check(dropped(), options);
    const named = faults.filter(({ code }) => code === 'promise-broken').map(({ of }) => of);
    expect(named).toEqual(STORY.ballots.slice(0, 2).map(({ hash }) => hash));
  });

  test('A06 and without any receipt the participation register has too many', async () => {
    expect(await codes(dropped())).toEqual(['participation-count']);
  });

  test('A60 a ballot recorded later than promised', async () => {
    const [ballot] = STORY.ballots;
    const at = STORY.of.box.castOf(ballot?.hash ?? '')?.at ?? 0;
    const early = makeReceipt(
      { election: STORY.of.context.fingerprint, ballot: ballot?.hash ?? '', by: at - 1 },
      STORY.of.server,
    );
    expect(await codes(STORY, { ...options, receipts: [early] })).toEqual(['promise-broken']);
    const late = withCast(2, (entry) => ({ ...entry, receipt: { by: early.by, signature: early.signature } }));
    expect(await codes(late)).toEqual(['receipt-late']);
  });

  test('one that the server did not sign proves nothing', async () => {
    const [receipt] = STORY.of.receipts;
    if (receipt === undefined) throw new RangeError('no receipt');
    const forged = makeReceipt({ ...receipt, by: 5 }, STORY.of.registrar);
    expect(await codes(STORY, { ...options, receipts: [forged] })).toEqual(['receipt-wrong']);
    expect(await codes(STORY, { ...options, receipts: [{ ...receipt, by: receipt.by + 1 }] })).toEqual([
      'receipt-wrong',
    ]);
    expect(await codes(STORY, { ...options, receipts: [{ ...receipt, election: 'x' }] })).toEqual(['receipt-wrong']);
    const unsigned = withCast(1, (entry) => ({ ...entry, receipt: { ...entry.receipt, by: entry.receipt.by + 1 } }));
    expect(await codes(unsigned)).toEqual(['receipt-wrong']);
  });
});

describe('statements of the head', () => {
  const { of } = STORY;
  const [, , third] = of.voters;
  const credential = third?.publicKey ?? '';
  const [early, later] = of.box.journal
    .filter((entry) => entry.kind === 'cast')
    .filter((entry) => entry.credential === credential);
  const says = (head: string | null, at: number): Promise<string[]> => {
    const statement = makeHeadStatement({ election: of.context.fingerprint, credential, head, at }, of.server);
    return codes(STORY, { heads: [unwrap(readWith(headStatementCodec, headStatementCodec.write(statement)))] });
  };

  test('that the record bears out', async () => {
    expect(await says(null, early?.at ?? 0)).toEqual([]);
    expect(await says(early?.ballot ?? '', (early?.at ?? 0) + 1)).toEqual([]);
    expect(await says(later?.ballot ?? '', (later?.at ?? 0) + 1000)).toEqual([]);
    // Accepted, and recorded a little later.
    expect(await says(later?.ballot ?? '', early?.at ?? 0)).toEqual([]);
  });

  test('that it contradicts: an older ballot, none, or one that is not there', async () => {
    expect(await says(early?.ballot ?? '', (later?.at ?? 0) + 1)).toEqual(['head-contradicted']);
    expect(await says(null, (early?.at ?? 0) + 1)).toEqual(['head-contradicted']);
    expect(await says('f'.repeat(64), 0)).toEqual(['head-contradicted']);
  });

  test('that the server did not make', async () => {
    const forged = makeHeadStatement({ election: of.context.fingerprint, credential, head: null, at: 0 }, of.registrar);
    expect(await codes(STORY, { heads: [forged], keys: keysOf(STORY) })).toEqual(['head-wrong']);
  });
});

describe('the registrar’s commitment', () => {
  const { of, parts } = STORY;
  const { fingerprint } = of.context;
  const registration = parts.registration;
  if (registration === null) throw new TypeError('a story with a registration');

  /** All openings as they stand at the close: spares brought into use have new ones. */
  const openings: readonly MapOpening[] = of.openings.map((opening) => {
    const activation = parts.journal.find(
      (entry) => entry.kind === 'activate' && entry.credential === opening.credential,
    );
    if (activation?.kind !== 'activate') return opening;
    const leaf = of.openings.find(({ credential }) => credential === activation.replaces)?.leaf ?? null;
    return { credential: opening.credential, leaf, salt: saltOf(opening.credential, platform) };
  });
  const leaves = new Set(of.openings.flatMap(({ leaf }) => (leaf === null ? [] : [leaf])));

  const checkOpenings = async (changed: readonly MapOpening[], roll = leaves): Promise<SidecarFault['code'][]> => {
    const contents = await readBeside(STORY);
    const context = { fingerprint, platform, credentials: of.credentials, contents };
    return checkMap(changed, roll, context).map(({ code }) => code);
  };

  test('A51 opens, for the scrutineer, to one live credential a member', async () => {
    expect(await checkOpenings(openings)).toEqual([]);
  });

  test('A51 one credential cannot be shown to two members as theirs', async () => {
    const contents = await readBeside(STORY);
    const context = { fingerprint, platform, credentials: of.credentials, contents };
    for (const opening of openings) {
      expect(isOpeningOf(opening, context)).toBe(true);
      expect(isOpeningOf({ ...opening, leaf: 'd'.repeat(64) }, context)).toBe(false);
      expect(isOpeningOf({ ...opening, salt: 'd'.repeat(64) }, context)).toBe(false);
    }
  });

  test('A51 a member with two live credentials, a stranger, and a credential left closed are told', async () => {
    const live = openings.filter(({ leaf }) => leaf !== null);
    const out = new Set(exclusionsOf(parts.journal).map(({ credential }) => credential));
    const [one, two] = live.filter(({ credential }) => !out.has(credential));
    if (!one || !two) throw new RangeError('too few live credentials');
    const clash = { ...two, leaf: one.leaf };
    const committed = mapCommitment(clash, fingerprint, platform);
    const contents = await readBeside(STORY);
    const map = contents.map.map((commitment, i) => (of.credentials[i] === two.credential ? committed : commitment));
    const clashing = openings.map((opening) => (opening === two ? clash : opening));
    const entries = contents.entries.map(({ line, value }) => ({
      line,
      value:
        value.kind === 'activate' && value.credential === two.credential ? { ...value, commitment: committed } : value,
    }));
    const context = { fingerprint, platform, credentials: of.credentials, contents: { ...contents, map, entries } };
    expect(checkMap(clashing, leaves, context).map(({ code }) => code)).toEqual(['map-not-one-to-one']);
    expect(await checkOpenings(openings, new Set([...leaves].filter((leaf) => leaf !== one.leaf)))).toEqual([
      'map-leaf-unknown',
    ]);
    expect(await checkOpenings(openings.filter((opening) => opening !== one))).toEqual(['map-opening']);
    expect(await checkOpenings(clashing)).toContain('map-opening');
  });

  test('is signed: roll, spares and commitments as they were at the opening', async () => {
    const changes: SidecarParts['registration'][] = [
      { ...registration, line: { ...registration.line, roll: 'b'.repeat(64) } },
      { ...registration, map: registration.map.toReversed() },
      { ...registration, spares: registration.spares.slice(1), line: { ...registration.line, spares: 2 } },
    ];
    for (const changed of changes) {
      expect(await codes(withParts({ registration: changed }))).toContain('registration-wrong');
    }
    expect(await codes(withParts({ registration: null }))).toContain('registration-missing');
  });

  test('A05 is about one public list: another, with a key exchanged in it, is not what the registrar signed', async () => {
    const facts = { context: of.context, credentials: of.credentials, list: 'c'.repeat(64), ballots: STORY.ballots };
    const { faults } = checkSidecar(await readBeside(STORY), facts, { ed25519: kernel });
    expect(faults.map(({ code }) => code)).toEqual(['registration-wrong']);
  });

  test('has a commitment a credential, and spares of the list in its order', async () => {
    const remade = (spares: readonly string[], map: readonly string[]): SidecarParts['registration'] => ({
      line: makeRegistration({ roll: ROLL, list: LIST, spares, map }, of.registrar, {
        fingerprint,
        contest: CONTEST,
        platform,
      }),
      spares,
      map,
    });
    const { spares, map } = registration;
    expect(await codes(withParts({ registration: remade(spares, map.slice(1)) }))).toEqual(['registration-count']);
    expect(await codes(withParts({ registration: remade(spares.toReversed(), map) }))).toEqual(['spare-not-listed']);
    expect(await codes(withParts({ registration: remade([...spares, 'c'.repeat(64)], map) }))).toContain(
      'spare-not-listed',
    );
    const short = { ...registration, line: { ...registration.line, credentials: 9 } };
    expect(await codes(withParts({ registration: short }))).toEqual(['registration-count']);
  });
});

describe('the participation register', () => {
  const { of, participants } = STORY;
  const context = { fingerprint: of.context.fingerprint, contest: CONTEST, platform };
  const remade = (people: readonly Participant[]): Story =>
    withParts({ participation: makeParticipation(people, of.registrar, context) });
  const extra: Participant = { salt: salt(), contest: CONTEST, channel: 'web' };

  test('A05 ballots stuffed for people who did not vote: fewer tags than ballots, or a tag that is somebody’s', async () => {
    expect(await codes(remade(participants.slice(1)))).toEqual(['participation-count']);
    const blamed = remade([...participants.slice(1), extra]);
    expect(await codes(blamed)).toEqual([]);
    const { tags } = await readBeside(blamed);
    expect(channelsOf(extra, ['web', 'paper'], tags)).toEqual(['web']);
  });

  test('a member finds the way they took and no other; who did not vote finds nothing', async () => {
    const { tags } = await readBeside(STORY);
    const [paper] = participants;
    if (paper === undefined) throw new RangeError('no participant');
    expect(channelsOf(paper, ['web', 'paper'], tags)).toEqual(['paper']);
    expect(channelsOf(extra, ['web', 'paper'], tags)).toEqual([]);
    expect(channelsOf({ ...paper, contest: 'south-ward' }, ['web', 'paper'], tags)).toEqual([]);
  });

  test('is in ascending order, without doubles, and signed', async () => {
    const own = STORY.parts.participation;
    if (own === null) throw new TypeError('a story with a register');
    const turned = { ...own, tags: own.tags.toReversed() };
    expect(await codes(withParts({ participation: turned }))).toEqual(['participation-order', 'participation-wrong']);
    const doubled = { ...own, tags: [own.tags[0] ?? '', ...own.tags.slice(0, 2)] };
    expect(await codes(withParts({ participation: doubled }))).toContain('participation-order');
    const other = makeParticipation(participants, of.server, context);
    expect(await codes(withParts({ participation: other }))).toEqual(['participation-wrong']);
    expect(await codes(withParts({ participation: null }))).toEqual(['participation-missing']);
  });

  test('opens, for the scrutineer, to one member a tag', () => {
    const openings = participants.map((one, i) => ({ ...one, leaf: String(i).repeat(64) }));
    const tags = participants.map(participationTag).toSorted();
    const leaves = new Set(openings.map(({ leaf }) => leaf));
    const found = (changed: typeof openings): string[] => checkTags(changed, tags, leaves).map(({ code }) => code);
    expect(found(openings)).toEqual([]);
    expect(found(openings.slice(1))).toEqual(['participation-absent']);
    expect(found(openings.map((one, i) => (i === 1 ? { ...one, leaf: openings[0]?.leaf ?? '' } : one)))).toHaveLength(
      1,
    );
    expect(found(openings.map((one, i) => (i === 1 ? { ...one, leaf: 'f'.repeat(64) } : one)))).toHaveLength(1);
    expect(found([...openings, { ...extra, leaf: 'f'.repeat(64) }])).toHaveLength(1);
  });

  test('a tag is HMAC-SHA-256 under the salt', () => {
    const tag = participationTag({ salt: '0'.repeat(64), contest: 'c', channel: 'web' });
    expect(tag).toBe('0269ba1e7d5e293e452a8b0593027f2afc68cabc5d83bec6e9629ddd296ba702');
  });
});
