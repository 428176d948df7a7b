/** Why a text is not what a codec writes. `at` counts UTF-16 code units from the start. */
export interface Unreadable {
  readonly code: 'not-canonical' | 'number-too-large';
  readonly at: number;
  readonly expected: string;
}

/** Ends a reading; never leaves this folder: `readWith` turns it into a Result. */
export class ReadingEnded extends Error {
  readonly why: Unreadable;

  constructor(why: Unreadable) {
    super(`${why.code} at ${why.at}: expected ${why.expected}`);
    this.why = why;
  }
}

/** A text from a stranger, and how much of it has been read. */
export class Cursor {
  readonly text: string;
  at = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** Steps over exactly this. */
  literal(expected: string): void {
    if (!this.text.startsWith(expected, this.at)) throw this.ended(JSON.stringify(expected));
    this.at += expected.length;
  }

  /** Steps over this if it is next. */
  skip(text: string): boolean {
    if (!this.text.startsWith(text, this.at)) return false;
    this.at += text.length;
    return true;
  }

  /** Takes what a sticky expression matches here. */
  match(sticky: RegExp, expected: string): string {
    sticky.lastIndex = this.at;
    const found = sticky.exec(this.text)?.[0];
    if (found === undefined) throw this.ended(expected);
    this.at += found.length;
    return found;
  }

  ended(expected: string, code: Unreadable['code'] = 'not-canonical'): ReadingEnded {
    return new ReadingEnded({ code, at: this.at, expected });
  }
}
