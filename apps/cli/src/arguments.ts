import { parseArgs } from 'node:util';
import { err, ok, type Result } from '@selectorate/basics';

/** What stood on the command line, by name. */
export interface Arguments {
  readonly places: readonly string[];
  readonly options: Readonly<Record<string, string | undefined>>;
  readonly flags: ReadonlySet<string>;
}

/** Reads a command line with these options (each takes a value) and flags; anything else is named in the failure. */
export function readArguments(
  args: readonly string[],
  { options = [], flags = [] }: { options?: readonly string[]; flags?: readonly string[] },
): Result<Arguments, string> {
  const known = Object.fromEntries([
    ...options.map((name) => [name, { type: 'string' as const }]),
    ...flags.map((name) => [name, { type: 'boolean' as const }]),
  ]) as Record<string, { type: 'string' | 'boolean' }>;
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: known,
      allowPositionals: true,
      strict: true,
    });
    const given = Object.fromEntries(options.map((name) => [name, values[name] as string | undefined]));
    return ok({ places: positionals, options: given, flags: new Set(flags.filter((name) => values[name] === true)) });
  } catch (error) {
    return err((error as Error).message);
  }
}
