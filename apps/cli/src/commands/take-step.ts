import type { Texts } from '@selectorate/messages';
import type { readArguments } from '../arguments.ts';
import type { Desk, Stepped } from '../ballot/step.ts';
import type { ExitCode } from '../io.ts';

type Options = Readonly<Record<string, string | undefined>>;

export interface StepOfCommand {
  /** How many places must be named, and how many more may be. */
  readonly places: number;
  readonly more?: number;
  readonly options?: readonly string[];
  readonly flags?: readonly string[];
  /** Null where what is asked for does not fit together: then the usage is shown. */
  readonly take: (
    places: readonly [string, string],
    options: Options,
    desk: Desk,
    flags: ReadonlySet<string>,
  ) => Promise<Stepped> | null;
}

/** Steps by their names, of one word or two. */
export type StepTable = Readonly<Record<string, StepOfCommand>>;

export interface Stepping {
  readonly steps: StepTable;
  /** The text of the whole command's usage; that of a step is the same with `-` and its name. */
  readonly usage: string;
  readonly read: typeof readArguments;
}

/** Finds the step that a command line names, does it, and says what it did. */
export async function takeStep(
  args: readonly string[],
  { steps, usage, read }: Stepping,
  desk: Desk,
): Promise<ExitCode> {
  const { io, texts } = desk;
  const name = [args.slice(0, 2).join(' '), args[0] ?? ''].find((known) => Object.hasOwn(steps, known));
  const step = name === undefined ? undefined : steps[name];
  if (name === undefined || step === undefined) {
    const asked = ['help', '--help', '-h'].includes(args[0] ?? '');
    (asked ? io.out : io.err)(tellUsage(usage, texts));
    return asked ? 0 : 2;
  }
  const usageOfStep = tellUsage(`${usage}-${name.replace(' ', '-')}`, texts);
  const rest = args.slice(name.split(' ').length);
  const given = read(rest, { options: step.options ?? [], flags: [...(step.flags ?? []), 'help'] });
  if (given.ok && given.value.flags.has('help')) {
    io.out(usageOfStep);
    return 0;
  }
  const { places = [], options = {}, flags = new Set<string>() } = given.ok ? given.value : {};
  const fits = given.ok && places.length >= step.places && places.length <= step.places + (step.more ?? 0);
  const doing = fits ? step.take([places[0] ?? '', places[1] ?? ''], options, desk, flags) : null;
  if (doing === null) {
    io.err(given.ok ? usageOfStep : `${given.error}\n${usageOfStep}`);
    return 2;
  }
  const stepped = await doing;
  if (!stepped.ok) {
    io.err(stepped.error.text);
    return stepped.error.exit;
  }
  for (const line of stepped.value) io.out(line);
  return 0;
}

/** A usage and the lines that belong to it. */
function tellUsage(id: string, texts: Texts): string {
  const lines = texts.textIds().filter((known) => known.startsWith(`${id}.`));
  return [id, ...lines].map((line) => texts.text(line)).join('\n');
}
