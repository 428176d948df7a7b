import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { textsIn } from '@selectorate/messages';
import { backupCommand } from './commands/backup.ts';
import type { Command, CommandIo, ExitCode, Options } from './commands/command-io.ts';
import { newKeysCommand } from './commands/new-keys.ts';
import { rebuildCommand } from './commands/rebuild.ts';
import { restoreCommand } from './commands/restore.ts';
import { rotateKeysCommand } from './commands/rotate-keys.ts';
import { serveCommand } from './commands/serve.ts';

const COMMANDS: Readonly<Record<string, readonly [command: Command, ...options: readonly string[]]>> = {
  serve: [serveCommand, 'role'],
  backup: [backupCommand, 'out'],
  restore: [restoreCommand, 'from'],
  rebuild: [rebuildCommand, 'contest', 'from'],
  'rotate-keys': [rotateKeysCommand],
  'new-keys': [newKeysCommand, 'out'],
};

/** Where a command speaks, and the environment it reads. */
export interface Terminal extends Pick<CommandIo, 'out' | 'err'> {
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Runs one command of the server; without a name it serves. */
export async function runCommand(args: readonly string[], { out, err, environment }: Terminal): Promise<ExitCode> {
  const usage = textsIn('en').text('start-usage');
  const [first = '', ...rest] = args;
  if (['help', '--help', '-h'].includes(first)) {
    out(usage);
    return 0;
  }
  const named = Object.hasOwn(COMMANDS, first) ? COMMANDS[first] : undefined;
  const [command, ...options] = named ?? [serveCommand, 'role'];
  const given = readOptions(named === undefined ? args : rest, options);
  if (given === undefined) {
    err(usage);
    return 2;
  }
  return command(given, {
    out,
    err,
    surroundings: { environment, role: given['role'], home: defaultHome(environment) },
  });
}

/** Options that each take a value; undefined if anything else stands there. */
function readOptions(args: readonly string[], names: readonly string[]): Options | undefined {
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  try {
    return parseArgs({ args: [...args], options, allowPositionals: false, strict: true }).values;
  } catch {
    return undefined;
  }
}

/** Where state of programs lives by the XDG base directory specification. */
const defaultHome = (environment: Terminal['environment']): string =>
  join(environment['XDG_STATE_HOME'] || join(homedir(), '.local', 'state'), 'selectorate');
