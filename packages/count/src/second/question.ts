import type { CandidateId, Result } from '@selectorate/basics';
import type { CastBallot } from '../ballots/packed-ballots.ts';
import type { Contest } from '../contest/contest.ts';
import type { CountFault, Stage } from '../result/result.ts';
import type { CountOptions, CountRule } from '../rules/options.ts';

/** What a second counter is asked: a checked request, complete options, and the papers as they were cast. */
export interface Question {
  readonly rule: CountRule;
  readonly options: CountOptions;
  readonly contest: Contest;
  readonly candidates: readonly CandidateId[];
  /** The papers of the first round: all there are, but for rules that take several rounds. */
  readonly papers: readonly CastBallot[];
  /** The papers of each round of voting, those of the first among them. */
  readonly rounds: readonly (readonly CastBallot[])[];
}

export interface Answer {
  readonly stages: readonly Stage[];
  /** In order of election. */
  readonly elected: readonly CandidateId[];
  readonly vacant: number;
}

/** A rule as the second counter works it out. */
export type SecondRule = (question: Question) => Result<Answer, CountFault>;
