import type { CandidateId } from '@selectorate/basics';
import type { PackedBallots } from '../../ballots/packed-ballots.ts';
import type { Contest } from '../../contest/contest.ts';
import type { CountRequest } from '../../rules/options.ts';
import type { CvrMapping } from '../cvr/cvr.ts';

/** A contest as an RCTab configuration file sets it out, in this program's terms. */
export interface RctabConfig {
  readonly title: string;
  readonly candidates: readonly RctabCandidate[];
  readonly sources: readonly RctabSource[];
  readonly seats: number;
  /** Rule and options, but for what depends on whether write-ins occur: see {@link prepareRctab}. */
  readonly request: CountRequest;
  /** The order in which ties are decided, where the file declares one: indexes of candidates. */
  readonly tieOrder: readonly number[] | null;
  readonly notes: readonly RctabNote[];
}

export interface RctabCandidate {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly excluded: boolean;
}

/** A file of cast votes and how it is to be read. The path is as the configuration has it. */
export interface RctabSource {
  readonly path: string;
  readonly mapping: CvrMapping;
}

/** What was read, but is not done here as RCTab does it. */
export interface RctabNote {
  readonly path: string;
  readonly code:
    /** About RCTab's own output, not about the count. */
    | 'output-only'
    /** RCTab draws lots with a generator as it goes: here a tie pauses the count and asks for a lot drawn by hand. */
    | 'ties-pause-the-count'
    /** RCTab looks at the round before, no further: who has most there is to be looked up before the lot is drawn. */
    | 'look-at-the-round-before';
}

/** What cannot be used: where it stands in the file, and what to do about it. */
export interface RctabFault {
  readonly code: 'not-json' | 'too-large' | 'missing' | 'bad-value' | 'unknown-key' | 'unsupported';
  /** Such as `rules.hareQuota` or `cvrFileSources[0].provider`. */
  readonly path: string;
  readonly whatToDo: string;
}

/** Everything that `count` needs. */
export interface RctabElection {
  readonly ballots: PackedBallots;
  readonly names: readonly string[];
  readonly contest: Contest;
  readonly request: CountRequest;
  readonly writeIns: CandidateId | null;
  readonly unnamedOvervotes: number;
}
