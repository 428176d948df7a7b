import { ok, type Result } from '@selectorate/basics';
import type { Texts } from '@selectorate/messages';
import type { Trouble } from '../count/trouble.ts';
import type { Io } from '../io.ts';

/** What a command about a roll works with. The clock and the random bytes are the machine's; tests bring their own. */
export interface RollDesk {
  readonly io: Io;
  readonly texts: Texts;
  /** The instant, ISO 8601 in UTC: `2022-09-12T11:00:00Z`. */
  readonly now: () => string;
  readonly random: (bytes: number) => Uint8Array;
  /** From this many rows of a register on, starting threads takes less time than they save. */
  readonly largeRegister: number;
}

/** What a command found out: lines for people, the same as data, and 1 where faults were found or gates failed. */
export interface Told {
  readonly exit: 0 | 1;
  readonly lines: readonly string[];
  readonly json: unknown;
}

export type Answer = Result<Told, Trouble>;

export const told = (lines: readonly string[], json: unknown, exit: 0 | 1 = 0): Answer => ok({ exit, lines, json });
