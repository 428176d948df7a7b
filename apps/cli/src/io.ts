/** How a command ended: 0 fine, 1 faults found after work could begin, 2 could not begin. */
export type ExitCode = 0 | 1 | 2;

/** Where a command speaks: its result on one stream, everything else on the other. */
export interface Io {
  out(text: string): void;
  err(text: string): void;
  /** Long work: what is being done and how far it is. Shown on a terminal only, and gone afterwards. */
  progress(what: string, done: number, total: number): void;
}

const WIDTH = 24;
const REDRAW_MS = 80;

/** Control characters shown as what they are: a hostile file name must not steer the terminal. */
const visible = (text: string): string =>
  text.replaceAll(/[\p{Cc}\p{Cf}]/gu, (character) => (character === '\n' ? character : '�'));

/** Standard output and standard error, with a progress line where somebody is looking. */
export function terminal(): Io {
  const watched = process.stderr.isTTY === true;
  let drawn = 0;
  // Whoever reads on may stop reading (`| head`): then there is nobody left to tell.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
  const clear = (): void => {
    if (drawn !== 0) process.stderr.write('\r\u001B[K');
    drawn = 0;
  };
  return {
    out: (text) => {
      clear();
      process.stdout.write(`${visible(text)}\n`);
    },
    err: (text) => {
      clear();
      process.stderr.write(`${visible(text)}\n`);
    },
    progress: (what, done, total) => {
      if (!watched || (done < total && Date.now() - drawn < REDRAW_MS)) return;
      drawn = Date.now();
      const filled = total === 0 ? WIDTH : Math.round((WIDTH * done) / total);
      process.stderr.write(`\r\u001B[K${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${what} ${done} of ${total}`);
      if (done >= total) clear();
    },
  };
}
