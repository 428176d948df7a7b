import type { Result } from '@selectorate/basics';
import type { PackedBallots } from '../ballots/packed-ballots.ts';
import type { CountFault } from '../result/result.ts';
import type { CountSheet } from '../table/count-sheet.ts';
import type { CountRule, OptionDefaults } from './options.ts';

/** Everything that a rule counts with. Contest and complete options are the sheet's. */
export interface Counting {
  readonly ballots: PackedBallots;
  readonly sheet: CountSheet;
}

/** A rule: what it reads of the options and the contest, and how it counts. */
export interface RuleDefinition {
  readonly rule: CountRule;
  /** The options that it reads. Another option may be given, but changes nothing and is not printed. */
  readonly options: OptionDefaults;
  readonly seats: 'one' | 'any';
  /** Parts of a contest that it has a use for; a contest with others is refused. */
  readonly uses: readonly ('sections' | 'constraints' | 'reopenNominations')[];
  /** Moves votes and posts stages until the seats are filled or nobody is left. */
  readonly count: (counting: Counting) => Result<null, CountFault>;
}
