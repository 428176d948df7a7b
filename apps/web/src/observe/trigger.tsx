import { formatFraction } from '@selectorate/basics';
import { Empty, PageHead, useTexts, WhatThisMeans } from '@selectorate/ui';
import { triggerWorking } from '@selectorate/selection';
import { actsOfKind, Proof } from './act-links.tsx';
import { useContest } from './contest-view.tsx';
import { TriggerPicture } from './trigger-picture.tsx';
import { TriggerWhatIf } from './trigger-what-if.tsx';
import { UnitsTable } from './units-table.tsx';
import { wordFor } from './where-it-stands.ts';

/** The trigger ballot: the working with the numbers, each unit, and the same returns under other formulas. */
export function Trigger() {
  const texts = useTexts();
  const view = useContest();
  const { state, record, title } = view;
  const rules = state.rulebook.trigger;
  const working = triggerWorking(state);
  if (rules === null || working === null || state.units.isEmpty())
    return (
      <>
        <PageHead title={texts.text('stage-trigger')} caption={title} />
        <Empty title={texts.text('observe-no-trigger')}>
          <p>{texts.text('observe-no-trigger.do')}</p>
        </Empty>
      </>
    );
  const { comparator, threshold } = working.rule;
  const compared = texts.text(comparator === '>' ? 'comparator-more' : 'comparator-at-least');
  return (
    <>
      <PageHead
        title={texts.text('stage-trigger')}
        caption={title}
        lead={
          state.trigger === null
            ? texts.text('observe-trigger-running')
            : texts.text(`observe-trigger-${state.trigger}`)
        }
      />
      <div className="columns">
        <section>
          <h2>{texts.text('observe-trigger-working')}</h2>
          <p>
            {texts.text('observe-trigger-rule', {
              label: rules.label,
              aggregator: texts.text(`aggregator-${working.rule.aggregator}`),
              compared,
              threshold,
            })}
          </p>
          <TriggerPicture working={working} />
          <p>
            <strong>
              {texts.text(state.trigger === null ? 'observe-trigger-so-far' : 'whatif-outcome', {
                outcome: wordFor(
                  { met: 'triggered', 'not-met': 'reselected', undetermined: 'undetermined' }[working.outcome],
                  texts,
                ),
              })}
            </strong>{' '}
            {working.share === null
              ? null
              : `${formatFraction(working.share)} ${texts.text(`observe-trigger-${working.outcome}`, { compared, threshold })}`}
          </p>
          <Proof standing="P" acts={actsOfKind(record.acts, 'decide-trigger')}>
            {texts.text('observe-proof-trigger')}
          </Proof>
        </section>
        <WhatThisMeans
          means={texts.text('stage-trigger.means')}
          doesNotMean={texts.text('stage-trigger.does-not-mean')}
        />
      </div>
      <UnitsTable />
      <TriggerWhatIf />
    </>
  );
}
