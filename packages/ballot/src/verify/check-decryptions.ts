import { err, joinBytes, type Result } from '@selectorate/basics';
import { readWith } from '../codec/codec.ts';
import type { Ciphertext, Proof } from '../objects/common.ts';
import { type PartialDecryption, partialDecryptionCodec } from '../objects/decryption.ts';
import { ownersOf } from '../trustee/owners.ts';
import type { SetUp } from './check-set-up.ts';
import type { Fault } from './faults.ts';
import type { StepReader } from './step-reader.ts';
import { hintCutter } from './hint-cutter.ts';
import type { DecryptionTask, Hints } from './task.ts';
import type { Verification } from './verification.ts';
import { runInOrder } from './workforce.ts';

type Rows = readonly (readonly Ciphertext[])[];

export interface CheckedDecryptions {
  readonly faults: readonly Fault[];
  /** Hints that did not hold, though what they were for does. */
  readonly hintFaults: readonly Fault[];
  /** By owner; those that could not be read are not here. */
  readonly decryptions: ReadonlyMap<number, PartialDecryption>;
  /** Whether every factor was checked by a second proof as well. */
  readonly doublyProven: boolean;
  /** Owners in the archive's order, also of those that could not be read. */
  readonly owners: readonly number[];
}

interface Setting {
  readonly setUp: SetUp;
  readonly verification: Verification;
}

/** So many factors go to a thread at once. */
const AT_ONCE = 4_096;

/** Checks every factor of every trustee against the rows that are to be opened. */
export async function checkDecryptions(
  reader: StepReader,
  rows: Rows,
  { setUp, verification }: Setting,
): Promise<CheckedDecryptions> {
  const { group } = setUp.context;
  const keys = keysOf(setUp);
  const known = ownersOf(setUp.trustees).length;
  const faults: Fault[] = [];
  const owners: number[] = [];
  const decryptions = new Map<number, PartialDecryption>();
  const made = new Map<string, Uint8Array[]>();
  const hashes: string[] = [];
  const hintFaults: Fault[] = [];
  let doublyProven = true;
  const blame = (code: Fault['code'], owner: number): void => {
    faults.push({ code, place: { part: 'decryption', owner, question: null, position: null } });
  };
  async function* taskEach(): AsyncGenerator<DecryptionTask> {
    for await (const { owner, partialDecryption } of reader.all('PartialDecryption')) {
      const { hash, text } = partialDecryption;
      const second = await secondProofsOf(hash, rows, verification);
      if (second.isWrong) blame('second-decryption-proof', owner);
      doublyProven &&= second.proofs !== null;
      const found = await verification.companion.hints(hash);
      const hints: Hints = verification.onHints === null ? found : 'make';
      const key = keys.get(owner);
      if (owner < 1 || owner > known) blame('decryption-owner-unknown', owner);
      if (owners.includes(owner)) blame('decryption-owner-twice', owner);
      owners.push(owner);
      const decryption = readDecryption(text, rows, group.order);
      if (!decryption.ok) blame('decryption-unreadable', owner);
      else if (!fits(decryption.value, rows)) blame('decryption-lengths', owner);
      else if (key !== undefined) {
        if (!decryptions.has(owner)) decryptions.set(owner, decryption.value);
        const cutting = { rows, decryption: decryption.value, proofs: second.proofs, owner, key, hints };
        for (const task of pieces({ ...cutting, election: setUp.text })) {
          hashes.push(hash);
          yield task;
        }
      }
    }
  }
  let done = 0;
  await runInOrder(taskEach(), verification.workforce, (outcome, { owner, question }) => {
    const hash = hashes[done] ?? '';
    done += 1;
    for (const { code, position } of outcome.faults) {
      if (code === 'second-decryption-proof') doublyProven = false;
      faults.push({ code, place: { part: 'decryption', owner, question: question + 1, position: position + 1 } });
    }
    if (outcome.wrongHints)
      hintFaults.push({
        code: 'hint-mismatch',
        place: { part: 'decryption', owner, question: question + 1, position: null },
      });
    if (outcome.made !== null) made.set(hash, [...(made.get(hash) ?? []), outcome.made]);
    verification.progress('decryptions', done, hashes.length);
  });
  for (const [hash, hints] of made) verification.onHints?.(hash, joinBytes(hints));
  return { faults, hintFaults, decryptions, doublyProven, owners };
}

/** The keys of those who may decrypt, by number. One that is no element is a fault of the set-up, and nothing is checked against it. */
function keysOf({ trustees, context }: SetUp): ReadonlyMap<number, string> {
  return new Map(
    ownersOf(trustees)
      .filter(({ key }) => context.group.read(key.publicKey).ok)
      .map(({ owner, key }) => [owner, key.publicKey]),
  );
}

/** The second proofs beside a decryption, if they fit it; whether they do not, or are missing where they must be there. */
async function secondProofsOf(
  hash: string,
  rows: Rows,
  { companion, verdict }: Verification,
): Promise<{ readonly proofs: readonly (readonly Proof[])[] | null; readonly isWrong: boolean }> {
  const proofs = await companion.secondProofs(hash);
  if (proofs === null) return { proofs, isWrong: verdict === 'selectorate' };
  return fitsProofs(proofs, rows) ? { proofs, isWrong: false } : { proofs: null, isWrong: true };
}

/** A factor and two numbers for each ciphertext: a text beyond a generous bound is not read, for it could fill any memory. */
function readDecryption(text: string, rows: Rows, order: bigint): Result<PartialDecryption, unknown> {
  const longest = rows.flat().reduce((sum, { alpha }) => sum + 8 * alpha.length + 100, 20_000);
  return text.length > longest ? err('decryption-unreadable') : readWith(partialDecryptionCodec(order), text);
}

function fits({ decryptionFactors, decryptionProofs }: PartialDecryption, rows: Rows): boolean {
  const asLong = (lists: readonly (readonly unknown[])[]): boolean =>
    lists.length === rows.length && lists.every((list, at) => list.length === rows[at]?.length);
  return asLong(decryptionFactors) && asLong(decryptionProofs);
}

const fitsProofs = (proofs: readonly (readonly Proof[])[], rows: Rows): boolean =>
  proofs.length === rows.length && proofs.every((list, at) => list.length === rows[at]?.length);

interface Cutting {
  readonly rows: Rows;
  readonly decryption: PartialDecryption;
  readonly proofs: readonly (readonly Proof[])[] | null;
  readonly owner: number;
  readonly key: string;
  readonly election: string;
  readonly hints: Hints;
}

/** A decryption in pieces, question by question, with its hints. */
function* pieces({ rows, decryption, proofs, owner, key, election, hints }: Cutting): Generator<DecryptionTask> {
  const cut = hintCutter(hints, rows);
  for (const [question, row] of rows.entries()) {
    for (let first = 0; first < row.length; first += AT_ONCE) {
      const end = Math.min(first + AT_ONCE, row.length);
      yield {
        kind: 'decryption',
        election,
        owner,
        key,
        question,
        first,
        ciphertexts: row.slice(first, end),
        factors: decryption.decryptionFactors[question]?.slice(first, end) ?? [],
        proofs: decryption.decryptionProofs[question]?.slice(first, end) ?? [],
        second: proofs?.[question]?.slice(first, end) ?? null,
        hints: cut(end - first),
      };
    }
  }
}
