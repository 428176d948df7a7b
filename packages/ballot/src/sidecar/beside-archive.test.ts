import { createHash, randomFillSync } from 'node:crypto';
import { concatBytes, toHex, unwrap } from '@selectorate/basics';
import { groupsByName } from '@selectorate/group';
import { expect, test } from 'vitest';
import { archiveWriter } from '../archive/archive-writer.ts';
import type { UntrustedBytes } from '../archive/byte-source.ts';
import { readSteps } from '../archive/read-steps.ts';
import type { Step } from '../archive/step.ts';
import { admittedBallots, exclusionsOf } from '../box/figures.ts';
import { gather, makeBox, NO, type TestBox, YES } from '../box/testing/make-box.ts';
import { writeArchive } from '../box/write-archive.ts';
import { publicListCodec } from '../credential/public-list.ts';
import { readWith } from '../codec/codec.ts';
import { ballotCodec } from '../objects/ballot.ts';
import { ciphertextRows, type Proof } from '../objects/common.ts';
import { partialDecryptionCodec, resultCodec } from '../objects/decryption.ts';
import { electionCodec } from '../objects/election.ts';
import { trusteesCodec } from '../objects/trustees.ts';
import { type Platform, portableHashing } from '../platform.ts';
import { encryptTally } from '../tally/encrypt-tally.ts';
import { decryptShares } from '../trustee/decrypt.ts';
import { trusteeKeyOf } from '../trustee/single.ts';
import { verifyElection, type VerifyOptions } from '../verify/verify-election.ts';
import { makeCastHints } from './check-casts.ts';
import { makeParticipation } from './participation.ts';
import { makeRegistration, mapCommitment } from './registration.ts';
import type { SidecarHeader } from './sidecar-lines.ts';
import { type SidecarParts, writeSidecar } from './write-sidecar.ts';

// A whole box as the verifier gets it: archive and sidecar as bytes, from the journal to the result.

const platform: Platform = { ...portableHashing(), random: (n) => randomFillSync(new Uint8Array(n)) };
const groupOf = groupsByName();
const ed25519 = groupOf('Ed25519');
const TIMESTAMP = 1_795_000_000;
const MUTATIONS = 150;

const asFile = (bytes: Uint8Array): UntrustedBytes => ({
  async *read() {
    yield bytes;
  },
});

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

interface CountedBox {
  readonly of: TestBox;
  readonly archive: Uint8Array;
  readonly tally: SidecarParts['tally'];
}

/** Four voters and a spare; one credential is excluded; counted. */
async function countedBox(): Promise<CountedBox> {
  const of = makeBox({ group: ed25519, ed25519, platform });
  const [first, second, third, fourth] = of.voters;
  const [spare] = of.spares;
  if (!first || !second || !third || !fourth || !spare) throw new RangeError('too few credentials');
  for (const voter of [first, second, third]) of.cast(voter, YES);
  of.cast(third, NO);
  of.cast(fourth, NO);
  unwrap(of.box.record(of.exclude(first, 'upheld-not-my-vote')));
  unwrap(of.box.record(of.activate(spare, 'reissue', first)));
  of.cast(spare, NO);
  unwrap(of.box.record(of.close()));
  const { context, trusteeSecret, box, texts } = of;
  const { group, election } = context;
  const setup: Extract<Step<string>, { type: 'Setup' }> = {
    type: 'Setup',
    election: electionCodec.write(election),
    trustees: trusteesCodec(group.order).write([{ kind: 'single', key: trusteeKeyOf(trusteeSecret, context) }]),
    credentials: listOf(of),
  };
  const ballotText = (hash: string): string => texts.get(hash) ?? '';
  const closed = await gather(
    writeArchive(box, exclusionsOf(box.journal), { timestamp: TIMESTAMP, setup, ballotText, platform }),
  );
  const codec = ballotCodec({ group, questions: election.questions });
  const ballots = admittedBallots(box.journal, exclusionsOf(box.journal)).map(({ ballot }) =>
    unwrap(readWith(codec, ballotText(ballot))),
  );
  const { rows, numTallied, totalWeight } = unwrap(encryptTally(ballots, () => 1, context));
  const shares = unwrap(decryptShares(rows, { owner: 1, secret: trusteeSecret }, context));
  const partialDecryption = partialDecryptionCodec(group.order).write(shares.decryption);
  const result = resultCodec([false]).write([[1, 3]]);
  const writer = archiveWriter({ timestamp: TIMESTAMP, platform, after: await headOf(closed) });
  const end = [
    ...writer.addStep({ type: 'EncryptedTally', numTallied, totalWeight, encryptedTally: ciphertextRows.write(rows) }),
    ...writer.addStep({ type: 'PartialDecryption', owner: 1, partialDecryption }),
    ...writer.addStep({ type: 'Result', result }),
  ];
  const tally = [
    { hash: sha256(partialDecryption), secondProofs: shares.second },
    { hash: sha256(result), secondProofs: null },
  ];
  return { of, archive: concatBytes(closed, ...end), tally };
}

