import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ballotCommand } from '../commands/ballot.ts';
import { trusteeCommand } from '../commands/trustee.ts';
import { verifyCommand } from '../commands/verify.ts';
import type { ExitCode } from '../io.ts';
import { fakeIo } from './fake-io.ts';
import { newFolder } from './folders.ts';

export interface Ran {
  readonly exit: ExitCode;
  readonly said: string;
  readonly complained: string;
}

const COMMANDS = { ballot: ballotCommand, trustee: trusteeCommand, verify: verifyCommand };

/** `selectorate NAME ARGS`, as it would be on the command line. */
export async function run(name: keyof typeof COMMANDS, ...args: readonly string[]): Promise<Ran> {
  const io = fakeIo();
  const exit = await COMMANDS[name](args, io);
  return { exit, said: io.said.join('\n'), complained: io.complained.join('\n') };
}

/** The same, for steps that have to succeed. */
export async function done(name: keyof typeof COMMANDS, ...args: readonly string[]): Promise<string> {
  const { exit, said, complained } = await run(name, ...args);
  if (exit !== 0) throw new Error(`${name} ${args.join(' ')} ended with ${exit}: ${complained}${said}`);
  return said;
}

export const RANKED = {
  type: 'NonHomomorphic',
  value: { question: 'In which order?', answers: ['Ada', 'Bo', 'Cy'] },
  extra: { method: 'SchulzeOrSTV' },
};
export const YES_NO = { question: 'Keep?', answers: ['Yes', 'No'], min: 1, max: 1 };

/** The folder of one election and everything beside it that its people keep. */
export class Rehearsal {
  readonly place: string;

  private constructor(place: string) {
    this.place = place;
  }

  static async begin(
    questions: readonly object[],
    options: readonly string[] = ['--trustees', '2'],
  ): Promise<Rehearsal> {
    const rehearsal = new Rehearsal(await newFolder());
    await rehearsal.write('questions.json', JSON.stringify({ name: 'Meeting', description: 'A rehearsal', questions }));
    await rehearsal.write('passphrase', 'correct horse battery staple\n');
    await done(
      'ballot',
      'setup',
      'start',
      rehearsal.at('E'),
      '--questions',
      rehearsal.at('questions.json'),
      ...options,
    );
    return rehearsal;
  }

  at(...path: readonly string[]): string {
    return join(this.place, ...path);
  }

  async write(name: string, text: string): Promise<string> {
    await writeFile(this.at(name), text);
    return this.at(name);
  }

  async archive(): Promise<string> {
    const name = (await readdir(this.at('E'))).find((file) => file.endsWith('.bel'));
    return this.at('E', name ?? 'none.bel');
  }

  trustee(step: string, place: string, number: number, ...more: readonly string[]): Promise<Ran> {
    const key = ['--key', this.at(`key-${number}`), '--passphrase-file', this.at('passphrase')];
    return run('trustee', step, place, ...key, ...more);
  }

  /** Trustees who hold the key alone, each their own. */
  async singleTrustees(trustees: number): Promise<void> {
    for (let number = 1; number <= trustees; number++) {
      await this.expectDone(this.newTrustee(number));
      await done('ballot', 'setup', 'trustee', this.at('E'), this.at(`first-${number}`));
    }
  }

  newTrustee(number: number): Promise<Ran> {
    return this.trustee(
      'new',
      this.at('E', 'card.json'),
      number,
      '--place',
      String(number),
      '--out',
      this.at(`first-${number}`),
    );
  }

  /** All rounds in which a key is shared. */
  async ceremony(trustees: number): Promise<void> {
    const numbers = Array.from({ length: trustees }, (_, i) => i + 1);
    await this.singleTrustees(trustees);
    const certificates = this.at('E', 'trustees', 'certificates.json');
    for (const number of numbers) await this.round(certificates, number, `second-${number}`);
    for (const number of numbers)
      await this.round(this.at('E', 'trustees', `input-${number}.json`), number, `third-${number}`);
  }

  private async round(message: string, number: number, out: string): Promise<void> {
    await this.expectDone(this.trustee('ceremony', message, number, '--out', this.at(out)));
    await done('ballot', 'setup', 'trustee', this.at('E'), this.at(out));
  }

  async openBox(voters: readonly string[]): Promise<void> {
    await this.write('voters.txt', voters.join('\n'));
    const files = ['--voters', this.at('voters.txt'), '--codes', this.at('codes.json')];
    await done('ballot', 'credential', this.at('E'), ...files);
    const codes = JSON.parse(await readFile(this.at('codes.json'), 'utf8')) as Record<string, string>;
    for (const [voter, code] of Object.entries(codes)) await this.write(`code-${voter}`, code);
    await done('ballot', 'setup', 'finish', this.at('E'));
  }

  async vote(voter: string, choices: unknown, ...more: readonly string[]): Promise<Ran> {
    const file = await this.write(`choices-${voter}`, JSON.stringify(choices));
    return run('ballot', 'cast', this.at('E'), '--code', this.at(`code-${voter}`), '--choices', file, ...more);
  }

  async close(): Promise<void> {
    await done('ballot', 'close', this.at('E'));
    await done('ballot', 'tally', this.at('E'));
  }

  async mix(owners: readonly number[]): Promise<void> {
    for (const owner of owners) {
      await this.expectDone(this.trustee('shuffle', await this.archive(), owner, '--out', this.at(`mix-${owner}`)));
      await done('ballot', 'shuffle', this.at('E'), this.at(`mix-${owner}`));
    }
    await done('ballot', 'shuffle', this.at('E'), '--end');
  }

  async open(owners: readonly number[], ...flags: readonly string[]): Promise<void> {
    for (const owner of owners) {
      const out = this.at(`opening-${owner}`);
      await this.expectDone(this.trustee('decrypt', await this.archive(), owner, '--out', out, ...flags));
      await done('ballot', 'decrypt', this.at('E'), out, ...flags);
    }
  }

  async expectDone(ran: Promise<Ran>): Promise<void> {
    const { exit, complained } = await ran;
    if (exit !== 0) throw new Error(complained);
  }
}
