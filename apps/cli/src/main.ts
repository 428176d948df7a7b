import { terminal, type ExitCode, type Io } from './io.ts';
import { ballotCommand } from './commands/ballot.ts';
import { rulebookCommand } from './commands/rulebook.ts';
import { countCommand } from './count/command.ts';
import { runCommand } from './commands/run.ts';
import { rollCommand } from './roll/command.ts';
import { trusteeCommand } from './commands/trustee.ts';
import { verifyCommand } from './commands/verify.ts';
import { witnessCommand } from './commands/witness.ts';

type Command = (args: readonly string[], io: Io) => Promise<ExitCode>;

const COMMANDS: Readonly<Record<string, Command>> = {
  run: runCommand,
  verify: verifyCommand,
  count: countCommand,
  rulebook: rulebookCommand,
  roll: rollCommand,
  witness: witnessCommand,
  ballot: ballotCommand,
  trustee: trusteeCommand,
};

const USAGE = `selectorate: selections that the loser can check

  selectorate run FOLDER --out DIR [--report FILE]
                 [--at URL (--set-up LINK | --officer KEYFILE) [--organisation NAME]
                  [--witnesses FILE] [--announce FILE]]
      play the contests of a folder in memory or at a server, write their records, verify them, tell the story
  selectorate verify DIR | FILE.selectorate | URL [--policy FILE | URL] [--seen CHECKPOINT]
                     [--private BUNDLE --identity FILE] [--json FILE]
      check a record from its first byte to its result
  selectorate verify FILE.bel | FILE.bel.gz [--sidecar FILE] [--verdict archive | selectorate] [--threads N]
                     [--make-hints FILE] [--json FILE]
      check a secret ballot from its first byte to its result
  selectorate count FILE… --rule NAME | compare FILE | rules [NAME]
      count a file of ballots by any rule and explain it; selectorate count help says how
  selectorate rulebook explain FILE | diff FILE FILE | what-if FILE --units FILE --returns FILE | schema
      what a rulebook says, how two differ, what the same returns come to under each formula, what a file may say
  selectorate roll import | check | diff | freeze | prove | sample | bound | canaries | whose
      a membership roll from files: who may vote, and how one knows; selectorate roll help says how
  selectorate witness new --name NAME --out FILE | rebuild --mirror DIR --out DIR
      | cosign RECORD --key FILE --mirror DIR --log KEY [--out FILE] [--at TIME]
      | serve --key FILE --mirrors DIR --logs FILE [--port N] [--host H] [--rehearsal]
      a witness's key; mirror a record and cosign its checkpoint; give a lost log back from a mirror; do so as a server
  selectorate ballot setup | credential | cast | audit | close | tally | shuffle | decrypt | result
      run a whole secret ballot from files; selectorate ballot help says how
  selectorate trustee new | ceremony | shuffle | decrypt
      what a trustee of a secret ballot does on a machine of their own; selectorate trustee help says how

Exit status: 0 fine, 1 faults found, 2 could not begin. FILE may be - for standard output where something is written.`;

async function main(args: readonly string[]): Promise<ExitCode> {
  const io = terminal();
  const [name = '', ...rest] = args;
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command !== undefined) return command(rest, io);
  const asked = ['help', '--help', '-h'].includes(name);
  (asked ? io.out : io.err)(USAGE);
  return asked ? 0 : 2;
}

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  // A place that cannot be written to is the user's to mend; anything else is our bug and shows where it is.
  if (!(error instanceof Error && 'syscall' in error)) throw error;
  terminal().err(error.message);
  return 2;
});
