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

/** The quoted strings of a line, and whether anything but white space and a comment stands outside them. */
export function quotedOf(line: string): { readonly strings: readonly string[]; readonly rest: boolean } {
  const strings: string[] = [];
  const outside = line.replace(/"([^"]*)"/g, (_, inside: string) => {
    strings.push(inside);
    return ' ';
  });
  return { strings, rest: wordsOf(outside).length > 0 };
}
