import { formatPercent } from '@selectorate/basics';
import {
  paperFigures,
  type State,
  triggerOutcome,
  triggerWorking,
  unitOutcome,
  unresolvedPapers,
} from '@selectorate/selection';
import { Details, SummaryList, Table, useTexts } from '@selectorate/ui';
import { sayCode } from '../describe/words.ts';
import type { Naming } from '../contest/names.ts';

/** What the record already says that somebody should have before their eyes when they prepare this act. */
export function StandingFacts({
  kind,
  state,
  naming,
}: {
  readonly kind: string;
  readonly state: State;
  readonly naming: Naming;
}) {
  switch (kind) {
    case 'decide-trigger':
      return <TriggerFacts state={state} naming={naming} />;
    case 'reconcile':
    case 'state-scrutiny':
    case 'declare':
    case 'decide-anomalies':
      return <PaperFacts state={state} naming={naming} />;
    case 'issue-papers':
      return <IssueFacts state={state} />;
    default:
      return null;
  }
}

function TriggerFacts({ state, naming }: { readonly state: State; readonly naming: Naming }) {
  const texts = useTexts();
  const working = triggerWorking(state);
  if (working === null) return null;
  const rows = [
    { key: texts.text('organise-outcome'), value: <strong>{sayCode(texts, triggerOutcome(working))}</strong> },
    {
      key: texts.text('organise-share'),
      value:
        working.share === null
          ? texts.text('organise-nothing')
          : texts.text('organise-share.percent', { share: formatPercent(working.share) }),
    },
    { key: texts.text('organise-formula'), value: state.rulebook.trigger?.label ?? '' },
  ];
  return (
    <>
      <SummaryList rows={rows} />
      <Details summary={texts.text('organise-units-each')}>
        <Table
          caption={texts.text('organise-units-each')}
          hideCaption
          columns={[{ label: texts.text('organise-said-unit') }, { label: texts.text('organise-outcome') }]}
          rows={[...state.units.values()].map((unit) => ({
            key: unit.id,
            cells: [naming.unit(unit.id), sayCode(texts, unitOutcome(state, unit).kind)],
          }))}
        />
      </Details>
    </>
  );
}

function PaperFacts({ state, naming }: { readonly state: State; readonly naming: Naming }) {
  const texts = useTexts();
  const figures = paperFigures(state);
  const winner = state.trigger === 'reselected' ? state.incumbent : (state.counted?.elected ?? null);
  const doubt = unresolvedPapers(state);
  const rows = [
    ...(winner === null
      ? []
      : [{ key: texts.text('organise-said-winner'), value: <strong>{naming.candidate(winner)}</strong> }]),
    ...(state.counted === null
      ? []
      : [{ key: texts.text('organise-said-margin'), value: state.counted.margin.toLocaleString('en-GB') }]),
    ...(doubt === 0 ? [] : [{ key: texts.text('organise-doubt'), value: doubt.toLocaleString('en-GB') }]),
    ...Object.entries(figures).map(([name, papers]) => ({
      key: texts.text(`organise-said-${name}`),
      value: papers.toLocaleString('en-GB'),
    })),
    { key: texts.text('organise-eligible'), value: (state.roll?.eligibleBallot ?? 0).toLocaleString('en-GB') },
  ];
  return <SummaryList rows={rows} />;
}

function IssueFacts({ state }: { readonly state: State }) {
  const texts = useTexts();
  const eligible = state.roll?.eligibleBallot ?? 0;
  const rows = [
    { key: texts.text('organise-eligible'), value: eligible.toLocaleString('en-GB') },
    { key: texts.text('organise-issued-so-far'), value: state.papersIssued.toLocaleString('en-GB') },
    { key: texts.text('organise-may-still-issue'), value: (eligible - state.papersIssued).toLocaleString('en-GB') },
  ];
  return <SummaryList rows={rows} />;
}
