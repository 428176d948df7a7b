import { unwrap } from '@selectorate/basics';
import { inThisThread, type UntrustedBytes, verifyElection, type Workforce } from '@selectorate/ballot';
import { archiveInFile } from '../../apps/cli/src/secret-ballot/archive-file.ts';
import { startThreads } from '../../apps/cli/src/secret-ballot/check-threads.ts';
import { readWith } from '../../packages/ballot/src/codec/codec.ts';
import { credentialOfSecret } from '../../packages/ballot/src/credential/derive-credential.ts';
import { checkShuffle, type ShuffleStep } from '../../packages/ballot/src/mix/check-shuffle.ts';
import { makeShuffle } from '../../packages/ballot/src/mix/make-shuffle.ts';
import { makeShuffleHints } from '../../packages/ballot/src/mix/shuffle-hints.ts';
import type { Ciphertext } from '../../packages/ballot/src/objects/common.ts';
import { partialDecryptionCodec } from '../../packages/ballot/src/objects/decryption.ts';
import { shuffleCodec } from '../../packages/ballot/src/objects/shuffle.ts';
import { checkDecryption } from '../../packages/ballot/src/trustee/check-decryption.ts';
import { decryptShares } from '../../packages/ballot/src/trustee/decrypt.ts';
import { attempt } from '../../packages/ballot/src/verify/attempt.ts';
import { performTask } from '../../packages/ballot/src/verify/perform-task.ts';
import type { Hints } from '../../packages/ballot/src/verify/task.ts';
import { castBallot } from '../../packages/ballot/src/vote/prepare-ballot.ts';
import type { BenchElection, Hinted } from './cached-election.ts';
import { deskOf, type Engine } from './desks.ts';
import { type Kind, voteOf } from './election-kinds.ts';
import { credentialOf } from '../../packages/ballot/src/vote/credential-of.ts';

/** What a row measures; peers' rows of the same name stand below it. */
export const ROW_NAMES = [
  'encrypt',
  'check single',
  'check batched',
  'produce shuffle',
  'check shuffle single',
  'check shuffle batched',
  'decrypt',
  'check share single',
  'check share batched',
  'whole election without sidecar',
  'whole election with sidecar',
] as const;

export type RowName = (typeof ROW_NAMES)[number];

/** The part of a row's work that one of several threads does; the first of one does it all. */
export interface Part {
  readonly index: number;
  readonly of: number;
}

export interface Row {
  readonly kinds: readonly Kind[];
  /** Milliseconds a ballot, on one processor, that the protocol's notes set as goal. */
  readonly goal: Readonly<Partial<Record<Kind, number>>>;
  /** More ballots than this would take too long: the figure of so many stands for all. */
  readonly most: number;
  /** Whether the library alone can be asked to do the same. */
  readonly byNoble: boolean;
  /** Whether every ballot is needed as a text. */
  readonly readsBallots: boolean;
  /** Gets ready outside the clock. */
  readonly prepare: (election: BenchElection, setting: Setting) => Prepared;
}

export interface Setting {
  readonly kind: Kind;
  readonly engine: Engine;
  /** How many ballots the election has. */
  readonly size: number;
  readonly part: Part;
  /** Where the work shares itself out: how many threads it may have. */
  readonly threads: number;
}

export interface Prepared {
  /** How many ballots the work handles. */
  readonly items: number;
  /** Throws where an answer is wrong. Can be done again. */
  readonly work: () => void | Promise<void>;
}

const BOTH: readonly Kind[] = ['yes-no', 'ranked'];
const RANKED: readonly Kind[] = ['ranked'];
/** What is done with secrets is as slow as it is for one voter. */
const SECRET = 100;
const SINGLE = 1_000;
const BATCHED = 10_000;
const ALL = Infinity;
/** As many ballots as the verifier gives to a batch. */
const BATCH = 1_024;

export const ROWS: Readonly<Record<RowName, Row>> = {
  encrypt: {
    kinds: BOTH,
    goal: {},
    most: SECRET,
    byNoble: true,
    readsBallots: false,
    prepare: ({ context }, { kind, part, size }) => {
      const voter = credentialOfSecret(7n, context.group);
      const items = share(Array.from({ length: size }), part);
      return {
        items: items.length,
        work: () => {
          for (const i of items.keys()) unwrap(castBallot(voteOf(kind, i), voter, context));
        },
      };
    },
  },
  'check single': {
    kinds: BOTH,
    goal: {},
    most: SINGLE,
    byNoble: true,
    readsBallots: true,
    prepare: (election, setting) => checkBallots(election, setting, () => null),
  },
  'check batched': {
    kinds: BOTH,
    goal: { 'yes-no': 0.3, ranked: 0.06 },
    most: BATCHED,
    byNoble: false,
    readsBallots: true,
    prepare: (election, setting) => checkBallots(election, setting, ({ hints }) => hints),
  },
  'produce shuffle': {
    kinds: RANKED,
    goal: { ranked: 0.2 },
    most: ALL,
    byNoble: true,
    readsBallots: false,
    prepare: ({ context, tally }) => {
      context.group.shuffleGenerators(sizeOf(tally));
      return { items: sizeOf(tally), work: () => void unwrap(makeShuffle(tally, context)) };
    },
  },
  'check shuffle single': {
    kinds: RANKED,
    goal: {},
    most: SINGLE,
    byNoble: true,
    readsBallots: false,
    prepare: (election, setting) => checkMix(election, setting, () => null),
  },
  'check shuffle batched': {
    kinds: RANKED,
    goal: { ranked: 0.12 },
    most: ALL,
    byNoble: false,
    readsBallots: false,
    prepare: (election, setting) => checkMix(election, setting, (step) => makeShuffleHints(step, election.context)),
  },
  decrypt: {
    kinds: RANKED,
    goal: {},
    most: SECRET,
    byNoble: true,
    readsBallots: false,
    prepare: ({ context, tally, secrets }, { part }) => {
      const rows = [share(tally[0] ?? [], part)];
      const decrypter = { owner: 1, secret: BigInt(secrets.trustees[0] ?? 0) };
      return { items: sizeOf(rows), work: () => void unwrap(decryptShares(rows, decrypter, context)) };
    },
  },
  'check share single': {
    kinds: RANKED,
    goal: {},
    most: SINGLE,
    byNoble: true,
    readsBallots: false,
    prepare: (election, setting) => checkFactors(election, setting, null),
  },
  'check share batched': {
    kinds: RANKED,
    goal: { ranked: 0.08 },
    most: BATCHED,
    byNoble: false,
    readsBallots: false,
    prepare: (election, setting) => checkFactors(election, setting, 'make'),
  },
  'whole election without sidecar': {
    kinds: BOTH,
    goal: {},
    most: SINGLE,
    byNoble: true,
    readsBallots: false,
    prepare: (election, setting) => verifyWhole(election, setting, null),
  },
  'whole election with sidecar': {
    kinds: BOTH,
    goal: {},
    most: ALL,
    byNoble: false,
    readsBallots: false,
    prepare: (election, setting) => verifyWhole(election, setting, archiveInFile(election.sidecar)),
  },
};

