/** Columns of text for a terminal, two spaces apart. */
export function textTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  { right = [] }: { readonly right?: readonly number[] } = {},
): readonly string[] {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => widthOf(row[column] ?? ''))));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => {
        const padding = ' '.repeat(Math.max(0, (widths[column] ?? 0) - widthOf(cell)));
        return right.includes(column) ? padding + cell : cell + padding;
      })
      .join('  ')
      .trimEnd();
  return [line(head), line(widths.map((width) => '─'.repeat(width))), ...rows.map(line)];
}

/** Characters as a terminal counts them, near enough: marks that join to the letter before take no place. */
const widthOf = (text: string): number => [...text.replaceAll(/\p{Mn}/gu, '')].length;
