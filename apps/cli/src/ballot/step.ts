import type { Bench } from '@selectorate/ballot';
import { err, type Result } from '@selectorate/basics';
import type { TextArgs, Texts } from '@selectorate/messages';
import type { ExitCode, Io } from '../io.ts';

/** What a step works with. */
export interface Desk {
  readonly bench: Bench;
  readonly texts: Texts;
  readonly io: Io;
}

/** Why a step was not done: what, where, what to do. Exit 1 where something is faulty, 2 where it could not begin. */
export interface Refused {
  readonly exit: Exclude<ExitCode, 0>;
  readonly text: string;
}

/** What a step did, line by line, and what comes next; or why it did nothing. */
export type Stepped = Result<readonly string[], Refused>;

export type Refusal = Extract<Stepped, { ok: false }>;

/** Refuses because something is missing, taken, or out of its turn. */
export const cannot = (texts: Texts, id: string, args: TextArgs = {}): Refusal =>
  err({ exit: 2, text: texts.text(id, args) });

/** Refuses because something that was handed in is wrong. */
export const faulty = (texts: Texts, id: string, args: TextArgs = {}): Refusal =>
  err({ exit: 1, text: texts.text(id, args) });
