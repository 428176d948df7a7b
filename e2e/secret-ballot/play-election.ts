import { concatBytes, unwrap } from '@selectorate/basics';
import type { Bench } from '@selectorate/ballot';
import { type Element, type GroupName } from '@selectorate/group';
import { archiveWriter } from '../../packages/ballot/src/archive/archive-writer.ts';
import type { Step } from '../../packages/ballot/src/archive/step.ts';
import { readWith } from '../../packages/ballot/src/codec/codec.ts';
import { newCode } from '../../packages/ballot/src/credential/code.ts';
import { type Credential, deriveCredential } from '../../packages/ballot/src/credential/derive-credential.ts';
import { publicListCodec, sortedList } from '../../packages/ballot/src/credential/public-list.ts';
import { makeShuffle } from '../../packages/ballot/src/mix/make-shuffle.ts';
import type { Ballot } from '../../packages/ballot/src/objects/ballot.ts';
import { type Ciphertext, ciphertextRows, type Proof } from '../../packages/ballot/src/objects/common.ts';
import { type ElectionContext, openElection } from '../../packages/ballot/src/objects/context.ts';
import { partialDecryptionCodec } from '../../packages/ballot/src/objects/decryption.ts';
import { type Election, electionCodec, type Question } from '../../packages/ballot/src/objects/election.ts';
import { shuffleCodec } from '../../packages/ballot/src/objects/shuffle.ts';
import { type TrusteeItem, trusteesCodec } from '../../packages/ballot/src/objects/trustees.ts';
import { resultCodec } from '../../packages/ballot/src/objects/decryption.ts';
import { encryptTally } from '../../packages/ballot/src/tally/encrypt-tally.ts';
import { openTally } from '../../packages/ballot/src/tally/open-tally.ts';
import { decodeTally, resultOf } from '../../packages/ballot/src/tally/result.ts';
import {
  finishCeremony,
  makeCertificate,
  makeInputs,
  makeOutput,
  makePolynomial,
  openShare,
} from '../../packages/ballot/src/trustee/ceremony.ts';
import { checkThresholdKey } from '../../packages/ballot/src/trustee/check-threshold.ts';
import { type Decrypter, decryptShares } from '../../packages/ballot/src/trustee/decrypt.ts';
import { openingShares } from '../../packages/ballot/src/trustee/opening.ts';
import type { TrusteeContext } from '../../packages/ballot/src/trustee/schnorr.ts';
import { newSeed } from '../../packages/ballot/src/trustee/seed.ts';
import { newTrusteeSecret, trusteeKeyOf } from '../../packages/ballot/src/trustee/single.ts';
import { ballotTexts } from '../../packages/ballot/src/vote/ballot-texts.ts';
import { castBallot } from '../../packages/ballot/src/vote/prepare-ballot.ts';
import type { Vote } from '../../packages/ballot/src/vote/vote.ts';

type Rows = readonly (readonly Ciphertext[])[];
type StepText = Step<string>;

/** An election to be played here by our own code. */
export interface ElectionPlan {
  readonly group: GroupName;
  readonly questions: readonly Question[];
  /** One a voter. */
  readonly weights: readonly number[];
  /** So many single trustees, or a shared key. */
  readonly trustees: number | { readonly threshold: number; readonly size: number };
}

/** An election set up, with everybody's secrets in one hand. */
export interface OpenBox {
  readonly bench: Bench;
  readonly plan: ElectionPlan;
  readonly context: ElectionContext;
  readonly setup: Extract<StepText, { type: 'Setup' }>;
  readonly trustees: readonly TrusteeItem[];
  /** Of each voter, in the order of the plan. */
  readonly credentials: readonly Credential[];
  /** Every trustee's secret, by number. */
  readonly decrypters: readonly Decrypter[];
}

const UUID = 'MadeUpBox1234567';

export function openBox(plan: ElectionPlan, bench: Bench, uuid: string = UUID): OpenBox {
  const { group: name, questions, weights } = plan;
  const group = bench.groupOf(name);
  const keys = makeKeys(plan.trustees, { group, platform: bench.platform });
  const election: Election = {
    version: 1,
    description: 'Invented for a test',
    name: 'Harbour committee',
    group: name,
    publicKey: group.write(keys.publicKey),
    questions,
    uuid,
    administrator: 'Officer A',
    credentialAuthority: 'Registrar B',
  };
  const text = electionCodec.write(election);
  const context = unwrap(openElection(text, bench));
  const credentials = weights.map(() =>
    deriveCredential(newCode(bench.platform.random), uuid, { group, platform: bench.platform }),
  );
  const list = credentials.map(({ publicKey }, i) => {
    const weight = weights[i] ?? 1;
    return { publicKey, weight: weight === 1 ? null : weight, named: false };
  });
  return {
    bench,
    plan,
    context,
    setup: {
      type: 'Setup',
      election: text,
      trustees: trusteesCodec(group.order).write(keys.trustees),
      credentials: publicListCodec.write(sortedList(list, context)),
    },
    trustees: keys.trustees,
    credentials,
    decrypters: keys.decrypters,
  };
}

