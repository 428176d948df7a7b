/** Text of a file that nobody has looked at yet. */
export type UntrustedText = string;

/** A whole text, or its pieces in order, cut anywhere. */
export type UntrustedSource = UntrustedText | Iterable<UntrustedText>;

/** Why nothing was read. Lines and columns start at 1; a column counts UTF-16 code units. */
export interface FileFault<Code extends string> {
  readonly code: Code;
  readonly line: number;
  readonly column: number;
  readonly expected: string;
}

/** Something that a strict reader would have refused: the first line with it, and on how many lines it stands. */
export interface FileRepair<Code extends string> {
  readonly code: Code;
  readonly line: number;
  readonly times: number;
}

/** Repairs by kind, so that a file with a million of one kind lists one. */
export class RepairList<Code extends string> {
  readonly #byCode = new Map<Code, { line: number; times: number }>();

  add(code: Code, line: number): void {
    const known = this.#byCode.get(code);
    if (known === undefined) this.#byCode.set(code, { line, times: 1 });
    else known.times++;
  }

  list(): readonly FileRepair<Code>[] {
    return [...this.#byCode].map(([code, where]) => ({ code, ...where }));
  }
}

export interface TextLimits {
  /** Longer files are refused: before any work where the text is whole, else as soon as it shows. */
  readonly mostCharacters: number;
  readonly mostLineCharacters: number;
}

/** Enough for ten million papers of a long ballot; a line long enough for ten thousand names. */
export const TEXT_LIMITS: TextLimits = { mostCharacters: 2 ** 30, mostLineCharacters: 2 ** 20 };
