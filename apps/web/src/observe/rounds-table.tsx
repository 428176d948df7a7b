import { parseFraction, formatDecimal } from '@selectorate/basics';
import type { Count, Stage } from '@selectorate/count';
import { sayNumber, Table, useTexts } from '@selectorate/ui';
import { nameOf, useContest } from './contest-view.tsx';
import { Swatch } from './swatches.tsx';

/** Votes by round: every figure of the picture. */
export function RoundsTable({ count }: { readonly count: Count }) {
  const texts = useTexts();
  const view = useContest();
  const { stages, candidates, elected } = count;
  const hasStopped = stages.some(({ nonTransferable }) => nonTransferable.length > 0);
  return (
    <Table
      caption={texts.text('observe-rounds-table')}
      columns={[
        { label: texts.text('observe-candidate') },
        ...stages.map(({ n }) => ({ label: texts.text('observe-round', { n }), numeric: true })),
        { label: texts.text('observe-standing') },
      ]}
      rows={[
        ...candidates.map((candidate, at) => ({
          key: candidate,
          strong: elected.includes(candidate),
          cells: [
            <>
              <Swatch swatch={at + 1} />
              {nameOf(view, candidate)}
            </>,
            ...stages.map((stage) => tally(stage, candidate)),
            standingOf(candidate),
          ],
        })),
        ...(hasStopped
          ? [
              {
                key: 'stopped',
                cells: [
                  <>
                    <Swatch swatch={0} />
                    {texts.text('observe-stopped')}
                  </>,
                  ...stages.map(({ nonTransferable }) =>
                    sayVotes(String(nonTransferable.reduce((sum, { votes }) => sum + Number(votes), 0))),
                  ),
                  '',
                ],
              },
            ]
          : []),
        ...(stages.some(({ quota }) => quota !== null)
          ? [
              {
                key: 'needed',
                cells: [
                  texts.text('observe-needed'),
                  ...stages.map(({ quota }) => (quota === null ? '–' : sayVotes(quota))),
                  '',
                ],
              },
            ]
          : []),
      ]}
    />
  );

  function standingOf(candidate: Count['candidates'][number]): string {
    if (elected.includes(candidate)) return texts.text('observe-elected');
    const out = stages.find(({ excluded }) => excluded.includes(candidate));
    return out === undefined ? texts.text('observe-not-elected') : texts.text('observe-out', { n: out.n });
  }
}

function tally({ tallies }: Stage, candidate: string): string {
  const found = tallies.find((each) => each.candidate === candidate);
  return found === undefined || found.status === 'excluded' ? '–' : sayVotes(found.votes);
}

/** `1,234`, or with two decimals where a rule moves parts of votes. */
function sayVotes(votes: string): string {
  const exact = parseFraction(votes);
  if (exact === undefined) return votes;
  return exact.d === 1n ? sayNumber(Number(exact.n)) : formatDecimal(exact, 2);
}
