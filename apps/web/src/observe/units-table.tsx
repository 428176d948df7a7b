import { Table, useTexts } from '@selectorate/ui';
import { type Unit, unitOutcome } from '@selectorate/selection';
import { ActLinks, Proof } from './act-links.tsx';
import { nameOf, useContest } from './contest-view.tsx';
import { unitsInOrder } from './in-order.ts';
import { wordFor } from './where-it-stands.ts';

/** A shape for each way to vote, none of them a judgement. */
const MARKS: Readonly<Record<string, string>> = { open: '◇', keep: '◆' };

/** Every unit with its figures and the outcome that follows from them. */
export function UnitsTable() {
  const texts = useTexts();
  const view = useContest();
  const { state } = view;
  const units = unitsInOrder(state);
  const entries = units.flatMap(({ returns }) => returns.map(({ seq }) => seq));
  return (
    <section>
      <h2>{texts.text('observe-units')}</h2>
      {state.rulebook.sections.map(({ id, title }) => (
        <Table
          key={id}
          caption={title}
          compact
          columns={[
            { label: texts.text('observe-unit') },
            { label: texts.text('observe-unit-open'), numeric: true },
            { label: texts.text('observe-unit-keep'), numeric: true },
            { label: texts.text('observe-unit-entitled'), numeric: true },
            { label: texts.text('observe-unit-outcome') },
            { label: texts.text('observe-unit-return') },
          ]}
          rows={units.filter(({ section }) => section === id).map(unitRow)}
        />
      ))}
      <Proof standing="P" acts={entries}>
        {texts.text('observe-proof-units')}
      </Proof>
      <Proof standing="W" acts={[]}>
        {texts.text('finding-who-met-and-voted')}
      </Proof>
    </section>
  );

  function unitRow(unit: Unit) {
    const last = unit.returns.findLast(({ setAside }) => setAside === null) ?? unit.returns.at(-1);
    const { kind } = unitOutcome(state, unit);
    const withheld = last !== undefined && last.figures === null;
    const figure = (value: number | undefined): string => {
      if (withheld) return texts.text('observe-withheld');
      return value === undefined ? '–' : String(value);
    };
    return {
      key: unit.id,
      cells: [
        nameOf(view, unit.id),
        figure(last?.figures?.open),
        figure(last?.figures?.keep),
        unit.entitled === null ? '–' : String(unit.entitled),
        <strong key="outcome">
          <span aria-hidden="true">{MARKS[kind] ?? '–'}</span> {wordFor(kind, texts)}
        </strong>,
        <ActLinks key="returns" acts={unit.returns.map(({ seq }) => seq)} />,
      ],
    };
  }
}
