/** A word of a line; `column` starts at 1. */
export interface Word {
  readonly text: string;
  readonly column: number;
}

/** The words of a line, up to a comment (`#` or `//`). */
export function wordsOf(line: string): readonly Word[] {
  const words: Word[] = [];
  let at = 0;
  while (at < line.length) {
    while (at < line.length && isBlank(line.charCodeAt(at))) at++;
    const start = at;
    while (at < line.length && !isBlank(line.charCodeAt(at))) at++;
    if (at === start) break;
    const text = line.slice(start, at);
    if (text.startsWith('#') || text.startsWith('//')) break;
    words.push({ text, column: start + 1 });
  }
  return words;
}

const isBlank = (code: number): boolean => code === 32 || code === 9 || code === 0xa0;

/** What stands between quotation marks in a line, and what beside. */
export interface Quoted {
  readonly strings: readonly string[];
  /** Something but white space and a comment stands outside of them. */
  readonly rest: boolean;
  /** The column of a quotation mark that begins a name and is never closed. */
  readonly open: number | undefined;
}

export function quotedOf(line: string): Quoted {
  const strings: string[] = [];
  const outside = line.replace(/"([^"]*)"/g, (whole, inside: string) => {
    strings.push(inside);
    return ' '.repeat(whole.length);
  });
  const words = wordsOf(outside);
  return { strings, rest: words.length > 0, open: words.find(({ text }) => text.startsWith('"'))?.column };
}
