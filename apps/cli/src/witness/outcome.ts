import type { ExitCode } from '../io.ts';

/** How a subcommand of `witness` ended: what goes to either stream, and the same as data for `--json`. */
export interface Outcome {
  readonly exit: ExitCode;
  readonly out: readonly string[];
  readonly err: readonly string[];
  readonly json: unknown;
}

/** It could not begin. */
export const couldNotBegin = (...lines: readonly string[]): Outcome => ({
  exit: 2,
  out: [],
  err: lines,
  json: { schema: 'selectorate-witness/1', outcome: 'could-not-begin', reasons: lines },
});
