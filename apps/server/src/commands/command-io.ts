import type { Surroundings } from '../configuration.ts';

/** How a command ended: 0 fine, 1 something was wrong after work could begin, 2 could not begin. */
export type ExitCode = 0 | 1 | 2;

/** Where a command speaks, and what surrounds it. */
export interface CommandIo {
  out(text: string): void;
  err(text: string): void;
  readonly surroundings: Surroundings;
}

/** What stood on the command line: options by name; anything unknown ended the program before. */
export type Options = Readonly<Record<string, string | undefined>>;

export type Command = (options: Options, io: CommandIo) => Promise<ExitCode>;
