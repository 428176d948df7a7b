import type { UnitId } from '@selectorate/basics';
import type { ReturnRow, UnitRow } from './contest-folder.ts';
import type { FolderReader } from './folder-reader.ts';

const COLUMNS = [
  'unit_id',
  'attempt',
  'met_on',
  'open',
  'keep',
  'spoilt',
  'abstained',
  'signed_by_1',
  'signed_by_2',
  'received_at',
];

/** Returns of units: a row for each vote, with the two people who signed it. */
export async function readReturns(
  reader: FolderReader,
  { file, units }: { readonly file: string; readonly units: readonly UnitRow[] },
): Promise<readonly ReturnRow[]> {
  const rows = await reader.table(file, COLUMNS);
  return rows.flatMap((row) => {
    const unit = row.id<UnitId>('unit_id');
    const known = units.find((each) => each.unit === unit);
    if (unit !== undefined && known === undefined) row.wrong('unit_id', 'a unit of units.csv');
    const attempt = row.oneOf('attempt', ['1', '2']);
    const metOn = row.date('met_on');
    const open = row.whole('open');
    const keep = row.whole('keep');
    const spoilt = row.whole('spoilt');
    const abstained = row.whole('abstained');
    const first = row.label('signed_by_1');
    const second = row.label('signed_by_2');
    if (first !== undefined && first === second)
      row.wrong('signed_by_2', 'another person than signed_by_1: nobody signs twice');
    const receivedAt = row.civil('received_at');
    if (known === undefined || attempt === undefined || metOn === undefined || open === undefined || keep === undefined)
      return [];
    if (
      spoilt === undefined ||
      abstained === undefined ||
      first === undefined ||
      second === undefined ||
      receivedAt === undefined
    )
      return [];
    const place = { file: row.file, line: row.line };
    return [
      {
        ...place,
        unit: known.unit,
        attempt: attempt === '1' ? 1 : 2,
        metOn,
        open,
        keep,
        spoilt,
        abstained,
        signedBy: [first, second],
        receivedAt,
      } as const,
    ];
  });
}