interface Keys {
  readonly trustees: readonly TrusteeItem[];
  readonly decrypters: readonly Decrypter[];
  readonly publicKey: Element;
}

function makeKeys(trustees: ElectionPlan['trustees'], context: TrusteeContext): Keys {
  if (typeof trustees !== 'number') return holdCeremony(trustees, context);
  const { group } = context;
  const secrets = Array.from({ length: trustees }, () => newTrusteeSecret(context));
  return {
    trustees: secrets.map((secret) => ({ kind: 'single', key: trusteeKeyOf(secret, context) })),
    decrypters: secrets.map((secret, i) => ({ owner: i + 1, secret })),
    publicKey: group.powerOfGenerator(secrets.reduce((sum, secret) => sum + secret, 0n)),
  };
}

function holdCeremony(plan: { readonly threshold: number; readonly size: number }, context: TrusteeContext): Keys {
  const seeds = Array.from({ length: plan.size }, () => newSeed(context.platform.random));
  const certs = seeds.map((seed, i) => makeCertificate(seed, { ...plan, index: i + 1, form: 'current' }, context));
  const polynomials = seeds.map((seed) => unwrap(makePolynomial(seed, { certs, plan }, context)));
  const inputs = makeInputs(polynomials);
  const outputs = seeds.map((seed, i) => {
    const input = inputs[i];
    if (input === undefined) throw new Error('fewer inputs than members');
    return unwrap(makeOutput(seed, { certs, plan, input }, context));
  });
  const key = unwrap(finishCeremony({ plan, certs, polynomials, outputs }, context));
  const { publicKey } = checkThresholdKey(key, context);
  if (publicKey === null) throw new Error('the ceremony gave no key');
  const decrypters = outputs.map(({ privateKey, publicKey: member }, i) => ({
    owner: i + 1,
    secret: unwrap(openShare(seeds[i] ?? '', { privateKey, publicKey: member.publicKey }, context)),
  }));
  return { trustees: [{ kind: 'threshold', key }], decrypters, publicKey };
}

/** A voter's ballot as it is cast. */
export function castIn({ context, credentials }: OpenBox, voter: number, vote: Vote): string {
  const credential = credentials[voter];
  if (credential === undefined) throw new RangeError(`castIn: no voter ${voter}`);
  return unwrap(castBallot(vote, credential, context)).text;
}

/** How a box is closed and opened; what is left out is done as it should be. */
export interface Closing {
  /** Owners of the mixes. */
  readonly mixers?: readonly number[];
  /** Owners of the decryptions. */
  readonly decrypters?: readonly number[];
  /** What is decrypted instead of what the last mix left. */
  readonly instead?: (rows: Rows) => Rows;
  /** What is published without asking what the tally says. */
  readonly result?: string;
}

/** A whole election, and the second proofs of its decryptions, in the order of the steps. */
export interface CompleteElection {
  readonly steps: readonly StepText[];
  readonly secondProofs: readonly (readonly (readonly Proof[])[])[];
}

/** The steps of a whole election with these ballots, honest in everything that comes after them. */
export const completeSteps = (box: OpenBox, ballots: readonly string[], closing?: Closing): readonly StepText[] =>
  completeElection(box, ballots, closing).steps;

export function completeElection(box: OpenBox, ballots: readonly string[], closing: Closing = {}): CompleteElection {
  const { context } = box;
  const { questions } = context.election;
  const isRanked = questions.some(({ kind }) => kind === 'ranked');
  const tally = tallyOf(box, ballots);
  const shuffles: StepText[] = [];
  let ranked: Rows = tally.rows.filter((_, at) => questions[at]?.kind === 'ranked');
  for (const owner of closing.mixers ?? (isRanked ? [1, 2] : [])) {
    const shuffle = unwrap(makeShuffle(ranked, context));
    shuffles.push({ type: 'Shuffle', owner, shuffle: shuffleCodec(context.group.order).write(shuffle) });
    ranked = shuffle.ciphertexts;
  }
  const mixed = putBack(tally.rows, ranked, questions);
  const opening = openTallyWith(box, closing.instead?.(mixed) ?? mixed, {
    totalWeight: tally.step.totalWeight,
    closing,
  });
  const steps: readonly StepText[] = [
    box.setup,
    ...ballots.map((ballot): StepText => ({ type: 'Ballot', ballot })),
    { type: 'EndBallots' },
    tally.step,
    ...shuffles,
    ...(isRanked ? [{ type: 'EndShuffles' } as const] : []),
    ...opening.steps,
  ];
  return { steps, secondProofs: opening.secondProofs };
}

