import type { Count, RecordedLot, TieRule } from '@selectorate/count';
import type { Texts } from '@selectorate/messages';
import { sayList } from '@selectorate/telling';
import type { Candidates } from './candidates.ts';

/** Whether two lots were drawn for the same: stage, purpose and people, in whatever order these are named. */
export const ofOneTie = (one: RecordedLot, other: RecordedLot): boolean =>
  one.stage === other.stage && one.purpose === other.purpose && peopleOf(one) === peopleOf(other);

const peopleOf = ({ among }: RecordedLot): string => [...new Set(among)].toSorted().join(' ');

/** Lots that were given and decided nothing: drawn for a tie that never came up, or that something before them decided. */
export function tellUnusedLots(
  { stages }: Count,
  ties: readonly TieRule[],
  { candidates, texts }: { readonly candidates: Candidates; readonly texts: Texts },
): readonly string[] {
  const used = stages.flatMap((stage) =>
    stage.ties.flatMap(({ steps }) => steps.flatMap(({ evidence }) => (evidence.kind === 'lot' ? [evidence.lot] : []))),
  );
  const given = ties.flatMap((rung) => (rung.kind === 'physical-lot' ? rung.lots : []));
  return given
    .filter((lot) => !used.some((each) => ofOneTie(each, lot)))
    .map(({ stage, purpose, among, drawn }) =>
      texts.text('counting-lot-unused', {
        stage,
        purpose,
        among: sayList(among.map(candidates.nameOf), texts),
        drawn: candidates.nameOf(drawn),
      }),
    );
}
