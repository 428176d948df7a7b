import { DateTime, Empty, PageHead, Table, Tag, useTexts } from '@selectorate/ui';
import { ActLink, Proof } from './act-links.tsx';
import { nameOf, useContest } from './contest-view.tsx';
import { Discretions } from './discretions.tsx';
import { challengesInOrder, incidentsInOrder } from './in-order.ts';
import { wordFor } from './where-it-stands.ts';

/** What was reported, decided and complained of, each with its state and its clock. */
export function Decisions() {
  const texts = useTexts();
  const { title, state } = useContest();
  const undecided =
    state.challenges.filter(({ ruled }) => ruled === null).size +
    state.incidents.filter(({ ruled }) => ruled === null).size;
  return (
    <>
      <PageHead
        title={texts.text('observe-page-decisions')}
        caption={title}
        lead={texts.text('observe-decisions.lead', { undecided })}
      />
      <Challenges />
      <Incidents />
      <Discretions />
    </>
  );
}

function Challenges() {
  const texts = useTexts();
  const view = useContest();
  const { state, zone, record } = view;
  const atOf = (seq: number): string => record.acts.find((act) => act.seq === seq)?.at ?? state.now;
  const asOf = record.checkpoint?.at ?? state.now;
  const closes = state.deadlines.find(({ id }) => id === 'challenge-closes');
  return (
    <section>
      <h2>{texts.text('observe-challenges')}</h2>
      {closes === undefined ? null : (
        <p>
          {texts.text(closes.passed === null ? 'observe-challenges-until' : 'observe-challenges-were-until')}{' '}
          <DateTime instant={closes.instant} zone={zone} />.
        </p>
      )}
      {state.challenges.isEmpty() ? (
        <Empty title={texts.text('observe-no-challenges')} />
      ) : (
        <Table
          caption={texts.text('observe-challenges')}
          hideCaption
          columns={[
            { label: texts.text('observe-challenge') },
            { label: texts.text('observe-against') },
            { label: texts.text('observe-lodged'), prose: true },
            { label: texts.text('observe-state') },
            { label: texts.text('observe-days'), numeric: true },
          ]}
          rows={challengesInOrder(state).map(({ id, seq, against, outcome, remedy, ruled }) => ({
            key: id,
            cells: [
              id,
              wordFor(against, texts),
              <>
                <DateTime instant={atOf(seq)} zone={zone} /> (<ActLink seq={seq} />)
              </>,
              outcome === null || ruled === null ? (
                <Tag tone="attention">{texts.text('observe-undecided')}</Tag>
              ) : (
                <>
                  <Tag tone={outcome === 'upheld' ? 'attention' : 'plain'}>{wordFor(outcome, texts)}</Tag>{' '}
                  {remedy === null ? null : wordFor(remedy, texts)} <ActLink seq={ruled} />
                </>
              ),
              String(daysBetween(atOf(seq), ruled === null ? asOf : atOf(ruled))),
            ],
          }))}
        />
      )}
      <Proof standing="P" acts={challengesInOrder(state).map(({ seq }) => seq)}>
        {texts.text('observe-proof-clocks')}
      </Proof>
    </section>
  );
}

function Incidents() {
  const texts = useTexts();
  const view = useContest();
  const { state } = view;
  return (
    <section>
      <h2>{texts.text('observe-incidents')}</h2>
      {state.incidents.isEmpty() ? (
        <Empty title={texts.text('observe-no-incidents')} />
      ) : (
        <Table
          caption={texts.text('observe-incidents')}
          hideCaption
          columns={[
            { label: texts.text('observe-incident') },
            { label: texts.text('observe-what'), prose: true },
            { label: texts.text('observe-batch') },
            { label: texts.text('observe-papers'), numeric: true },
            { label: texts.text('observe-state'), prose: true },
          ]}
          rows={incidentsInOrder(state).map(({ id, what, batch, papers, remedy, ruled, seq }) => ({
            key: id,
            cells: [
              id,
              <>
                {wordFor(what, texts)} (<ActLink seq={seq} />)
              </>,
              batch === null ? '–' : nameOf(view, batch),
              String(papers),
              remedy === null || ruled === null ? (
                <Tag tone="attention">{texts.text('observe-undecided')}</Tag>
              ) : (
                <>
                  {texts.text('observe-ruling', {
                    remedy: remedy === 'none' ? texts.text('observe-no-remedy') : wordFor(remedy, texts),
                  })}{' '}
                  (<ActLink seq={ruled} />)
                </>
              ),
            ],
          }))}
        />
      )}
    </section>
  );
}

const DAY_MS = 86_400_000;
const daysBetween = (from: string, to: string): number =>
  Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / DAY_MS));
