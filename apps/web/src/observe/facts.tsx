import { DateTime, sayNumber, SummaryList, type SummaryRow, useTexts } from '@selectorate/ui';
import { paperFigures } from '@selectorate/selection';
import { actsOfKind, Proof } from './act-links.tsx';
import { candidateStatuses } from './candidate-status.ts';
import { type ContestView, nameOf, pageOf, useContest } from './contest-view.tsx';
import { wordFor } from './where-it-stands.ts';

/** The public figures of a contest, each with who can check it. */
export function Facts() {
  const view = useContest();
  const rows = [...useBeginning(view), ...useVoting(view), ...useAfterwards(view)];
  return <SummaryList rows={rows} />;
}

function useBeginning(view: ContestView): readonly SummaryRow[] {
  const texts = useTexts();
  const { state, record } = view;
  const { rulebook, roll, intention, incumbent } = state;
  return [
    {
      key: texts.text('observe-fact-rulebook'),
      value: (
        <>
          {rulebook.title}
          <br />
          <span className="soft">{rulebook.basis}</span>
          <Proof standing="P" acts={actsOfKind(record.acts, 'open-contest')}>
            {texts.text('observe-proof-rulebook')}
          </Proof>
        </>
      ),
    },
    ...(incumbent === null
      ? []
      : [
          {
            key: texts.text('role-incumbent'),
            value: (
              <>
                {nameOf(view, incumbent)}
                {intention === null ? null : <> · {wordFor(intention, texts)}</>}
                <Proof standing="W" acts={actsOfKind(record.acts, 'state-intention')} />
              </>
            ),
          },
        ]),
    ...(roll === null
      ? []
      : [
          {
            key: texts.text('observe-fact-roll'),
            value: (
              <>
                {texts.text('observe-fact-roll.says', {
                  members: sayNumber(roll.members),
                  eligible: sayNumber(roll.eligibleBallot),
                })}
                <br />
                <span className="soft">{texts.text('observe-fact-roll.root')}</span> <code>{roll.root}</code>
                <br />
                <a href={pageOf(view, 'roll')}>{texts.text('observe-page-roll')}</a>
                <Proof standing="S" acts={[roll.seq]}>
                  {texts.text('observe-proof-roll')}
                </Proof>
              </>
            ),
          },
        ]),
  ];
}

function useVoting(view: ContestView): readonly SummaryRow[] {
  const texts = useTexts();
  const { state, record } = view;
  const papers = paperFigures(state);
  const standings = candidateStatuses(state);
  return [
    ...(state.trigger === null
      ? []
      : [
          {
            key: texts.text('stage-trigger'),
            value: (
              <>
                {wordFor(state.trigger, texts)} ·{' '}
                <a href={pageOf(view, 'trigger')}>{texts.text('observe-trigger-working')}</a>
                <Proof standing="P" acts={actsOfKind(record.acts, 'decide-trigger')} />
              </>
            ),
          },
        ]),
    ...(standings.length === 0
      ? []
      : [
          {
            key: texts.text('observe-fact-candidates'),
            value: (
              <>
                {standings.map(({ candidate, isIncumbent, status }) => (
                  <span className="line" key={candidate}>
                    {nameOf(view, candidate)}
                    {isIncumbent ? ` (${texts.text('role-incumbent.inline')})` : ''}:{' '}
                    {texts.text(`observe-status-${status}`)}
                  </span>
                ))}
                <Proof standing="P" acts={actsOfKind(record.acts, 'set-shortlist', 'declare', 'endorse')}>
                  {texts.text('observe-proof-statuses')}
                </Proof>
              </>
            ),
          },
        ]),
    ...(state.batches.isEmpty()
      ? []
      : [
          {
            key: texts.text('observe-fact-papers'),
            value: (
              <>
                {texts.text('observe-fact-papers.says', {
                  issued: sayNumber(papers.issued),
                  returned: sayNumber(papers.returned),
                  valid: sayNumber(papers.valid),
                  spoilt: sayNumber(papers.spoilt),
                  rejected: sayNumber(papers.rejected),
                })}
                <Proof standing="W" acts={actsOfKind(record.acts, 'return-papers')}>
                  {texts.text('observe-proof-papers')}
                </Proof>
              </>
            ),
          },
        ]),
  ];
}

function useAfterwards(view: ContestView): readonly SummaryRow[] {
  const texts = useTexts();
  const { state, record, zone } = view;
  const live = state.challenges.filter(({ ruled }) => ruled === null).size;
  const { checkpoint } = record;
  return [
    {
      key: texts.text('observe-fact-open'),
      value: (
        <>
          {texts.text('observe-fact-open.says', {
            challenges: state.challenges.size,
            live,
            incidents: state.incidents.size,
            open: state.incidents.filter(({ ruled }) => ruled === null).size,
            overrides: state.discretions.filter(({ kind }) => kind === 'override').size,
          })}{' '}
          <a href={pageOf(view, 'decisions')}>{texts.text('observe-page-decisions')}</a>
        </>
      ),
    },
    {
      key: texts.text('observe-fact-checkpoint'),
      value: (
        <>
          {checkpoint?.at == null ? (
            texts.text('observe-print-unwitnessed')
          ) : (
            <DateTime instant={checkpoint.at} zone={zone} />
          )}
          , {texts.text('observe-acts-count', { acts: checkpoint?.size ?? 0 })}
          <br />
          <code>{checkpoint?.root}</code>
          <br />
          <a href={pageOf(view, 'checkpoints')}>{texts.text('observe-page-checkpoints')}</a>
        </>
      ),
    },
  ];
}
