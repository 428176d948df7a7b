import { DateTime, Table, Tag, useTexts } from '@selectorate/ui';
import { type Exclusion, exclusionsInForce, type State } from '@selectorate/selection';
import { clauseText } from '../act-item.tsx';
import { ActLink, Proof } from '../act-links.tsx';
import { useContest } from '../contest-view.tsx';
import { wordFor } from '../where-it-stands.ts';

/** Waivers and exclusions: each with its clause, its clocks and its acts; whose they are is nobody's business here. */
export function RollDecisions() {
  const texts = useTexts();
  const { state } = useContest();
  const waivers = [...state.waivers.values()].toSorted((a, b) => a.seq - b.seq);
  const exclusions = [...state.exclusions.values()].toSorted((a, b) => a.notice.seq - b.notice.seq);
  if (waivers.length === 0 && exclusions.length === 0) return null;
  return (
    <section>
      <h2>{texts.text('observe-roll-decisions')}</h2>
      {waivers.length === 0 ? null : (
        <Table
          caption={texts.text('observe-roll-waivers', { waivers: waivers.length })}
          columns={[
            { label: texts.text('observe-roll-waiver') },
            { label: texts.text('observe-roll-clause'), prose: true },
            { label: texts.text('observe-roll-electorate'), prose: true },
            { label: texts.text('observe-roll-act') },
          ]}
          rows={waivers.map(({ id, clause, electorate, seq }) => ({
            key: id,
            cells: [
              <span className="nowrap" key="id">
                {id}
              </span>,
              <ClauseWords key="clause" clause={clause} />,
              texts.text(`observe-roll-in-${electorate}`),
              <ActLink key="act" seq={seq} />,
            ],
          }))}
        />
      )}
      {exclusions.length === 0 ? null : <Exclusions exclusions={exclusions} state={state} />}
      <Proof standing="P" acts={exclusions.map(({ notice }) => notice.seq)}>
        {texts.text('observe-roll-proof-decisions')}
      </Proof>
    </section>
  );
}

function Exclusions({ exclusions, state }: { readonly exclusions: readonly Exclusion[]; readonly state: State }) {
  const texts = useTexts();
  const { zone } = useContest();
  const steps = ({ notice, reply, decision, appeal, ruling }: Exclusion) => [
    { name: 'notice', ...notice },
    ...(reply === null ? [] : [{ name: 'reply', ...reply }]),
    ...(decision === null ? [] : [{ name: decision.decision, ...decision }]),
    ...(appeal === null ? [] : [{ name: 'appeal', ...appeal }]),
    ...(ruling === null ? [] : [{ name: ruling.outcome, ...ruling }]),
  ];
  return (
    <Table
      caption={texts.text('observe-roll-exclusions', { exclusions: exclusions.length })}
      columns={[
        { label: texts.text('observe-roll-exclusion') },
        { label: texts.text('observe-roll-reason'), prose: true },
        { label: texts.text('observe-roll-steps'), prose: true },
        { label: texts.text('observe-state') },
      ]}
      rows={exclusions.map((exclusion) => ({
        key: exclusion.id,
        cells: [
          <span className="nowrap" key="id">
            {exclusion.id}
          </span>,
          <>
            {wordFor(exclusion.reason, texts)}. <ClauseWords clause={exclusion.clause} />
          </>,
          steps(exclusion).map(({ name, seq, at }) => (
            <span className="line" key={seq}>
              {texts.text(`observe-roll-step-${name}`)}: <DateTime instant={at} zone={zone} /> (<ActLink seq={seq} />)
            </span>
          )),
          <Tag key="state" tone="plain">
            {texts.text(`observe-roll-exclusion-${standingOf(state, exclusion)}`)}
          </Tag>,
        ],
      }))}
    />
  );
}

/** A clause in its own words, and its name in the rulebook. */
function ClauseWords({ clause }: { readonly clause: string }) {
  const texts = useTexts();
  return (
    <>
      {clauseText(useContest(), clause, texts)} <span className="soft">({clause})</span>
    </>
  );
}

/** In force, still open, or the member stays in. */
function standingOf(state: State, exclusion: Exclusion): 'in-force' | 'open' | 'not-in-force' {
  if (exclusionsInForce(state, state.now).some(({ id }) => id === exclusion.id)) return 'in-force';
  const { decision, appeal, ruling } = exclusion;
  const open = decision === null || (decision.decision === 'exclude' && appeal !== null && ruling === null);
  return open ? 'open' : 'not-in-force';
}