type TallyStep = Extract<StepText, { type: 'EncryptedTally' }>;

export function tallyOf(
  { context, plan, credentials }: OpenBox,
  ballots: readonly string[],
): { rows: Rows; step: TallyStep } {
  const read = ballots.map((text): Ballot => unwrap(readWith(ballotTexts(context).ballot, text)));
  const weights = new Map(credentials.map(({ publicKey }, i) => [publicKey, plan.weights[i] ?? 1]));
  const { rows, numTallied, totalWeight } = unwrap(encryptTally(read, (key) => weights.get(key), context));
  return {
    rows,
    step: { type: 'EncryptedTally', numTallied, totalWeight, encryptedTally: ciphertextRows.write(rows) },
  };
}

function putBack(tally: Rows, mixed: Rows, questions: readonly Question[]): Rows {
  const rest = [...mixed];
  return tally.map((row, at) => (questions[at]?.kind === 'ranked' ? (rest.shift() ?? []) : row));
}

/** The decryptions and the result. */
function openTallyWith(
  { context, trustees, decrypters }: OpenBox,
  rows: Rows,
  { totalWeight, closing }: { readonly totalWeight: number; readonly closing: Closing },
): CompleteElection {
  const { election, group } = context;
  const owners = closing.decrypters ?? defaultOwners(trustees);
  const made = new Map(
    owners.map((owner) => {
      const decrypter = decrypters[owner - 1];
      if (decrypter === undefined) throw new RangeError(`openTallyWith: no trustee ${owner}`);
      return [owner, unwrap(decryptShares(rows, decrypter, context))] as const;
    }),
  );
  const shares = new Map([...made].map(([owner, { decryption }]) => [owner, decryption]));
  const secondProofs = [...made.values()].map(({ second }) => second);
  const steps = [...shares].map(([owner, decryption]): StepText => ({
    type: 'PartialDecryption',
    owner,
    partialDecryption: partialDecryptionCodec(group.order).write(decryption),
  }));
  const opening = openingShares(trustees, owners, group.order);
  if (closing.result !== undefined)
    return { steps: [...steps, { type: 'Result', result: closing.result }], secondProofs };
  if (!opening.ok) return { steps, secondProofs };
  const opened = unwrap(openTally(rows, { shares: opening.value, decryptions: shares }, context));
  const result = resultOf(decodeTally(opened, election.questions, { totalWeight, group }));
  if (result === null) throw new Error('openTallyWith: the tally opens to no numbers');
  const ranked = election.questions.map(({ kind }) => kind === 'ranked');
  return { steps: [...steps, { type: 'Result', result: resultCodec(ranked).write(result) }], secondProofs };
}

/** Every single trustee, of a shared key as many as suffice. */
const defaultOwners = (trustees: readonly TrusteeItem[]): readonly number[] => {
  const [first] = trustees;
  const count = first?.kind === 'threshold' ? first.key.threshold : trustees.length;
  return Array.from({ length: count }, (_, i) => i + 1);
};

const TIMESTAMP = 1_795_324_723;

/** The archive of these steps, its chain right whatever they say. */
export function archiveOfSteps(steps: readonly StepText[], { platform }: Pick<Bench, 'platform'>): Uint8Array {
  const writer = archiveWriter({ timestamp: TIMESTAMP, platform });
  return concatBytes(...writer.begin(), ...steps.flatMap((step) => writer.addStep(step)));
}

export const choose = (answers: number, min: number, max: number, blank = false): Question => ({
  kind: 'choice',
  question: 'Shall the harbour be dredged?',
  answers: Array.from({ length: answers }, (_, i) => `Answer ${i + 1}`),
  blank,
  min,
  max,
});

export const rank = (answers: number): Question => ({
  kind: 'ranked',
  question: 'In which order?',
  answers: Array.from({ length: answers }, (_, i) => `Candidate ${i + 1}`),
  extra: '{"method":"SchulzeOrSTV"}',
});
