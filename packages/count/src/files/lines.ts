import { err, ok, type Result } from '@selectorate/basics';
import { type FileFault, TEXT_LIMITS, type TextLimits, type UntrustedSource } from './file-fault.ts';

/** A line where it stands: `text.slice(start, end)`. One object is used for all lines of a file. */
export interface Line {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Starts at 1. */
  readonly number: number;
}

export type LineFault = FileFault<'too-large' | 'line-too-long'>;

/** What reads lines: answers whether it wants another. */
export type ReadLine = (line: Line) => boolean;

/**
 * Cuts text that comes in pieces into lines, ended by `\n`, `\r\n` or `\r`, without copying those that lie within a piece
 * and keeping at most one unfinished line between pieces. A byte order mark at the beginning is left out.
 */
export class LineCutter {
  readonly #read: ReadLine;
  readonly #limits: TextLimits;
  readonly #line = { text: '', start: 0, end: 0, number: 0 };
  #unfinished: string[] = [];
  #unfinishedLength = 0;
  #characters = 0;
  /** The piece before ended in `\r`: a `\n` now would belong to it. */
  #afterReturn = false;
  #wantsMore = true;
  #fault: LineFault | undefined;
  #hadMark = false;

  constructor(read: ReadLine, limits: Partial<TextLimits> = {}) {
    this.#read = read;
    this.#limits = { ...TEXT_LIMITS, ...limits };
  }

  get hadByteOrderMark(): boolean {
    return this.#hadMark;
  }

  /** Lines handed on so far. */
  get lines(): number {
    return this.#line.number;
  }

  /** Takes the next piece; false once nothing more will be looked at. */
  push(piece: string): boolean {
    if (!this.#wantsMore || piece === '') return this.#wantsMore;
    let at = 0;
    if (this.#characters === 0 && piece.startsWith('\uFEFF')) {
      this.#hadMark = true;
      at = 1;
    }
    this.#characters += piece.length;
    if (this.#characters > this.#limits.mostCharacters) {
      return this.#stop('too-large', `at most ${this.#limits.mostCharacters} characters`);
    }
    if (this.#afterReturn && piece.startsWith('\n', at)) at++;
    this.#afterReturn = false;
    this.#cut(piece, at);
    return this.#wantsMore;
  }

  /** Hands on the last line, if it had no end. */
  finish(): Result<null, LineFault> {
    if (this.#wantsMore && this.#unfinishedLength > 0) this.#end('', 0, 0);
    this.#wantsMore = false;
    return this.#fault === undefined ? ok(null) : err(this.#fault);
  }

  #cut(piece: string, from: number): void {
    let at = from;
    let nextReturn = piece.indexOf('\r', at);
    while (this.#wantsMore) {
      const nextFeed = piece.indexOf('\n', at);
      if (nextReturn >= 0 && nextReturn < at) nextReturn = piece.indexOf('\r', at);
      const byReturn = nextReturn >= 0 && (nextFeed < 0 || nextReturn < nextFeed);
      const end = byReturn ? nextReturn : nextFeed;
      if (end < 0) break;
      this.#end(piece, at, end);
      at = end + 1;
      if (!byReturn) continue;
      if (at === piece.length) this.#afterReturn = true;
      else if (piece.startsWith('\n', at)) at++;
    }
    if (!this.#wantsMore || at >= piece.length) return;
    this.#unfinished.push(at === 0 ? piece : piece.slice(at));
    this.#unfinishedLength += piece.length - at;
    if (this.#unfinishedLength > this.#limits.mostLineCharacters) this.#tooLong();
  }

  #end(piece: string, start: number, end: number): void {
    const line = this.#line;
    if (this.#unfinishedLength + end - start > this.#limits.mostLineCharacters) {
      this.#tooLong();
      return;
    }
    line.number++;
    if (this.#unfinishedLength === 0) {
      line.text = piece;
      line.start = start;
      line.end = end;
    } else {
      line.text = this.#unfinished.join('') + piece.slice(start, end);
      line.start = 0;
      line.end = line.text.length;
      this.#unfinished = [];
      this.#unfinishedLength = 0;
    }
    if (!this.#read(line)) this.#wantsMore = false;
  }

  #tooLong(): void {
    this.#stop('line-too-long', `at most ${this.#limits.mostLineCharacters} characters in a line`);
  }

  #stop(code: LineFault['code'], expected: string): false {
    this.#fault = { code, line: this.#line.number + 1, column: 1, expected };
    this.#wantsMore = false;
    return false;
  }
}

/** Hands a whole text or its pieces to a reader that takes pieces. A text that is too large is not touched. */
export function pushAll(source: UntrustedSource, push: (piece: string) => boolean): void {
  if (typeof source === 'string') {
    push(source);
    return;
  }
  for (const piece of source) if (!push(piece)) return;
}
