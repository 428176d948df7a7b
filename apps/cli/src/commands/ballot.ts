import { textsIn } from '@selectorate/messages';
import { readArguments } from '../arguments.ts';
import { auditHeld } from '../ballot/audit.ts';
import { cast } from '../ballot/cast.ts';
import { closeBox, tallyBallots } from '../ballot/count.ts';
import { makeCredentials } from '../ballot/credentials.ts';
import { gatherTrustee } from '../ballot/gather-trustees.ts';
import { shuffleVotes } from '../ballot/mixes.ts';
import { openBallots } from '../ballot/openings.ts';
import { publishResult } from '../ballot/result.ts';
import { finishSetUp, startElection } from '../ballot/set-up.ts';
import type { Desk, Stepped } from '../ballot/step.ts';
import type { ExitCode, Io } from '../io.ts';
import { ballotBench } from '../secret-ballot/ballot-bench.ts';
import { type StepTable, takeStep } from './take-step.ts';

/** The steps of an election from files, by their names on the command line. Each has a usage of its own. */
const STEPS: StepTable = {
  'setup start': {
    places: 1,
    options: ['questions', 'trustees', 'threshold', 'group'],
    take: ([folder], { questions, trustees, threshold, group }, desk) =>
      questions === undefined || trustees === undefined
        ? null
        : startElection({ folder, questions, trustees, threshold, group }, desk),
  },
  'setup trustee': { places: 2, take: ([folder, message], _, desk) => gatherTrustee(folder, message, desk) },
  'setup finish': { places: 1, take: ([folder], _, desk) => finishSetUp(folder, desk) },
  credential: {
    places: 1,
    options: ['voters', 'codes', 'out'],
    take: ([place], { voters, codes, out }, desk) =>
      voters === undefined || codes === undefined ? null : makeCredentials({ place, voters, codes, out }, desk),
  },
  cast: {
    places: 1,
    options: ['code', 'choices', 'hold', 'held', 'audit', 'ballot'],
    take: ([folder], options, desk) => castWith(folder, options, desk),
  },
  audit: {
    places: 2,
    options: ['hash'],
    take: ([place, opening], { hash }, desk) => (hash === undefined ? null : auditHeld({ place, opening, hash }, desk)),
  },
  close: { places: 1, take: ([folder], _, desk) => closeBox(folder, desk) },
  tally: { places: 1, take: ([folder], _, desk) => tallyBallots(folder, desk) },
  shuffle: {
    places: 1,
    more: 1,
    options: ['owner'],
    flags: ['end', 'few-mixes'],
    take: ([folder, file], { owner }, desk, flags) =>
      shuffleVotes(
        { folder, file: file || undefined, owner, end: flags.has('end'), few: flags.has('few-mixes') },
        desk,
      ),
  },
  decrypt: {
    places: 1,
    more: 1,
    options: ['owner', 'private-key'],
    flags: ['few-ballots'],
    take: ([folder, file], { owner, 'private-key': privateKey }, desk, flags) =>
      openBallots({ folder, file: file || undefined, owner, privateKey, few: flags.has('few-ballots') }, desk),
  },
  result: { places: 1, take: ([folder], _, desk) => publishResult(folder, desk) },
};

type Options = Readonly<Record<string, string | undefined>>;

/** Of the ways to use `cast`, one at a time. */
function castWith(folder: string, options: Options, desk: Desk): Promise<Stepped> | null {
  const { code, choices, hold, held, audit, ballot } = options;
  const fresh = code !== undefined && choices !== undefined && held === undefined;
  const again =
    held !== undefined && choices === undefined && hold === undefined && (code === undefined) !== (audit === undefined);
  const made = ballot !== undefined && Object.values(options).filter((value) => value !== undefined).length === 1;
  const one = hold === undefined || audit === undefined;
  if (!(made || (ballot === undefined && one && (fresh || again)))) return null;
  return cast({ folder, code, choices, hold, held, audit, ballot }, desk);
}

/** `ballot setup|credential|cast|audit|close|tally|shuffle|decrypt|result`: a whole election from files. */
export function ballotCommand(args: readonly string[], io: Io): Promise<ExitCode> {
  const desk: Desk = { bench: ballotBench(), texts: textsIn('en'), io };
  return takeStep(args, { steps: STEPS, usage: 'usage-ballot', read: readArguments }, desk);
}
