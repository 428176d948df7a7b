import { columns } from '../table.ts';
import type { Kind } from './election-kinds.ts';
import type { RowMeasured } from './measure-row.ts';
import { ROW_NAMES, type RowName } from './rows.ts';

/** What one ballot costs in one row, by one program. */
export interface Figure {
  readonly kind: Kind;
  readonly row: RowName;
  /** `kernel` is this program, `noble` the audited library doing all of it, else the outside tool of that version. */
  readonly by: string;
  readonly cpuMs: number;
  /** With the work shared by two threads; null for what cannot be shared. */
  readonly wallMs: number | null;
  readonly peakBytes: number | null;
  readonly goalMs: number | null;
  /** How many ballots were really handled: where fewer than asked for, their figure stands for all. */
  readonly sample: number;
  /** What else is in the figure. */
  readonly note: string | null;
}

interface Measurements {
  readonly kind: Kind;
  readonly row: RowName;
  readonly by: string;
  readonly sample: number;
  readonly alone: RowMeasured;
  readonly shared: RowMeasured;
  readonly goal: number | undefined;
}

export function figureOf({ kind, row, by, sample, alone, shared, goal }: Measurements): Figure {
  return {
    kind,
    row,
    by,
    cpuMs: each(alone.cpuSeconds, alone.items),
    wallMs: each(shared.wallSeconds, shared.items),
    peakBytes: alone.peakBytes,
    goalMs: goal ?? null,
    sample,
    note: null,
  };
}

/** Milliseconds a ballot. */
export const each = (seconds: number, items: number): number => Math.round((seconds * 1e7) / items) / 1e4;

/** The rows of one kind of election, each followed by its peers' figures; the goal beside them and no judgement on it. */
export function tableOf(kind: Kind, n: number, figures: readonly Figure[]): string {
  const lines = ROW_NAMES.flatMap((row) =>
    figures
      .filter((figure) => figure.kind === kind && figure.row === row)
      .map((figure) => [
        `${figure.by === 'kernel' ? row : `  ${nameOf(figure.by)}`}${labelOf(figure, n)}`,
        milliseconds(figure.cpuMs),
        figure.wallMs === null ? '' : milliseconds(figure.wallMs),
        figure.peakBytes === null ? '' : `${Math.round(figure.peakBytes / 2 ** 20)} MiB`,
        figure.goalMs === null ? '' : `${figure.goalMs} ms`,
      ]),
  );
  return columns([[kind, 'CPU', 'wall, two threads', 'peak memory', 'goal, CPU'], ...lines]);
}

const nameOf = (by: string): string => (by === 'noble' ? 'noble alone' : `belenios-tool ${by}`);

function labelOf({ sample, note }: Figure, n: number): string {
  const labels = [...(sample < n ? [`a sample of ${sample}`] : []), ...(note === null ? [] : [note])];
  return labels.length === 0 ? '' : ` (${labels.join(', ')})`;
}

const milliseconds = (value: number): string => `${value < 10 ? value.toFixed(3) : value.toFixed(1)} ms`;