/** Reads, hashes and checks ballots as the verifier's threads do, in its batches. */
function checkBallots(
  { ballots, electionText }: BenchElection,
  { engine, part }: Setting,
  hintsOf: (ballot: Hinted) => Hints,
): Prepared {
  const jobs = share(ballots, part).map((ballot) => ({
    text: ballot.text,
    credential: credentialOf(ballot.text),
    hints: hintsOf(ballot),
    weight: 1,
  }));
  const desk = deskOf(engine);
  const work = (): void => {
    for (let start = 0; start < jobs.length; start += BATCH) {
      const task = { kind: 'ballots', election: electionText, ballots: jobs.slice(start, start + BATCH) } as const;
      const { faults, wrongHints } = performTask(task, desk);
      must(faults.length === 0 && wrongHints.length === 0, 'a ballot');
    }
  };
  return { items: jobs.length, work };
}

/** Reads and checks one mix. Two threads check one each. */
function checkMix(
  { context, tally, shuffles }: BenchElection,
  { part }: Setting,
  hintsOf: (step: ShuffleStep) => Uint8Array | null,
): Prepared {
  const codec = shuffleCodec(context.group.order);
  const read = (index: number): ShuffleStep['shuffle'] => unwrap(readWith(codec, shuffles[index]?.text ?? ''));
  const input = part.index === 0 ? tally : read(0).ciphertexts;
  const hints = hintsOf({ input, shuffle: read(part.index) });
  context.group.shuffleGenerators(sizeOf(input));
  const work = (): void => {
    const step = { input, shuffle: read(part.index) };
    const { result, wrongHints } = attempt(
      (workings) => checkShuffle(step, context, workings),
      (faults) => faults.length === 0,
      { context, hints },
    );
    must(result.length === 0 && !wrongHints, 'a mix');
  };
  return { items: sizeOf(input), work };
}

/** Checks one trustee's factors, read already. */
function checkFactors(election: BenchElection, { part }: Setting, hints: 'make' | null): Prepared {
  const { context, shuffles, decryptions, secrets } = election;
  const { group } = context;
  const { ciphertexts } = unwrap(readWith(shuffleCodec(group.order), shuffles.at(-1)?.text ?? ''));
  const { decryptionFactors, decryptionProofs } = unwrap(
    readWith(partialDecryptionCodec(group.order), decryptions[0]?.text ?? ''),
  );
  const key = group.powerOfGenerator(BigInt(secrets.trustees[0] ?? 0));
  const run = {
    owner: 1,
    key,
    keyText: group.write(key),
    question: 0,
    first: 0,
    ciphertexts: share<Ciphertext>(ciphertexts[0] ?? [], part),
    factors: share(decryptionFactors[0] ?? [], part),
    proofs: share(decryptionProofs[0] ?? [], part),
    second: null,
  };
  const check = (given: Hints) =>
    attempt(
      (workings) => checkDecryption(run, context, workings),
      (faults) => faults.length === 0,
      { context, hints: given },
    );
  const given = hints === null ? null : check('make').made;
  const work = (): void => {
    const { result, wrongHints } = check(given);
    must(result.length === 0 && !wrongHints, 'a share');
  };
  return { items: run.factors.length, work };
}

/** Verifies the archive from its first byte to its result. */
function verifyWhole(
  { archive }: BenchElection,
  { engine, size, threads }: Setting,
  sidecar: UntrustedBytes | null,
): Prepared {
  const desk = deskOf(engine);
  const work = async (): Promise<void> => {
    const hired = threads > 1 && engine === 'kernel' ? startThreads(threads) : null;
    const workforce: Workforce = hired ?? inThisThread(desk);
    const verdict = await verifyElection(archiveInFile(archive), sidecar, { ...desk, verdict: 'archive', workforce });
    await hired?.end();
    must(verdict.ok && !verdict.value.notices.includes('hints-dropped'), 'an election');
  };
  return { items: size, work };
}

const sizeOf = (rows: readonly (readonly unknown[])[]): number => rows[0]?.length ?? 0;

/** Every so-many-th of some things. */
function share<T>(things: readonly T[], { index, of }: Part): readonly T[] {
  const each = Math.ceil(things.length / of);
  return things.slice(index * each, (index + 1) * each);
}

function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(`bench: ${what} of its own that does not hold`);
}
