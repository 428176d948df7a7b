import { sayNumber, SummaryList, Table, useTexts } from '@selectorate/ui';
import { sampleBounds, sampleIndexes } from '@selectorate/selection';
import { ActLink, actsOfKind, Proof } from '../act-links.tsx';
import { nameOf, useContest } from '../contest-view.tsx';

/** The random-sample audit of the frozen roll (A01): who put in a value, which places were drawn, what it bounds. */
export function RollSample() {
  const texts = useTexts();
  const view = useContest();
  const { state, record } = view;
  const sample = state.rollSample;
  if (sample === null) return null;
  const indexes = sampleIndexes(state);
  const bounds = sampleBounds(state);
  const since = (
    [
      ['missing', bounds?.missing ?? 0],
      ['added', bounds?.added ?? 0],
      ['entries-corrected', bounds?.corrected ?? 0],
      ['answers-corrected', sample.found?.corrected ?? 0],
    ] as const
  ).filter(([, count]) => count > 0);
  return (
    <section>
      <h2>{texts.text('observe-roll-sample')}</h2>
      <p>{texts.text('observe-roll-sample.means', { size: sayNumber(sample.size) })}</p>
      {bounds === null ? null : (
        <>
          <p>
            <strong>
              {texts.text(bounds.margin === null ? 'observe-roll-sample-bound' : 'observe-roll-sample-bound-margin', {
                sample: sayNumber(bounds.sample),
                bad: sayNumber(bounds.ineligible + bounds.silent),
                bound: sayNumber(bounds.bound),
                margin: sayNumber(bounds.margin ?? 0),
              })}
            </strong>{' '}
            {bounds.verdict === null ? null : texts.text(`observe-roll-sample-${bounds.verdict}`)}
          </p>
          <SummaryList
            rows={[
              { key: texts.text('observe-roll-sample-confirmed'), value: sayNumber(bounds.confirmed) },
              { key: texts.text('observe-roll-sample-ineligible'), value: sayNumber(bounds.ineligible) },
              { key: texts.text('observe-roll-sample-silent'), value: sayNumber(bounds.silent) },
              { key: texts.text('observe-roll-sample-like-rest'), value: sayNumber(bounds.ifSilentLikeRest) },
              ...since.map(([name, count]) => ({
                key: texts.text(`observe-roll-sample-${name}`),
                value: sayNumber(count),
              })),
            ]}
          />
          <Proof standing="P" acts={actsOfKind(record.acts, 'draw-roll-sample', 'report-roll-sample')}>
            {texts.text('observe-roll-sample-proof')}
          </Proof>
          <Proof standing="W" acts={actsOfKind(record.acts, 'report-roll-sample')}>
            {texts.text('observe-roll-sample-proof-answers')}
          </Proof>
        </>
      )}
      <Table
        caption={texts.text('observe-roll-sample-values')}
        columns={[
          { label: texts.text('observe-person') },
          { label: texts.text('observe-roll-sample-committed') },
          { label: texts.text('observe-roll-sample-value'), prose: true },
        ]}
        rows={sample.values.map(({ person, seq, value }) => ({
          key: person,
          cells: [
            nameOf(view, person),
            <ActLink key="act" seq={seq} />,
            value === null ? texts.text('observe-roll-sample-not-revealed') : <code key="value">{value}</code>,
          ],
        }))}
      />
      {indexes === null ? (
        <p>{texts.text('observe-roll-sample-not-drawn')}</p>
      ) : (
        <p>
          {texts.text('observe-roll-sample-places')}{' '}
          <span className="figures">{indexes.map(sayNumber).join(' · ')}</span>
        </p>
      )}
    </section>
  );
}
