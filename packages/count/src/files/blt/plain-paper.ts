import type { Ranking } from '../../ballots/packed-ballots.ts';
import { MOST_PAPERS } from '../../ballots/packed-ballots.ts';
import type { Line } from '../lines.ts';

const ZERO = 48;
const NINE = 57;
const SPACE = 32;
const TAB = 9;
const HYPHEN = 45;

/** A paper read without making words of its line. `ranking` is good until the next line is read. */
export interface PlainPaper {
  times: number;
  readonly ranking: (readonly number[])[];
}

const NOBODY: readonly number[] = [];

/**
 * Reads `weight preferences 0` where it is written as nearly all files write it: digits, spaces, `-`. Anything else is
 * left to the patient reader, which also says what is wrong; nothing is refused here.
 */
export class PlainPaperReader {
  readonly paper: PlainPaper = { times: 0, ranking: [] };
  readonly #alone: Ranking;

  constructor(candidates: number) {
    this.#alone = Array.from({ length: candidates }, (_, candidate) => [candidate]);
  }

  /** False when the line is not of that kind. */
  read({ text, start, end }: Line): boolean {
    const { ranking } = this.paper;
    ranking.length = 0;
    let at = start;
    let number = 0;
    let word = 0;
    let closed = false;
    while (at < end) {
      let code = text.charCodeAt(at);
      if (code === SPACE || code === TAB) {
        at++;
        continue;
      }
      if (closed) return false;
      if (code === HYPHEN && word > 0) {
        ranking.push(NOBODY);
        code = ++at < end ? text.charCodeAt(at) : SPACE;
      } else {
        const from = at;
        number = 0;
        while (code >= ZERO && code <= NINE) {
          number = number * 10 + code - ZERO;
          code = ++at < end ? text.charCodeAt(at) : SPACE;
        }
        // No digits, more than a number of papers can have, or a zero in front.
        if (at === from || at - from > 10 || (at - from > 1 && text.charCodeAt(from) === ZERO)) return false;
        if (word === 0) {
          if (number === 0 || number > MOST_PAPERS) return false;
          this.paper.times = number;
        } else if (number === 0) closed = true;
        else {
          const rank = this.#alone[number - 1];
          if (rank === undefined) return false;
          ranking.push(rank);
        }
      }
      if (code !== SPACE && code !== TAB) return false;
      word++;
    }
    while (ranking.at(-1)?.length === 0) ranking.pop();
    return closed;
  }
}
