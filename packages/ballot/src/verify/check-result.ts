import { err, joinBytes, type Result } from '@selectorate/basics';
import { readWith } from '../codec/codec.ts';
import type { Ciphertext } from '../objects/common.ts';
import { type QuestionResult, resultCodec } from '../objects/decryption.ts';
import type { Question } from '../objects/election.ts';
import { checkResult as compareResult, type DecodedQuestion, decodeTally } from '../tally/result.ts';
import { type OpeningShare, openingShares, type QuorumFault } from '../trustee/opening.ts';
import type { CheckedDecryptions } from './check-decryptions.ts';
import type { SetUp } from './check-set-up.ts';
import type { Fault } from './faults.ts';
import type { StepOf } from './step-reader.ts';
import { hintCutter } from './hint-cutter.ts';
import type { OpeningTask } from './task.ts';
import type { Verification } from './verification.ts';
import { runInOrder } from './workforce.ts';

type Rows = readonly (readonly Ciphertext[])[];

export interface CheckedResult {
  readonly faults: readonly Fault[];
  /** Hints that did not hold, though the opening does. */
  readonly hintFaults: readonly Fault[];
  /** What the votes say, by question; null where they cannot be opened. */
  readonly decoded: readonly DecodedQuestion[] | null;
}

interface Setting {
  readonly setUp: SetUp;
  readonly verification: Verification;
  readonly totalWeight: number;
}

const AT_ONCE = 4_096;

/** What was said of each decryption when it was checked. */
const SAID_BEFORE: ReadonlySet<QuorumFault> = new Set(['decryption-owner-unknown', 'decryption-owner-twice']);

/** Opens the tally with the trustees' factors and compares what it says with what was published. */
export async function checkResult(
  step: StepOf<'Result'>,
  rows: Rows,
  given: CheckedDecryptions,
  { setUp, verification, totalWeight }: Setting,
): Promise<CheckedResult> {
  const { election, group } = setUp.context;
  const shares = openingShares(setUp.trustees, given.owners, group.order);
  if (!shares.ok) {
    const faults = shares.error
      .filter(({ code }) => !SAID_BEFORE.has(code))
      .map(({ code, owner }) => ofOwner(code, owner));
    return { faults, hintFaults: [], decoded: null };
  }
  const missing = shares.value.filter(({ owner }) => !given.decryptions.has(owner));
  if (missing.length > 0) {
    return { faults: missing.map(({ owner }) => ofOwner('decryption-missing', owner)), hintFaults: [], decoded: null };
  }
  const opened = await open(rows, { hash: step.result.hash, shares: shares.value, given }, { setUp, verification });
  if (opened.texts === null) {
    return { faults: [fault('result-lengths', null, null)], hintFaults: [], decoded: null };
  }
  const { hintFaults } = opened;
  const published = readResult(step.result.text, rows, election.questions);
  // A result that cannot be read is none to compare with, and no reason to search for every count.
  const said = published.ok ? published.value : [];
  const decoded = decodeTally(opened.texts, election.questions, { totalWeight, group, published: said });
  if (!published.ok) return { faults: [fault('result-unreadable', null, null)], hintFaults, decoded };
  const faults = compareResult(published.value, decoded).map(({ code, question, position }) =>
    fault(code, question, position),
  );
  return { faults, hintFaults, decoded };
}

/** A text longer than so many small numbers could be is not read, for it could fill any memory. */
function readResult(
  text: string,
  rows: Rows,
  questions: readonly Question[],
): Result<readonly QuestionResult[], unknown> {
  const longest = rows.reduce(
    (sum, row, at) => sum + row.length * (8 * (questions[at]?.answers.length ?? 0) + 40),
    20_000,
  );
  if (text.length > longest) return err('result-unreadable');
  return readWith(resultCodec(questions.map(({ kind }) => kind === 'ranked')), text);
}

const ofOwner = (code: Fault['code'], owner: number): Fault => ({
  code,
  place: { part: 'decryption', owner, question: null, position: null },
});

const fault = (code: Fault['code'], question: number | null, position: number | null): Fault => ({
  code,
  place: {
    part: 'result',
    question: question === null ? null : question + 1,
    position: position === null ? null : position + 1,
  },
});

interface Opening {
  readonly hash: string;
  readonly shares: readonly OpeningShare[];
  readonly given: CheckedDecryptions;
}

/** The texts of the plain elements, row by row; null where a text is no element. */
async function open(
  rows: Rows,
  { hash, shares, given }: Opening,
  { setUp, verification }: Omit<Setting, 'totalWeight'>,
): Promise<{ readonly texts: readonly (readonly string[])[] | null; readonly hintFaults: readonly Fault[] }> {
  const { companion, onHints, progress, workforce } = verification;
  const total = rows.reduce((sum, row) => sum + row.length, 0);
  const found = await companion.hints(hash);
  const whole = onHints === null ? found : 'make';
  const cut = hintCutter(whole, rows);
  function* taskEach(): Generator<OpeningTask & { readonly row: number }> {
    for (const [row, ciphertexts] of rows.entries()) {
      for (let first = 0; first < ciphertexts.length; first += AT_ONCE) {
        const end = Math.min(first + AT_ONCE, ciphertexts.length);
        const factorsOf = (owner: number): readonly string[] =>
          given.decryptions.get(owner)?.decryptionFactors[row]?.slice(first, end) ?? [];
        yield {
          kind: 'opening',
          election: setUp.text,
          row,
          betas: ciphertexts.slice(first, end).map(({ beta }) => beta),
          shares: shares.map(({ owner, exponent }) => ({ exponent, factors: factorsOf(owner) })),
          hints: cut(end - first),
        };
      }
    }
  }
  const texts: (string | null)[][] = rows.map(() => []);
  const made: Uint8Array[] = [];
  const hintFaults: Fault[] = [];
  let done = 0;
  await runInOrder(taskEach(), workforce, (outcome, { row }) => {
    texts[row]?.push(...outcome.opened);
    done += outcome.opened.length;
    if (outcome.wrongHints) hintFaults.push(fault('hint-mismatch', row, null));
    if (outcome.made !== null) made.push(outcome.made);
    progress('result', done, total);
  });
  if (made.length > 0) onHints?.(hash, joinBytes(made));
  return { texts: texts.flat().includes(null) ? null : (texts as string[][]), hintFaults };
}
