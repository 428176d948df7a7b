import { entropy } from '@selectorate/machine';
import { textsIn, type Texts } from '@selectorate/messages';
import { checkPlaces } from '../count/write-outputs.ts';
import type { ExitCode, Io } from '../io.ts';
import { writeJson } from '../write-json.ts';
import { boundAnswer } from './bound.ts';
import { canariesAnswer } from './canaries.ts';
import { checkAnswer } from './check.ts';
import { diffAnswer } from './diff.ts';
import { freezeAnswer } from './freeze.ts';
import { importAnswer } from './import.ts';
import { proveAnswer } from './prove.ts';
import { misfitsOf, type RollForm } from './misfits.ts';
import { readRollArguments, type RollArguments, type RollOptions } from './roll-arguments.ts';
import type { Answer, RollDesk } from './roll-desk.ts';
import { sampleAnswer } from './sample.ts';
import { whoseAnswer } from './whose.ts';

interface RollStep extends RollOptions {
  /** What must be there; of two ways to ask, the one that this command line takes. */
  readonly form: (asked: RollArguments) => RollForm;
  /** Null where what is asked for does not fit together: then the usage is shown. */
  readonly take: (asked: RollArguments, desk: RollDesk) => Promise<Answer> | null;
}

const STEPS: Readonly<Record<string, RollStep>> = {
  import: {
    once: [
      'out',
      'columns',
      'statuses',
      'evidence',
      'changes',
      'previous',
      'by',
      'reason',
      'authority',
      'basis',
      'sheet',
      'dates',
      'day',
    ],
    flags: ['register', 'rehearsal', 'replace'],
    form: () => ({
      places: ['FILE'],
      needed: ['out'],
      pairs: { basis: 'register', rehearsal: 'register', day: 'rehearsal' },
      apart: { register: ['evidence', 'changes', 'previous', 'statuses', 'by', 'reason', 'authority'] },
    }),
    take: importAnswer,
  },
  check: {
    once: [
      'register',
      'basis',
      'elsewhere',
      'engine',
      'previous',
      'evidence',
      'changes',
      'rulebook',
      'day',
      'frozen',
      'amendments',
      'exports',
      'applications',
      'ballot-devices',
      'paid-up',
      'resolutions',
      'seed',
      'out',
    ],
    often: ['deceased', 'gone-away', 'decoys'],
    flags: ['rehearsal', 'replace'],
    form: () => ({
      places: ['ROLL'],
      needed: ['out'],
      pairs: { basis: 'register', elsewhere: 'register', amendments: 'frozen' },
    }),
    take: checkAnswer,
  },
  diff: { flags: ['private'], form: () => ({ places: ['OLD', 'NEW'], needed: [] }), take: diffAnswer },
  freeze: {
    once: ['contest', 'version', 'out', 'rulebook', 'day'],
    flags: ['replace'],
    form: () => ({ places: ['ROLL'], needed: ['contest', 'version', 'out'] }),
    take: freezeAnswer,
  },
  prove: {
    once: ['member', 'out', 'check', 'summary'],
    form: (asked) =>
      asked.one('check') === undefined && asked.one('summary') === undefined
        ? { places: ['DIR'], needed: ['member'] }
        : { places: [], needed: ['check', 'summary'], apart: { check: ['out'] } },
    take: proveAnswer,
  },
  sample: {
    once: ['n', 'reveals', 'out'],
    flags: ['replace'],
    form: () => ({ places: ['DIR'], needed: ['n', 'reveals'], pairs: { replace: 'out' } }),
    take: sampleAnswer,
  },
  bound: {
    once: ['roll', 'sample', 'bad', 'silent', 'margin', 'missing', 'committed', 'confidence'],
    form: () => ({ places: [], needed: ['roll', 'sample', 'bad'] }),
    take: boundAnswer,
  },
  canaries: {
    once: ['recipient', 'key', 'n', 'by', 'out'],
    flags: ['replace'],
    form: () => ({ places: ['ROLL'], needed: ['recipient', 'key', 'n', 'out'] }),
    take: canariesAnswer,
  },
  whose: {
    once: ['key'],
    often: ['recipients'],
    form: () => ({ places: ['LEAKED'], needed: ['recipients', 'key'] }),
    take: whoseAnswer,
  },
};

/** Starting threads takes less time than they save from this many rows of a register on. */
const LARGE_REGISTER = 200_000;

/** `roll import|check|diff|freeze|prove|sample|bound|canaries|whose`. */
export const rollCommand = (args: readonly string[], io: Io): Promise<ExitCode> =>
  takeRollStep(args, {
    io,
    texts: textsIn('en'),
    now: () => new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
    random: entropy,
    largeRegister: LARGE_REGISTER,
  });

/** Finds the step that a command line names, takes it, and says what came of it. */
export async function takeRollStep([name = '', ...rest]: readonly string[], desk: RollDesk): Promise<ExitCode> {
  const { io, texts } = desk;
  const step = Object.hasOwn(STEPS, name) ? STEPS[name] : undefined;
  if (step === undefined) {
    const asked = ['help', '--help', '-h'].includes(name);
    if (!asked && name !== '') io.err(texts.text('roll-step-none', { name }));
    (asked ? io.out : io.err)(usage('usage-roll', texts));
    return asked ? 0 : 2;
  }
  const ownUsage = usage(`usage-roll-${name}`, texts);
  const read = readRollArguments(rest, {
    once: [...(step.once ?? []), 'json'],
    often: step.often ?? [],
    flags: [...(step.flags ?? []), 'help'],
  });
  if (!read.ok) {
    const { error } = read;
    io.err('twice' in error ? texts.text('roll-given-twice', { option: error.twice }) : error.message);
    io.err(ownUsage);
    return 2;
  }
  if (read.value.has('help')) {
    io.out(ownUsage);
    return 0;
  }
  const misfits = misfitsOf(read.value, step.form(read.value), texts);
  const taking = misfits.length > 0 ? null : await readyToWrite(read.value, desk, () => step.take(read.value, desk));
  if (taking === null) {
    for (const line of [...misfits, ownUsage]) io.err(line);
    return 2;
  }
  if (!taking.ok) {
    for (const line of taking.error.lines) io.err(line);
    return taking.error.exit;
  }
  const { exit, lines, json } = taking.value;
  const target = read.value.one('json');
  if (target !== undefined) await writeJson(target, json, io);
  for (const line of lines) (target === '-' ? io.err : io.out)(line);
  return exit;
}

/** Looks at the place of the JSON before any work, so that a long one is not done for nothing. */
async function readyToWrite(
  asked: RollArguments,
  { texts }: RollDesk,
  take: () => Promise<Answer> | null,
): Promise<Answer | null> {
  const json = asked.one('json');
  const free = await checkPlaces(json === undefined ? [] : [json], asked.places, texts);
  return free.ok ? take() : free;
}

/** A usage and the lines that belong to it. */
function usage(id: string, texts: Texts): string {
  const lines = texts.textIds().filter((known) => known.startsWith(`${id}.`));
  return [texts.text(id), ...lines.map((line) => `  ${texts.text(line)}`)].join('\n');
}