async function headOf(archive: Uint8Array): Promise<{ hash: string; height: number } | null> {
  let head: { hash: string; height: number } | null = null;
  for await (const part of readSteps(asFile(archive), { platform })) if (part.kind === 'step') head = part;
  return head;
}

const keysOf = ({ server, registrar, officers }: TestBox): NonNullable<SidecarHeader['keys']> => ({
  server: server.key,
  registrar: registrar.key,
  officers: officers.map(({ key }) => key),
});

const listOf = ({ credentials }: TestBox): string =>
  publicListCodec.write(credentials.map((publicKey) => ({ publicKey, weight: null, named: false })));

function partsOf({ of, tally }: CountedBox, hints: ReadonlyMap<string, Uint8Array>): SidecarParts {
  const { context, openings, registrar, box } = of;
  const { fingerprint } = context;
  const map = openings.map((opening) => mapCommitment(opening, fingerprint, platform));
  const spares = of.spares.map(({ publicKey }) => publicKey);
  const line = makeRegistration(
    { roll: 'a'.repeat(64), list: toHex(platform.sha256(listOf(of))), spares, map },
    registrar,
    {
      fingerprint,
      contest: 'north',
      platform,
    },
  );
  const people = Array.from({ length: 4 }, () => ({
    salt: toHex(platform.random(32)),
    contest: 'north',
    channel: 'web',
  }));
  return {
    header: { election: fingerprint, contest: 'north', keys: keysOf(of) },
    registration: { line, spares, map },
    journal: box.journal,
    castHints: (ballot) => {
      const entry = box.castOf(ballot);
      return entry === undefined ? null : makeCastHints(entry, { context, server: of.server.key, ed25519 });
    },
    hints: (hash) => hints.get(hash) ?? null,
    participation: makeParticipation(people, registrar, { fingerprint, contest: 'north', platform }),
    tally,
  };
}

test('archive and sidecar of a box with an exclusion, a reissue and a re-vote verify together, and no part is missed', async () => {
  const counted = await countedBox();
  const { of, archive } = counted;
  const options: VerifyOptions = {
    platform,
    groupOf,
    verdict: 'selectorate',
    smallestBox: 1,
    held: { keys: keysOf(of), receipts: of.receipts },
  };
  const { order } = of.context.group;
  const hints = new Map<string, Uint8Array>();
  const onHints = (hash: string, made: Uint8Array): void => void hints.set(hash, made);
  const parts = partsOf(counted, hints);
  // Hints are made beside the second proofs, which they are for as well.
  const slow = concatBytes(...writeSidecar({ ...parts, castHints: () => null }, order));
  const first = await verifyElection(asFile(archive), asFile(slow), { ...options, onHints });
  expect(first).toMatchObject({ ok: true, value: { ballots: 5, tallied: 4, box: { counted: 4, replaced: 1 } } });
  expect(hints.size).toBe(7);

  const verify = async (changed: Partial<SidecarParts>): Promise<unknown> => {
    const bytes = concatBytes(...writeSidecar({ ...parts, ...changed }, order));
    const verified = await verifyElection(asFile(archive), asFile(bytes), options);
    return verified.ok ? [] : [...new Set(verified.error.map(({ code }) => code))];
  };
  expect(await verify({})).toEqual([]);
  expect(await verify({ hints: () => null, castHints: () => null })).toEqual([]);
  expect(await verify({ registration: null })).toContain('registration-missing');
  expect(await verify({ participation: null })).toEqual(['participation-missing']);
  expect(await verify({ journal: parts.journal.slice(0, -1) })).toEqual(['box-not-closed']);
  expect(await verify({ tally: [] })).toEqual(['second-decryption-proof']);
  const forged: readonly (readonly Proof[])[] = [
    [
      { challenge: 1n, response: 1n },
      { challenge: 1n, response: 1n },
    ],
  ];
  expect(
    await verify({ tally: parts.tally.map((one) => ({ ...one, secondProofs: one.secondProofs && forged })) }),
  ).toContain('second-decryption-proof');
  for (const hash of hints.keys()) {
    const wrong = (of_: string): Uint8Array | null =>
      of_ === hash ? new Uint8Array(hints.get(of_)?.length ?? 0) : (hints.get(of_) ?? null);
    expect(await verify({ hints: wrong })).toEqual(['hint-mismatch']);
  }

  // Whatever is changed anywhere in the sidecar is found.
  const whole = concatBytes(...writeSidecar(parts, order));
  let tried = 0;
  for (let at = 3; at < whole.length; at += Math.ceil(whole.length / MUTATIONS)) {
    const changed = Uint8Array.from(whole);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(await verifyElection(asFile(archive), asFile(changed), options)).toMatchObject({ ok: false });
    tried += 1;
  }
  expect(tried).toBeGreaterThan(MUTATIONS / 2);
});
