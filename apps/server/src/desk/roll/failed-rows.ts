import type { FailedRowShape } from '@selectorate/api';

const LINES = 1_000;

export interface Failures {
  readonly failed: FailedRowShape[];
  /** How many there are in all. */
  readonly failures: number;
}

export const NO_FAILURES: Failures = { failed: [], failures: 0 };

/** What an import or a workbook was refused for. */
export const failuresOf = ({
  faults,
  total,
}: {
  readonly faults: readonly FailedRowShape[];
  readonly total: number;
}): Failures => ({
  failed: faults.slice(0, LINES).map(failedRow),
  failures: total,
});

const failedRow = ({ line, column, columnName, code, shown, expected, remedy }: FailedRowShape): FailedRowShape => ({
  line,
  column,
  columnName,
  code,
  shown,
  expected,
  remedy,
});

/** The same in words, a line each. */
export function linesOf({ failed, failures }: Failures): string[] {
  const lines = failed.slice(0, LINES - 1).map(lineOf);
  return failures > lines.length ? [...lines, `${failures - lines.length} more`] : lines;
}

function lineOf({ line, columnName, shown, expected, remedy, code }: FailedRowShape): string {
  const place = [line === null ? '' : `line ${line}`, columnName ?? ''].filter((each) => each !== '').join(', ');
  return `${place === '' ? code : place}: found “${shown}”, expected ${expected}; ${remedy}`;
}
