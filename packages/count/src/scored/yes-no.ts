import { divide, err, ok, rational, type Rational, type Result, sum, ZERO } from '@selectorate/basics';
import type { CountFault, Working } from '../result/result.ts';
import { formatVotes } from '../result/votes.ts';
import type { CountOptions } from '../rules/options.ts';
import type { Counting } from '../rules/rule.ts';
import type { CountSheet } from '../table/count-sheet.ts';
import { compareShare } from '../thresholds/thresholds.ts';
import { readPapers } from './paper-reader.ts';
import { ScoreBoard } from './score-board.ts';

const YES = 0;
const NO = 1;

type Test = CountOptions['passIf'][number];
type TestWorking = Extract<Working, { kind: 'thresholds' }>['tests'][number];

/**
 * A question: the first candidate of the paper is yes, the second no. Yes is elected when every test of `passIf` is met,
 * no when one is not; a test whose base is zero is not met.
 */
export function countYesNo({ ballots, sheet }: Counting): Result<null, CountFault> {
  const fault = faultOfTests(sheet);
  if (fault !== undefined) return err(fault);
  const board = new ScoreBoard(sheet.candidates.length);
  for (const paper of readPapers(ballots, sheet)) {
    const [first] = paper.ranks;
    if (paper.silent !== null) board.putAside(paper.times, paper.silent);
    // Equal marks say neither yes nor no, however the paper goes on.
    else if (first?.length !== 1) board.putAside(paper.times, 'overvote');
    else board.give(paper.times, first, { parts: 1, of: 1 });
  }
  const bases: Bases = {
    yes: board.scores[YES] ?? ZERO,
    valid: sum(board.scores.slice(YES, NO + 1)),
    cast: rational(ballots.total),
    entitled: rational(sheet.contest.entitled ?? 0),
  };
  const tests = sheet.options.passIf.map((test) => workTest(test, bases));
  const answer = tests.every(({ met }) => met) ? YES : NO;
  const elected = sheet.electable.includes(answer) ? [{ index: answer, by: 'thresholds' as const }] : [];
  sheet.post({
    action: { kind: 'first-preferences' },
    quota: null,
    tallies: board.scores,
    movements: [],
    nonTransferable: board.silent,
    residual: ZERO,
    elected,
    excluded: [],
    ties: [],
    workings: [{ kind: 'thresholds', tests }],
  });
  return ok(null);
}

type Bases = { readonly [Base in 'yes' | 'valid' | 'cast' | 'entitled']: Rational };

function workTest({ votes: what, of, comparator, threshold }: Test, bases: Bases): TestWorking {
  const [votes, base] = [bases[what], bases[of]];
  const met =
    base.n !== 0n && compareShare(divide(votes, base), { comparator, threshold, exactTie: 'as-compared' }) === 'met';
  return { what, of, comparator, threshold, votes: formatVotes(votes), base: formatVotes(base), met };
}

/** What the request's check cannot know: which tests mean something, and what they need of the contest. */
function faultOfTests({ options: { passIf }, contest: { entitled } }: CountSheet): CountFault | undefined {
  if (passIf.length === 0) return badTests('at least one test');
  if (passIf.some(({ votes, of }) => votes === 'cast' && of !== 'entitled')) {
    return badTests('`cast` votes of those entitled');
  }
  const needed = passIf.some(({ of }) => of === 'entitled');
  return needed && entitled === null ? { code: 'bad-contest', field: 'entitled', expected: 'a number' } : undefined;
}

const badTests = (expected: string): CountFault => ({ code: 'bad-option', option: 'passIf', expected });
