import { parseArgs } from 'node:util';
import { err, ok, type Result } from '@selectorate/basics';

/** What may stand on the command line beside places: options with a value once or often, and flags. */
export interface RollOptions {
  readonly once?: readonly string[];
  readonly often?: readonly string[];
  readonly flags?: readonly string[];
}

export interface RollArguments {
  readonly places: readonly string[];
  readonly one: (option: string) => string | undefined;
  readonly many: (option: string) => readonly string[];
  readonly has: (flag: string) => boolean;
}

/** An option that is given twice, or what Node says of what does not belong there, in its first sentence. */
export type ArgumentFault = { readonly twice: string } | { readonly message: string };

/** Reads a command line. */
export function readRollArguments(
  args: readonly string[],
  { once = [], often = [], flags = [] }: RollOptions,
): Result<RollArguments, ArgumentFault> {
  const options = {
    ...Object.fromEntries([...once, ...often].map((name) => [name, { type: 'string', multiple: true } as const])),
    ...Object.fromEntries(flags.map((name) => [name, { type: 'boolean' } as const])),
  };
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    const many = (name: string): readonly string[] => {
      const given = values[name];
      return Array.isArray(given) ? (given as readonly string[]) : [];
    };
    const twice = once.find((name) => many(name).length > 1);
    if (twice !== undefined) return err({ twice });
    return ok({
      places: positionals,
      one: (name) => many(name)[0],
      many,
      has: (flag) => values[flag] === true,
    });
  } catch (error) {
    const [first = ''] = (error as Error).message.split(/(?<=['>])\. /);
    return err({ message: first });
  }
}
