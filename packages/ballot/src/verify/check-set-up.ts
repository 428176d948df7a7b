import { err, ok, type Result } from '@selectorate/basics';
import { readWith } from '../codec/codec.ts';
import type { Unreadable } from '../codec/cursor.ts';
import { checkPublicList, hasNames, type PublicCredential, publicListCodec } from '../credential/public-list.ts';
import { type ElectionContext, openElection } from '../objects/context.ts';
import type { Question } from '../objects/election.ts';
import { type TrusteeItem, trusteesCodec } from '../objects/trustees.ts';
import { checkTrustees } from '../trustee/check-trustees.ts';
import type { Fault } from './faults.ts';
import type { StepOf } from './step-reader.ts';
import type { Bench } from './bench.ts';

/** What an election is before the first ballot. */
export interface SetUp {
  readonly text: string;
  readonly context: ElectionContext;
  readonly trustees: readonly TrusteeItem[];
  /** What each listed credential weighs. */
  readonly weights: ReadonlyMap<string, number>;
  /** Whether the list says whose a credential is. */
  readonly hasNames: boolean;
}

/** The set-up and what is wrong with it; a failure where nothing after it can be checked. */
export function checkSetUp(
  step: StepOf<'Setup'>,
  bench: Bench,
): Result<readonly [SetUp, readonly Fault[]], readonly Fault[]> {
  const opened = openElection(step.election.text, bench);
  if (!opened.ok)
    return err([{ code: opened.error.code, place: { part: 'election' }, detail: detailOf(opened.error.why) }]);
  const context = opened.value;
  const faults: Fault[] = checkQuestions(context);
  const trustees = readWith(trusteesCodec(context.group.order), step.trustees.text);
  if (!trustees.ok) {
    return err([
      ...faults,
      { code: 'trustees-unreadable', place: { part: 'trustees', owner: null }, detail: trustees.error.expected },
    ]);
  }
  for (const { code, owner } of checkTrustees(trustees.value, context))
    faults.push({ code, place: { part: 'trustees', owner } });
  const { text: listText } = step.credentials;
  const list: Result<readonly PublicCredential[], Unreadable> =
    listText.length > LARGEST_LIST
      ? err({ code: 'not-canonical', at: LARGEST_LIST, expected: 'the end of the list' })
      : readWith(publicListCodec, listText);
  if (!list.ok) {
    return err([
      ...faults,
      { code: 'credentials-unreadable', place: { part: 'credentials', entry: null }, detail: list.error.expected },
    ]);
  }
  for (const { code, entry } of checkPublicList(list.value, context)) {
    faults.push({ code, place: { part: 'credentials', entry: entry + 1 } });
  }
  const setUp: SetUp = {
    text: step.election.text,
    context,
    trustees: trustees.value,
    weights: new Map(list.value.map(({ publicKey, weight }) => [publicKey, weight ?? 1])),
    hasNames: hasNames(list.value),
  };
  // Votes on a question that this group cannot hold cannot be read by anybody.
  return faults.some(({ code }) => code === 'election-embedding') ? err(faults) : ok([setUp, faults]);
}

/** A million credentials in Ed25519. */
const LARGEST_LIST = 80_000_000;

const detailOf = (why: string | { readonly expected: string }): string =>
  typeof why === 'string' ? why : why.expected;

function checkQuestions({ election, group }: ElectionContext): Fault[] {
  const codes = election.questions.flatMap((question) => questionFaults(question, group.embedding?.most ?? null));
  const none: Fault['code'][] = election.questions.length === 0 ? ['election-question'] : [];
  return [...none, ...codes].map((code) => ({ code, place: { part: 'election' } }));
}

function questionFaults(question: Question, most: number | null): Fault['code'][] {
  if (question.answers.length === 0) return ['election-question'];
  if (question.kind === 'ranked') return most === null || question.answers.length > most ? ['election-embedding'] : [];
  const { min, max, answers } = question;
  return min <= max && max <= answers.length ? [] : ['election-question'];
}
