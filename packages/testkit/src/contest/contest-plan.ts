import type { ContestId } from '@selectorate/basics';
import type { CastBallot } from '@selectorate/count';
import type { Rulebook, Settings } from '@selectorate/rulebook';
import type { RelyingParty, Signer } from '@selectorate/selection';

/** Everything in which one rehearsed contest differs from another. All of it has a default. */
export interface ContestPlan {
  readonly contest: ContestId;
  /** Every key, salt and lot follows from it. */
  readonly seed: string;
  readonly preset:
    | 'reselection-pooled'
    | 'reselection-either-third'
    | 'reselection-each-half'
    | 'reselection-college'
    | 'plain-association';
  readonly parameters: Settings;
  /** What the rulebook says of the ballot other than the preset does: a method, a ladder, sections. */
  readonly ballot: Partial<Rulebook['ballot']>;
  /** Eligible members of each party branch. */
  readonly branches: readonly number[];
  /** People entitled in each affiliated branch, as it states. */
  readonly affiliates: readonly number[];
  /** The parent body of the affiliated branch at this place. */
  readonly parentOf: (affiliate: number) => string | null;
  /** Members of the first branch who joined too late to vote. */
  readonly latecomers: number;
  /** Days by which every deadline lies later: time for what takes weeks before the freeze. */
  readonly later: number;
  readonly intention: 'stands' | 'does-not-stand' | 'vacancy';
  readonly batches: readonly BatchPlan[];
  readonly witnesses: readonly string[];
  readonly relyingParty: RelyingParty | null;
  /** Keys that do not follow from the seed. */
  readonly signers: Readonly<Record<string, Signer>>;
  readonly words: Words;
}

/** A batch of papers: what goes out, what comes back, what it says. Candidates are numbered as on the shortlist. */
export interface BatchPlan {
  readonly batch: string;
  readonly channel: 'post' | 'in-person';
  /** The section of the ballot that it goes to, where the rulebook has sections. */
  readonly section?: string;
  readonly issued: number;
  readonly spoilt: number;
  readonly rejected: number;
  readonly papers: readonly CastBallot[];
}

/** All that people write or are called: none of it may reach a public body. */
export interface Words {
  readonly name: (person: string) => string;
  readonly reasons: string;
  readonly address: string;
}

const CHOICES: Settings = { unitTieAgain: 'in-denominator', emptySection: 'lapses', pooledTie: 'undetermined' };

/** Two branches of six and two affiliates of six, figures published whatever their size: the smallest whole re-selection. */
export const SMALL_CONTEST: ContestPlan = {
  contest: 'contest-1' as ContestId,
  seed: 'small contest',
  preset: 'reselection-college',
  parameters: { k: 0 },
  ballot: {},
  branches: [6, 6],
  affiliates: [6, 6],
  parentOf: () => null,
  latecomers: 1,
  later: 0,
  intention: 'stands',
  batches: [
    { batch: 'batch-post', channel: 'post', issued: 8, spoilt: 1, rejected: 1, papers: papers(4, 1) },
    { batch: 'batch-room', channel: 'in-person', issued: 3, spoilt: 0, rejected: 0, papers: papers(1, 2) },
  ],
  witnesses: ['witness.example/first', 'witness.example/second'],
  relyingParty: null,
  signers: {},
  words: { name: (person) => `Member ${person}`, reasons: 'Reasons in full.', address: '1 Nowhere Street' },
};

/** Papers that put the first candidate first, and papers that put the second first. */
export function papers(first: number, second: number): readonly CastBallot[] {
  return [
    { ranking: [[0], [1]], times: first },
    { ranking: [[1]], times: second },
  ].filter(({ times }) => times > 0);
}

/** The plan with its parameters complete for its preset. */
export function completePlan(changes: Partial<ContestPlan>): ContestPlan {
  const plan = { ...SMALL_CONTEST, ...changes };
  const choices = plan.preset === 'plain-association' ? {} : CHOICES;
  const witnesses = plan.witnesses.length;
  return { ...plan, parameters: { ...choices, ...SMALL_CONTEST.parameters, witnesses, ...changes.parameters } };
}
