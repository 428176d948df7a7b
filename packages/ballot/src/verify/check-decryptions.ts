import { concatBytes } from '@selectorate/basics';
import { readWith } from '../codec/codec.ts';
import type { Ciphertext, Proof } from '../objects/common.ts';
import { type PartialDecryption, partialDecryptionCodec } from '../objects/decryption.ts';
import { ownersOf } from '../trustee/owners.ts';
import type { SetUp } from './check-set-up.ts';
import type { Fault } from './faults.ts';
import type { StepReader } from './step-reader.ts';
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
  const keys = ownersOf(setUp.trustees);
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
      owners.push(owner);
      const decryption = readWith(partialDecryptionCodec(group.order), text);
      const key = keys[owner - 1]?.key.publicKey;
      const proofs = await verification.companion.secondProofs(hash);
      doublyProven &&= proofs !== null;
      const needed = verification.verdict === 'selectorate';
      const found = await verification.companion.hints(hash);
      const given = verification.onHints === null ? found : 'make';
      if (!decryption.ok) blame('decryption-unreadable', owner);
      else if (!fits(decryption.value, rows)) blame('decryption-lengths', owner);
      else if ((needed || proofs !== null) && !fitsProofs(proofs, rows)) blame('second-decryption-proof', owner);
      else if (key !== undefined) {
        if (!decryptions.has(owner)) decryptions.set(owner, decryption.value);
        for (const task of pieces({
          rows,
          decryption: decryption.value,
          proofs,
          owner,
          key,
          election: setUp.text,
          hints: given,
        })) {
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
  for (const [hash, hints] of made) verification.onHints?.(hash, concatBytes(...hints));
  return { faults, hintFaults, decryptions, doublyProven, owners };
}

function fits({ decryptionFactors, decryptionProofs }: PartialDecryption, rows: Rows): boolean {
  const asLong = (lists: readonly (readonly unknown[])[]): boolean =>
    lists.length === rows.length && lists.every((list, at) => list.length === rows[at]?.length);
  return asLong(decryptionFactors) && asLong(decryptionProofs);
}

const fitsProofs = (proofs: readonly (readonly Proof[])[] | null, rows: Rows): boolean =>
  proofs !== null && proofs.length === rows.length && proofs.every((list, at) => list.length === rows[at]?.length);

interface Cutting {
  readonly rows: Rows;
  readonly decryption: PartialDecryption;
  readonly proofs: readonly (readonly Proof[])[] | null;
  readonly owner: number;
  readonly key: string;
  readonly election: string;
  readonly hints: Hints;
}

/** A decryption in pieces, question by question. Each factor takes equally many bytes of hints, so these are cut alike. */
function* pieces({ rows, decryption, proofs, owner, key, election, hints }: Cutting): Generator<DecryptionTask> {
  const total = rows.reduce((sum, row) => sum + row.length, 0);
  const each = hints instanceof Uint8Array && total > 0 ? Math.floor(hints.length / total) : 0;
  let before = 0;
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
        hints: hints instanceof Uint8Array ? hints.slice((before + first) * each, (before + end) * each) : hints,
      };
    }
    before += row.length;
  }
}
