import { readFile } from 'node:fs/promises';
import { err, ok, type Result } from '@selectorate/basics';
import type { Texts } from '@selectorate/messages';
import type { Io } from '../io.ts';

/** Five words of a list, or a long sentence: whoever finds the file can guess without limit. */
const SHORTEST = 12;

export interface PassphraseAsked {
  /** A file, or a descriptor such as /dev/fd/3, whose first line is the passphrase; without it a person is asked. */
  readonly file: string | undefined;
  /** Whether it is made up now: then it is asked twice and has a least length. */
  readonly isNew: boolean;
}

/** The passphrase of a key file, never from the command line, where other processes see it. */
export async function passphraseFrom(
  { file, isNew }: PassphraseAsked,
  io: Io,
  texts: Texts,
): Promise<Result<string, string>> {
  const given = file === undefined ? await askPerson(isNew, io, texts) : await firstLine(file, texts);
  if (!given.ok) return given;
  const isLong = [...given.value].length >= SHORTEST;
  return isLong || !isNew ? given : err(texts.text('trustee-passphrase-short', { shortest: SHORTEST }));
}

async function firstLine(file: string, texts: Texts): Promise<Result<string, string>> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return err(texts.text('trustee-file-missing', { file }));
  return ok(text.split(/\r?\n/, 1)[0] ?? '');
}

async function askPerson(isNew: boolean, io: Io, texts: Texts): Promise<Result<string, string>> {
  if (!process.stdin.isTTY) return err(texts.text('trustee-passphrase-nobody'));
  io.err(texts.text(isNew ? 'trustee-passphrase-new' : 'trustee-passphrase'));
  const once = await hiddenLine();
  if (!isNew) return ok(once);
  io.err(texts.text('trustee-passphrase-again'));
  return (await hiddenLine()) === once ? ok(once) : err(texts.text('trustee-passphrase-differs'));
}

const [END, BACK, INTERRUPT] = ['\r\n\u0004', '\b\u007F', '\u0003'];

/** A line typed on the terminal that does not show it. */
function hiddenLine(): Promise<string> {
  const { stdin } = process;
  return new Promise((resolve) => {
    let typed = '';
    const finish = (): void => {
      stdin.off('data', take);
      stdin.setRawMode(false);
      stdin.pause();
    };
    const take = (text: string): void => {
      for (const character of text) {
        if (character === INTERRUPT) {
          finish();
          process.kill(process.pid, 'SIGINT');
          return;
        }
        if (END.includes(character)) {
          finish();
          resolve(typed);
          return;
        }
        typed = BACK.includes(character) ? [...typed].slice(0, -1).join('') : typed + character;
      }
    };
    stdin.setRawMode(true);
    stdin.setEncoding('utf8').on('data', take).resume();
  });
}
