import type { RollSummaryShape } from '@selectorate/api';
import { ROLL_FIELDS } from '@selectorate/roll';
import { Details, Notice, sayNumber, SelectField, SummaryList, Table, useTexts } from '@selectorate/ui';
import { FailedRows } from './failed-rows.tsx';

/** Which column of the file says what, where somebody chose. */
export type Columns = Readonly<Record<string, string>>;

/** What was made of a list that nobody has kept yet: totals, columns, repairs, first rows, and every row that failed. */
export function LookedAt({
  summary,
  columns,
  onColumns,
}: {
  readonly summary: RollSummaryShape;
  readonly columns: Columns;
  readonly onColumns: (columns: Columns) => void;
}) {
  const texts = useTexts();
  const { failures, failed, preview } = summary;
  return (
    <>
      <h2>{texts.text('organise-roll-looked')}</h2>
      {failures > 0 ? <FailedRows failed={failed} failures={failures} /> : <Totals summary={summary} />}
      {summary.remembered ? (
        <Notice title={texts.text('organise-roll-remembered')}>
          <p>{texts.text('organise-roll-remembered.means')}</p>
        </Notice>
      ) : null}
      <Repairs repairs={summary.repairs} blankLines={summary.blankLines} />
      {summary.columns.length === 0 ? null : (
        <Details summary={texts.text('organise-roll-columns')}>
          <p>{texts.text('organise-roll-columns.means')}</p>
          {summary.columns.map(({ column, field }) => (
            <SelectField
              key={column}
              label={column}
              choices={ROLL_FIELDS.map((value) => ({ value, label: texts.text(`organise-roll-field-${value}`) }))}
              placeholder={texts.text('organise-roll-not-used')}
              value={columns[column] ?? field ?? ''}
              onChange={(value) => onColumns(changed(summary, columns, { column, value }))}
            />
          ))}
        </Details>
      )}
      {preview.length === 0 ? null : (
        <Details summary={texts.text('organise-roll-preview')}>
          <Preview rows={preview} />
        </Details>
      )}
    </>
  );
}

/** All columns are named once one is chosen, so that the server guesses nothing anew; an unused one is left out. */
function changed(
  { columns: guessed }: RollSummaryShape,
  columns: Columns,
  { column, value }: { readonly column: string; readonly value: string },
): Columns {
  const before = guessed.flatMap(({ column: name, field }) => (field === null ? [] : [[name, field] as const]));
  const chosen = { ...Object.fromEntries(before), ...columns, [column]: value };
  return Object.fromEntries(Object.entries(chosen).filter(([, field]) => field !== ''));
}

function Totals({ summary }: { readonly summary: RollSummaryShape }) {
  const texts = useTexts();
  const { members, branches, statuses, dateOrder, changed: moved } = summary;
  return (
    <SummaryList
      rows={[
        { key: texts.text('organise-roll-members'), value: sayNumber(members) },
        {
          key: texts.text('organise-roll-branches'),
          value: branches.map((each) => `${each.branch}: ${sayNumber(each.members)}`).join(', ') || '–',
        },
        ...(statuses.length === 0
          ? []
          : [
              {
                key: texts.text('organise-roll-statuses'),
                value: statuses
                  .map((each) => `${texts.text(`organise-roll-status-${each.status}`)}: ${sayNumber(each.members)}`)
                  .join(', '),
              },
            ]),
        ...(dateOrder === 'day-first' || dateOrder === 'month-first'
          ? [{ key: texts.text('organise-roll-dates'), value: texts.text(`organise-roll-order-${dateOrder}`) }]
          : []),
        ...(moved === null
          ? []
          : [{ key: texts.text('organise-roll-changed'), value: texts.text('organise-roll-changed.counts', moved) }]),
      ]}
    />
  );
}

/** What was put right without losing anything. */
function Repairs({
  repairs,
  blankLines,
}: {
  readonly repairs: RollSummaryShape['repairs'];
  readonly blankLines: number;
}) {
  const texts = useTexts();
  const times = new Map<string, number>();
  for (const repair of repairs) times.set(repair.code, (times.get(repair.code) ?? 0) + repair.times);
  if (blankLines > 0) times.set('blank-lines', blankLines);
  if (times.size === 0) return null;
  return (
    <Details summary={texts.text('organise-roll-repairs')}>
      <p>{texts.text('organise-roll-repairs.means')}</p>
      <Table
        caption={texts.text('organise-roll-repairs')}
        hideCaption
        columns={[
          { label: texts.text('organise-roll-repair'), prose: true },
          { label: texts.text('organise-roll-times'), numeric: true },
        ]}
        rows={[...times].map(([code, count]) => ({
          key: code,
          cells: [texts.text(`organise-roll-repair-${code}`), sayNumber(count)],
        }))}
      />
    </Details>
  );
}

/** The first rows, only the columns that hold anything. */
function Preview({ rows }: { readonly rows: RollSummaryShape['preview'] }) {
  const texts = useTexts();
  const fields = ROLL_FIELDS.filter((field) => rows.some((row) => (row[field] ?? '') !== ''));
  return (
    <Table
      caption={texts.text('organise-roll-preview')}
      hideCaption
      columns={fields.map((field) => ({ label: texts.text(`organise-roll-field-${field}`) }))}
      rows={rows.map((row, at) => ({ key: String(at), cells: fields.map((field) => row[field] ?? '') }))}
    />
  );
}
