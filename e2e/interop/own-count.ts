import {
  type Ballot,
  ballotCodec,
  type Ciphertext,
  ciphertextRows,
  type Decrypter,
  decodeTally,
  decryptShares,
  type ElectionContext,
  encryptTally,
  makeShuffle,
  openElection,
  openingShares,
  openTally,
  type PartialDecryption,
  partialDecryptionCodec,
  publicListCodec,
  readWith,
  resultCodec,
  resultOf,
  shuffleCodec,
  type TrusteeItem,
  trusteesCodec,
} from '@selectorate/ballot';
import { unwrap } from '@selectorate/basics';
import { bench } from '../secret-ballot/bench.ts';
import type { StepText } from './side.ts';

export type Rows = readonly (readonly Ciphertext[])[];
export type StepOf<T extends StepText['type']> = Extract<StepText, { type: T }>;

/** An archive as far as it goes, read. */
export interface Counted {
  readonly context: ElectionContext;
  readonly trustees: readonly TrusteeItem[];
  readonly steps: readonly StepText[];
}

/** All steps of one type, in order. */
export const stepsOf = <T extends StepText['type']>(steps: readonly StepText[], type: T): readonly StepOf<T>[] =>
  steps.filter((step): step is StepOf<T> => step.type === type);

export function read(steps: readonly StepText[]): Counted {
  const [setup] = stepsOf(steps, 'Setup');
  if (setup === undefined) throw new Error('an archive without set-up');
  const context = unwrap(openElection(setup.election, bench));
  const trustees = unwrap(readWith(trusteesCodec(context.group.order), setup.trustees));
  return { context, trustees, steps };
}

export function ballotsIn({ context: { group, election }, steps }: Counted): readonly Ballot[] {
  const codec = ballotCodec({ group, questions: election.questions });
  return stepsOf(steps, 'Ballot').map(({ ballot }) => unwrap(readWith(codec, ballot)));
}

export function tallyStep(counted: Counted): StepOf<'EncryptedTally'> {
  const [setup] = stepsOf(counted.steps, 'Setup');
  const list = unwrap(readWith(publicListCodec, setup?.credentials ?? ''));
  const weights = new Map(list.map(({ publicKey, weight }) => [publicKey, weight ?? 1]));
  const { rows, ...numbers } = unwrap(encryptTally(ballotsIn(counted), (key) => weights.get(key), counted.context));
  return { type: 'EncryptedTally', ...numbers, encryptedTally: ciphertextRows.write(rows) };
}

export function shuffleStep(counted: Counted, owner: number): StepOf<'Shuffle'> {
  const { context } = counted;
  const { questions } = context.election;
  const ranked = lastRows(counted).filter((_, i) => questions[i]?.kind === 'ranked');
  const shuffle = unwrap(makeShuffle(ranked, context));
  return { type: 'Shuffle', owner, shuffle: shuffleCodec(context.group.order).write(shuffle) };
}

/** What is decrypted: the tally, each ranked row as the last shuffle left it. */
export function lastRows({ context, steps }: Counted): Rows {
  const [tally] = stepsOf(steps, 'EncryptedTally');
  const rows = unwrap(readWith(ciphertextRows, tally?.encryptedTally ?? ''));
  const shuffle = stepsOf(steps, 'Shuffle').at(-1);
  if (shuffle === undefined) return rows;
  const mixed = [...unwrap(readWith(shuffleCodec(context.group.order), shuffle.shuffle)).ciphertexts];
  return rows.map((row, i) => (context.election.questions[i]?.kind === 'ranked' ? (mixed.shift() ?? []) : row));
}

export function decryptionStep(counted: Counted, decrypter: Decrypter): StepOf<'PartialDecryption'> {
  const { context } = counted;
  const { decryption } = unwrap(decryptShares(lastRows(counted), decrypter, context));
  const partialDecryption = partialDecryptionCodec(context.group.order).write(decryption);
  return { type: 'PartialDecryption', owner: decrypter.owner, partialDecryption };
}

/** What rows of ciphertexts say, opened with these decryptions. */
export function open(
  { context, trustees }: Counted,
  rows: Rows,
  { decryptions, most }: { readonly decryptions: ReadonlyMap<number, PartialDecryption>; readonly most: number },
): ReturnType<typeof decodeTally> {
  const { group, election } = context;
  const shares = unwrap(openingShares(trustees, [...decryptions.keys()], group.order));
  const opened = unwrap(openTally(rows, { shares, decryptions }, context));
  return decodeTally(opened, election.questions, { totalWeight: most, group });
}

export function resultStep(counted: Counted): StepOf<'Result'> {
  const { context, steps } = counted;
  const codec = partialDecryptionCodec(context.group.order);
  const decryptions = new Map(
    stepsOf(steps, 'PartialDecryption').map((step) => [step.owner, unwrap(readWith(codec, step.partialDecryption))]),
  );
  const most = stepsOf(steps, 'EncryptedTally')[0]?.totalWeight ?? 0;
  const result = resultOf(open(counted, lastRows(counted), { decryptions, most }));
  if (result === null) throw new Error('the tally opens to no numbers');
  const ranked = context.election.questions.map(({ kind }) => kind === 'ranked');
  return { type: 'Result', result: resultCodec(ranked).write(result) };
}
