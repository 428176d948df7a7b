/** One version of the outside judge. */
export interface Tool {
  /** "2.0", "3.0" or "3.3". */
  readonly version: string;
  /** The command and the arguments that start it with these arguments of its own. */
  readonly program: (args: readonly string[]) => [command: string, args: string[]];
}

/** What was found of a version: the tool, or why there is none. */
export type Looked =
  | { readonly version: string; readonly tool: Tool; readonly why?: never }
  | { readonly version: string; readonly tool?: never; readonly why: string };

/**
 * Looks for belenios-tool 2.0, 3.0 and 3.3: the system's own, one unpacked earlier, or the Debian mirror this machine uses. One
 * entry a version; of each that is missing a line on standard error says why.
 */
export function lookForTools(): Looked[];

/** The tools there are. */
export function findTools(): Tool[];
