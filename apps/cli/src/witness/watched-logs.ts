import { readFile, stat } from 'node:fs/promises';
import { err, ok, type Result } from '@selectorate/basics';
import { parseVerifierKey, type VerifierKey } from '@selectorate/record';

/** Why a list of logs cannot be read: its file, or the first line that is no verifier key of a log. */
export type LogsFault = { readonly code: 'unreadable' } | { readonly code: 'line'; readonly line: number };

/** The logs that a witness watches: a file with a verifier key on each line, read again when it has changed. */
export class WatchedLogs {
  readonly #file: string;
  readonly #onFault: (fault: LogsFault) => void;
  #stamp = '';
  #keys: readonly VerifierKey[] = [];

  /** `onFault` hears of a changed list that cannot be read: the last one that could stays in force. */
  constructor(file: string, onFault: (fault: LogsFault) => void) {
    this.#file = file;
    this.#onFault = onFault;
  }

  /** Reads the list for the first time. */
  async open(): Promise<Result<readonly VerifierKey[], LogsFault>> {
    this.#stamp = await stampOf(this.#file);
    const read = await readKeys(this.#file);
    if (read.ok) this.#keys = read.value;
    return read;
  }

  /** Every key under which this log may sign now. */
  async keysOf(log: string): Promise<readonly VerifierKey[]> {
    const stamp = await stampOf(this.#file);
    if (stamp !== this.#stamp) {
      this.#stamp = stamp;
      const read = await readKeys(this.#file);
      if (read.ok) this.#keys = read.value;
      else this.#onFault(read.error);
    }
    return this.#keys.filter(({ name }) => name === log);
  }
}

const stampOf = (file: string): Promise<string> =>
  stat(file, { bigint: true }).then(
    ({ ino, size, mtimeNs }) => [ino, size, mtimeNs].join(),
    () => '',
  );

async function readKeys(file: string): Promise<Result<readonly VerifierKey[], LogsFault>> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return err({ code: 'unreadable' });
  const keys: VerifierKey[] = [];
  for (const [i, line] of text
    .split('\n')
    .map((each) => each.trim())
    .entries()) {
    if (line === '' || line.startsWith('#')) continue;
    const key = parseVerifierKey(line);
    if (!key.ok || key.value.use !== 'note') return err({ code: 'line', line: i + 1 });
    keys.push(key.value);
  }
  return ok(keys);
}
