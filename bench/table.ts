import type { Measured } from './measure.ts';

/** The rows in columns, the goal in its own and no judgement on it. */
export function tableOf(rows: readonly Measured[]): string {
  const lines = rows.map(({ name, wallSeconds, cpuSeconds, peakBytes, goalSeconds, scale }) => [
    scale === 1 ? name : `${name} (a sample × ${scale})`,
    `${seconds(wallSeconds)} s`,
    `${seconds(cpuSeconds)} s`,
    `${Math.round(peakBytes / 2 ** 20)} MiB`,
    goalSeconds === null ? '' : `${goalSeconds} s`,
  ]);
  return columns([['what', 'wall', 'CPU', 'peak memory', 'goal'], ...lines]);
}

/** Lines of cells in columns, the first aligned left and the others right. */
export function columns(all: readonly (readonly string[])[]): string {
  const widths = all[0]?.map((_, column) => Math.max(...all.map((line) => line[column]?.length ?? 0))) ?? [];
  return all
    .map((line) =>
      line
        .map((cell, i) => padded(cell, widths[i] ?? 0, i))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const padded = (cell: string, width: number, column: number): string =>
  column === 0 ? cell.padEnd(width) : cell.padStart(width);

const seconds = (value: number): string => (value < 100 ? value.toFixed(2) : String(Math.round(value)));
