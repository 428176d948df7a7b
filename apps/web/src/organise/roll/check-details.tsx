import type { ToldCheck, ToldTable } from '@selectorate/telling';
import { Details, SummaryList, Table, useTexts } from '@selectorate/ui';

/** One check, folded: what it looks at and what that does not mean, every figure, and whom its questions fall on. */
export function CheckDetails({
  check: { id, name, means, figures, fairness, unasked },
}: {
  readonly check: ToldCheck;
}) {
  const texts = useTexts();
  return (
    <Details summary={`${name} (${id})`}>
      <p>{means}</p>
      <SummaryList rows={figures.map(([key, value]) => ({ key, value }))} />
      {unasked === null ? null : <p className="soft">{unasked}</p>}
      {fairness.length === 0 ? null : (
        <Details summary={texts.text('organise-roll-fairness')}>
          <p>{texts.text('organise-roll-fairness.means')}</p>
          {fairness.map((table) => (
            <ToldTableView key={table.caption} table={table} />
          ))}
        </Details>
      )}
    </Details>
  );
}

function ToldTableView({ table: { caption, head, rows } }: { readonly table: ToldTable }) {
  return (
    <Table
      caption={caption}
      compact
      columns={head.map((label, at) => ({ label, numeric: at > 0 }))}
      rows={rows.map((cells) => ({ key: cells[0] ?? '', cells }))}
    />
  );
}
