import { add, type CandidateId, type Rational, subtract, ZERO } from '@selectorate/basics';
import { visibleText } from '../files/clean-name.ts';
import { decimalText } from './decimal-text.ts';
import { number, startsAfresh, votesIn } from './figures.ts';
import type { Count, NonTransferableReason, Stage } from './result.ts';
import { formatVotes } from './votes.ts';

/**
 * The round table as CSV (RFC 4180): a row for each candidate, then what stopped counting by reason, the residual and the quota;
 * for each stage what was gained or lost and what stands there. The last two rows say who was elected and excluded.
 *
 * `label` gives the text for a candidate. A text that a spreadsheet would take for a formula gets an apostrophe in
 * front, control characters and marks of direction are left out; fractions that never end are rounded to six places.
 *
 * @example
 * ```ts
 * roundTableCsv(count, (id) => names.get(id) ?? id);
 * ```
 */
export function roundTableCsv(count: Count, label: (candidate: CandidateId) => string): string {
  const { stages } = count;
  const header = stages.flatMap(({ n }) => (n === 1 ? ['stage 1'] : [`change ${n}`, `stage ${n}`]));
  const reasons = [...new Set(stages.flatMap((stage) => stage.nonTransferable.map(({ reason }) => reason)))];
  const figures = (at: (stage: Stage) => Rational): readonly string[] =>
    stages.flatMap((stage) => cells(count, stage, at));
  const names = (whom: (stage: Stage) => readonly CandidateId[]): readonly string[] =>
    stages.flatMap((stage) => {
      const cell = text(whom(stage).map(label).join('; '));
      return stage.n === 1 ? [cell] : ['', cell];
    });
  const rows = [
    ['candidate', ...header],
    ...count.candidates.map((candidate) => [text(label(candidate)), ...figures((stage) => votesIn(stage, candidate))]),
    ...reasons.map((reason) => [`non-transferable: ${reason}`, ...figures((stage) => lostTo(stage, reason))]),
    ['residual', ...figures(({ residual }) => number(residual))],
    [
      'quota',
      ...stages.flatMap(({ n, quota }) => [...(n === 1 ? [] : ['']), quota === null ? '' : decimalText(quota)]),
    ],
    ['elected', ...names(({ elected }) => elected.map(({ candidate }) => candidate))],
    ['excluded', ...names(({ excluded }) => excluded)],
  ];
  return rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('');
}

function cells({ stages }: Count, stage: Stage, at: (stage: Stage) => Rational): readonly string[] {
  const now = at(stage);
  const before = stages[stage.n - 2];
  if (before === undefined) return [written(now)];
  const change = startsAfresh(stage) ? '' : written(subtract(now, at(before)));
  return [change, written(now)];
}

const lostTo = ({ nonTransferable }: Stage, lost: NonTransferableReason): Rational =>
  nonTransferable.reduce((sum, { reason, votes }) => (reason === lost ? add(sum, number(votes)) : sum), ZERO);

const written = (votes: Rational): string => decimalText(formatVotes(votes));

/** What begins like a formula is made text: a nomination must not compute in the returning officer's spreadsheet. */
function text(words: string): string {
  const visible = visibleText(words);
  return /^\s*[=+\-@|%]/.test(visible) ? `'${visible}` : visible;
}

const quoted = (cell: string): string => (/[",\r\n;]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
