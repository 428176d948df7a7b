import type { Result } from '@selectorate/basics';
import type { PackedBallots } from '../ballots/packed-ballots.ts';
import type { CountFault } from '../result/result.ts';
import type { CountSheet } from '../table/count-sheet.ts';
import type { CountRule, OptionDefaults } from './options.ts';

/** Everything that a rule counts with. Contest and complete options are the sheet's. */
export interface Counting {
  readonly ballots: PackedBallots;
  /** The ballots of each round of voting, the first among them; more than one only where the rule takes rounds. */
  readonly rounds: readonly PackedBallots[];
  readonly sheet: CountSheet;
}

/** A rule: what it reads of the options and the contest, and how it counts. */
export interface RuleDefinition {
  readonly rule: CountRule;
  /** The options that it reads. Another option may be given, but changes nothing and is not printed. */
  readonly options: OptionDefaults;
  /** `up-to`: at most so many, and none means that there is no limit. */
  readonly seats: 'one' | 'any' | 'up-to';
  /** Parts of a contest that it has a use for; a contest with others is refused. */
  readonly uses: readonly ('sections' | 'constraints' | 'reopenNominations')[];
  /** Whether it may be counted with more seats than candidates: seats then stay vacant. */
  readonly mayStayVacant?: boolean;
  /** Whether voting may go on in further rounds. */
  readonly takesRounds?: boolean;
  /** Moves votes and posts stages until the seats are filled or nobody is left. */
  readonly count: (counting: Counting) => Result<null, CountFault>;
}
