import type { BltFile, BltRepair } from './blt.ts';
import { quotedOf } from './blt-line.ts';

/** One line below the ballots, without those that say nothing. */
interface NameLine {
  readonly line: number;
  readonly strings: readonly string[];
  readonly quoted: boolean;
  /** Something stands after the first string: a party, say. */
  readonly more: boolean;
}

/** Gathers the lines of names and the title; what follows the title is never kept. */
export class BltNames {
  readonly #candidates: number;
  readonly #lines: NameLine[] = [];

  constructor(candidates: number) {
    this.#candidates = candidates;
  }

  /** Takes a line that says something; false once the title has been passed. */
  add(raw: string, line: number): boolean {
    const { strings, rest } = quotedOf(raw);
    const quoted = strings.length > 0;
    const more = quoted && (rest || strings.length > 1);
    this.#lines.push({ line, strings: quoted ? strings : [raw.trim()], quoted, more });
    return this.#lines.length < this.#candidates + 2;
  }

  /** One string a line where there are lines enough (a party may follow a name); otherwise string by string. */
  finish(lastLine: number, repair: (code: BltRepair['code'], line: number) => void): Pick<BltFile, 'names' | 'title'> {
    const lines = this.#lines;
    const allOnOne = (lines[0]?.strings.length ?? 0) > this.#candidates;
    const entries =
      lines.length >= this.#candidates && !allOnOne
        ? lines.map(({ strings, ...line }) => ({ ...line, text: strings[0] ?? '' }))
        : lines.flatMap(({ strings, ...line }) => strings.map((text) => ({ ...line, text, more: false })));
    const names = Array.from({ length: this.#candidates }, (_, i) => {
      const entry = entries[i];
      if (entry === undefined) repair('name-missing', lastLine);
      else if (entry.more) repair('text-after-name', entry.line);
      else if (!entry.quoted) repair('name-not-quoted', entry.line);
      return entry?.text ?? `Candidate ${i + 1}`;
    });
    const title = entries[this.#candidates];
    const after = entries[this.#candidates + 1];
    if (title === undefined) repair('title-missing', lastLine);
    if (after !== undefined) repair('text-after-title', after.line);
    return { names, title: title?.text ?? '' };
  }
}
