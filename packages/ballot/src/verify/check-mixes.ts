import { readWith } from '../codec/codec.ts';
import { type Ciphertext, ciphertextRows } from '../objects/common.ts';
import type { Question } from '../objects/election.ts';
import { ownersOf } from '../trustee/owners.ts';
import type { SetUp } from './check-set-up.ts';
import type { Fault, FaultCode } from './faults.ts';
import { longestShuffle } from './perform-shuffle.ts';
import type { StepReader } from './step-reader.ts';
import type { ShuffleTask } from './task.ts';
import type { Verification } from './verification.ts';
import { runInOrder } from './workforce.ts';

type Rows = readonly (readonly Ciphertext[])[];

export interface CheckedMixes {
  readonly faults: readonly Fault[];
  /** Hints that did not hold, though their mixes do. */
  readonly hintFaults: readonly Fault[];
  /** The tally with its ranked rows as the last mix left them. */
  readonly rows: Rows;
  /** Who mixed, in their order. */
  readonly owners: readonly number[];
}

interface Setting {
  readonly setUp: SetUp;
  readonly verification: Verification;
}

/** Checks each mix against what the one before it left. Several are under way at once, for each knows its input beforehand. */
export async function checkMixes(
  reader: StepReader,
  tally: Rows,
  { setUp, verification }: Setting,
): Promise<CheckedMixes> {
  const { questions } = setUp.context.election;
  const { companion, onHints, progress, workforce } = verification;
  const faults: Fault[] = [];
  const mixes: { readonly owner: number; readonly hash: string }[] = [];
  const hintFaults: Fault[] = [];
  let rows: Rows = tally.filter((_, at) => questions[at]?.kind === 'ranked');
  async function* taskEach(): AsyncGenerator<ShuffleTask> {
    for await (const { owner, shuffle } of reader.all('Shuffle')) {
      mixes.push({ owner, hash: shuffle.hash });
      const input = ciphertextRows.write(rows);
      const found = await companion.hints(shuffle.hash);
      const given = onHints === null ? found : 'make';
      yield { kind: 'shuffle', election: setUp.text, input, shuffle: shuffle.text, hints: given };
      if (shuffle.text.length <= longestShuffle(input)) rows = outputOf(shuffle.text) ?? rows;
    }
  }
  let done = 0;
  await runInOrder(taskEach(), workforce, (outcome) => {
    const hash = mixes[done]?.hash ?? '';
    done += 1;
    for (const fault of outcome.faults) {
      const question = 'row' in fault && fault.row !== null ? fault.row + 1 : null;
      faults.push({ code: fault.code, place: { part: 'shuffle', number: done, question } });
    }
    if (outcome.wrongHints)
      hintFaults.push({ code: 'hint-mismatch', place: { part: 'shuffle', number: done, question: null } });
    if (outcome.made !== null) onHints?.(hash, outcome.made);
    progress('shuffles', done, mixes.length);
  });
  const owners = mixes.map(({ owner }) => owner);
  return {
    faults: [...ownerFaults(owners, setUp), ...faults],
    hintFaults,
    rows: putBack(tally, rows, questions),
    owners,
  };
}

const PROOFS = ',"proofs":[';
const OUTPUT = '{"ciphertexts":';

/** The ciphertexts of a shuffle, without reading its proofs: those are for the thread that checks them. */
function outputOf(shuffle: string): Rows | null {
  const end = shuffle.indexOf(PROOFS);
  if (end === -1 || !shuffle.startsWith(OUTPUT)) return null;
  const rows = readWith(ciphertextRows, shuffle.slice(OUTPUT.length, end));
  return rows.ok ? rows.value : null;
}

function putBack(tally: Rows, mixed: Rows, questions: readonly Question[]): Rows {
  const rest = [...mixed];
  return tally.map((row, at) => (questions[at]?.kind === 'ranked' ? (rest.shift() ?? []) : row));
}

/** Any trustee may mix, each once; whether enough of them did is the reader's to judge. */
function ownerFaults(owners: readonly number[], { trustees }: SetUp): Fault[] {
  const known = ownersOf(trustees).length;
  return owners.flatMap((owner, at): Fault[] => {
    const codes: FaultCode[] = [];
    if (owner < 1 || owner > known) codes.push('shuffle-owner');
    if (owners.indexOf(owner) < at) codes.push('shuffle-owner-twice');
    return codes.map((code) => ({ code, place: { part: 'shuffle', number: at + 1, question: null } }));
  });
}
