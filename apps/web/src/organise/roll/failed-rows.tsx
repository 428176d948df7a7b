import type { FailedRowShape } from '@selectorate/api';
import { Notice, sayNumber, Table, useTexts } from '@selectorate/ui';

/** Every row that could not be read: where, what stood there, what was expected, and what to do (A45). */
export function FailedRows({
  failed,
  failures,
}: {
  readonly failed: readonly FailedRowShape[];
  readonly failures: number;
}) {
  const texts = useTexts();
  if (failures === 0) return null;
  return (
    <>
      <Notice tone="fault" title={texts.text('organise-roll-faulty', { rows: failures })} announce>
        <p>{texts.text('organise-roll-faulty.do')}</p>
      </Notice>
      <Table
        caption={texts.text('organise-roll-failed')}
        columns={[
          { label: texts.text('organise-roll-failed-line') },
          { label: texts.text('organise-roll-failed-column') },
          { label: texts.text('organise-roll-failed-shown'), prose: true },
          { label: texts.text('organise-roll-failed-expected'), prose: true },
          { label: texts.text('organise-roll-failed-do'), prose: true },
        ]}
        rows={failed.map(({ line, column, columnName, shown, expected, remedy }, at) => ({
          key: String(at),
          cells: [
            line === null ? texts.text('organise-roll-failed-whole') : texts.text('organise-roll-failed-at', { line }),
            columnName ?? (column === null ? '' : sayNumber(column)),
            shown,
            expected,
            remedy,
          ],
        }))}
      />
      {failures > failed.length ? (
        <p>{texts.text('organise-roll-failed-more', { rows: sayNumber(failures - failed.length) })}</p>
      ) : null}
    </>
  );
}
