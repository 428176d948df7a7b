import { add, sum } from '@selectorate/basics';
import { type Count, formatVotes, type Stage } from '@selectorate/count';
import { readVotes } from './say-votes.ts';
import { tellAction } from './tell-action.ts';
import type { Telling } from './telling.ts';

/** Every figure of a count: a column for each stage. */
export interface RoundTable {
  readonly columns: readonly { readonly n: number; readonly action: string }[];
  readonly rows: readonly RoundRow[];
}

export interface RoundRow {
  readonly kind: 'candidate' | 'stopped' | 'residual' | 'total' | 'quota';
  readonly label: string;
  /** From 1 in the order of the ballot paper; 0 for what is nobody's. */
  readonly place: number;
  readonly cells: readonly RoundCell[];
  /** What became of a candidate; empty in other rows. */
  readonly outcome: string;
  readonly elected: boolean;
}

export interface RoundCell {
  readonly votes: string;
  /** What the stage decided about this candidate. */
  readonly decided: 'elected' | 'excluded' | null;
}

const NOTHING = { votes: '', decided: null } as const;

export function roundTable(telling: Telling): RoundTable {
  const { count, candidates, texts } = telling;
  const { stages } = count;
  const plain = (kind: RoundRow['kind'], label: string, cells: readonly RoundCell[]): RoundRow => ({
    kind,
    label,
    place: 0,
    cells,
    outcome: '',
    elected: false,
  });
  const figure = (votes: string | null): RoundCell =>
    votes === null ? NOTHING : { votes: telling.votes.column(votes), decided: null };
  const reasons = [...new Set(stages.flatMap((stage) => stage.nonTransferable.map(({ reason }) => reason)))];
  const hasResidual = stages.some(({ residual }) => residual !== '0');
  return {
    columns: stages.map(({ n, action }) => ({ n, action: tellAction(action, telling) })),
    rows: [
      ...count.candidates.map((id, at) => ({
        kind: 'candidate' as const,
        label: candidates.nameOf(id),
        place: at + 1,
        cells: stages.map((stage) => cellOf(stage, id, telling)),
        outcome: outcomeOf(id, telling),
        elected: count.elected.includes(id),
      })),
      ...reasons.map((reason) =>
        plain(
          'stopped',
          texts.text('counting-stopped', { reason: texts.text(`counting-reason-${reason}`) }),
          stages.map((stage) => figure(stage.nonTransferable.find((each) => each.reason === reason)?.votes ?? '0')),
        ),
      ),
      ...(hasResidual
        ? [
            plain(
              'residual',
              texts.text('counting-residual'),
              stages.map((s) => figure(s.residual)),
            ),
          ]
        : []),
      ...(addsUp(count)
        ? [
            plain(
              'total',
              texts.text('counting-total'),
              stages.map((stage) => figure(totalOf(stage))),
            ),
          ]
        : []),
      ...(stages.some(({ quota }) => quota !== null)
        ? [
            plain(
              'quota',
              texts.text('counting-needed'),
              stages.map(({ quota }) => figure(quota)),
            ),
          ]
        : []),
    ],
  };
}

/** Where a paper gives points or approvals to several, the column has no sum that means anything. */
const addsUp = ({ stages }: Count): boolean => stages.every(({ action }) => action.kind !== 'scores');

const totalOf = ({ tallies, nonTransferable, residual }: Stage): string =>
  formatVotes(add(sum([...tallies, ...nonTransferable].map(({ votes }) => readVotes(votes))), readVotes(residual)));

function cellOf(stage: Stage, id: string, { votes }: Telling): RoundCell {
  const tally = stage.tallies.find(({ candidate }) => candidate === id);
  if (tally === undefined) return NOTHING;
  const isGone = (tally.status === 'excluded' || tally.status === 'withdrawn') && tally.votes === '0';
  if (isGone) return NOTHING;
  const elected = stage.elected.some(({ candidate }) => candidate === id);
  const excluded = stage.excluded.some((candidate) => candidate === id);
  return { votes: votes.column(tally.votes), decided: elected ? 'elected' : excluded ? 'excluded' : null };
}

function outcomeOf(id: string, { count, texts }: Telling): string {
  const { stages, contest } = count;
  const elected = stages.find((stage) => stage.elected.some(({ candidate }) => candidate === id));
  if (elected !== undefined) return texts.text('counting-outcome-elected', { stage: elected.n });
  if (contest.withdrawn.some(({ candidate }) => candidate === id)) return texts.text('counting-outcome-withdrawn');
  const excluded = stages.findLast((stage) => stage.excluded.some((candidate) => candidate === id));
  if (excluded !== undefined) return texts.text('counting-outcome-excluded', { stage: excluded.n });
  return texts.text('counting-outcome-not-elected');
}
