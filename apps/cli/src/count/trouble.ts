import { err, type Result } from '@selectorate/basics';
import type { ExitCode } from '../io.ts';

/** Why nothing was written: lines for people. Exit 1 where something given is faulty or undecided, 2 where nothing could begin. */
export interface Trouble {
  readonly exit: Exclude<ExitCode, 0>;
  readonly lines: readonly string[];
}

export type Troubled = Extract<Result<never, Trouble>, { ok: false }>;

/** What was asked for cannot be begun: the command line, or a file that is not there. */
export const cannot = (...lines: readonly string[]): Troubled => err({ exit: 2, lines });

/** Something that was given is wrong, or leaves a question open. */
export const faulty = (...lines: readonly string[]): Troubled => err({ exit: 1, lines });
