import { Empty, PageHead, sayNumber, useTexts } from '@selectorate/ui';
import { useContest } from '../contest-view.tsx';
import { RollChanges } from './roll-changes.tsx';
import { RollChecks } from './roll-checks.tsx';
import { RollDecisions } from './roll-decisions.tsx';
import { RollDeltas } from './roll-deltas.tsx';
import { RollSample } from './roll-sample.tsx';
import { WhoMayVote } from './who-may-vote.tsx';

/** The roll: who may vote and why others may not, what was changed and checked before the freeze, and the sample after it. */
export function Roll() {
  const texts = useTexts();
  const { state, title, record } = useContest();
  const { roll, rollReport } = state;
  return (
    <>
      <PageHead
        title={texts.text('observe-page-roll')}
        caption={title}
        lead={
          roll === null
            ? texts.text('observe-roll-not-frozen')
            : texts.text('observe-fact-roll.says', {
                members: sayNumber(roll.members),
                eligible: sayNumber(roll.eligibleBallot),
              })
        }
      />
      <p className="no-print">
        <a href={`/roll?contest=${record.folder}`}>{texts.text('observe-ask-roll')}</a>
      </p>
      {roll === null && rollReport === null ? (
        <Empty title={texts.text('observe-roll-none')}>
          <p>{texts.text('observe-roll-none.do')}</p>
        </Empty>
      ) : null}
      {roll === null ? null : <WhoMayVote roll={roll} />}
      <RollDecisions />
      <RollChanges />
      <RollChecks />
      <RollSample />
      <RollDeltas />
    </>
  );
}
