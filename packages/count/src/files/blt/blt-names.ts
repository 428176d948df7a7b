import { err, ok, type Result } from '@selectorate/basics';
import type { BltFault, BltFile, BltRepair } from './blt.ts';
import { hasHidden, visibleText } from '../clean-name.ts';
import { quotedOf } from './blt-line.ts';

/** One line below the ballots, without those that say nothing. */
interface NameLine {
  readonly line: number;
  readonly strings: readonly string[];
  readonly quoted: boolean;
  /** Something stands after the first string: a party, say. */
  readonly more: boolean;
  /** Where a quotation mark opens that is not closed. */
  readonly open: number | undefined;
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
    const { strings, rest, open } = quotedOf(raw);
    const quoted = strings.length > 0;
    const more = quoted && (rest || strings.length > 1);
    this.#lines.push({ line, strings: quoted ? strings : [raw.trim()], quoted, more, open });
    return this.#lines.length < this.#candidates + 2;
  }

  /** One string a line where there are lines enough (a party may follow a name); otherwise string by string. */
  finish(
    lastLine: number,
    repair: (code: BltRepair['code'], line: number) => void,
  ): Result<Pick<BltFile, 'names' | 'title'>, BltFault> {
    const lines = this.#lines;
    const allOnOne = (lines[0]?.strings.length ?? 0) > this.#candidates;
    const entries =
      lines.length >= this.#candidates && !allOnOne
        ? lines.map(({ strings, ...line }) => ({ ...line, text: strings[0] ?? '' }))
        : lines.flatMap(({ strings, ...line }) => strings.map((text) => ({ ...line, text, more: false })));
    const last = lines.at(-1);
    const isTold = entries.slice(0, this.#candidates + 1).some(({ line }) => line === last?.line);
    if (last?.open !== undefined && isTold) {
      const expected = 'a quotation mark at the end of the name or title';
      return err({ code: 'cut-off', line: last.line, column: last.open, expected });
    }
    for (const { text, line } of entries.slice(0, this.#candidates + 1)) {
      if (hasHidden(text)) repair('hidden-characters', line);
    }
    const names = Array.from({ length: this.#candidates }, (_, i) => {
      const entry = entries[i];
      if (entry === undefined) repair('name-missing', lastLine);
      else if (entry.more) repair('text-after-name', entry.line);
      else if (!entry.quoted) repair('name-not-quoted', entry.line);
      return visibleText(entry?.text ?? `Candidate ${i + 1}`);
    });
    const title = entries[this.#candidates];
    const after = entries[this.#candidates + 1];
    if (title === undefined) repair('title-missing', lastLine);
    if (after !== undefined) repair('text-after-title', after.line);
    return ok({ names, title: visibleText(title?.text ?? '') });
  }
}
