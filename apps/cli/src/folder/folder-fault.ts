/** What is wrong with a file of a contest folder: where, what stood there, and what was expected. Nothing was written. */
export interface FolderFault {
  readonly file: string;
  readonly line: number | null;
  /** A column of a table or a field of a document. */
  readonly column: string | null;
  readonly found: string;
  readonly expected: string;
}

const SHOWN = 60;

/** A value as a fault shows it: short, on one line, with nothing invisible in it. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
  const visible = text.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '�');
  return visible.length > SHOWN ? `${visible.slice(0, SHOWN)}…` : visible;
}

/** `returns.csv, line 7, column open: found "x", expected a whole number`. */
export function describeFault({ file, line, column, found, expected }: FolderFault): string {
  const place = [
    file,
    ...(line === null ? [] : [`line ${line}`]),
    ...(column === null ? [] : [`column ${column}`]),
  ].join(', ');
  return `${place}: found ${found === '' ? 'nothing' : `“${found}”`}, expected ${expected}`;
}
