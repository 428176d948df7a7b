import type { Result } from '@selectorate/basics';

/** What a subcommand answers: lines for people, and the same as data for `--json`. */
export interface Said {
  readonly lines: readonly string[];
  readonly json: unknown;
}

/** An answer, or the lines that say why there is none. */
export type Answer = Result<Said, readonly string[]>;
