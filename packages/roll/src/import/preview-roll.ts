import { fieldText, ROLL_FIELDS, type RollField } from '../field.ts';
import type { ImportedRoll } from './import-roll.ts';

/** What a person sees before accepting a roll: plain data. */
export interface RollPreview extends Omit<ImportedRoll, 'entries' | 'choice'> {
  readonly rows: readonly Readonly<Record<RollField, string>>[];
}

/** The first `count` entries as texts, with totals, columns, repairs and the order of dates. Private: it shows members. */
export function previewRoll(
  { entries, encoding, delimiter, columns, dateOrder, repairs, totals }: ImportedRoll,
  count: number,
): RollPreview {
  const rows = entries.slice(0, count).map((entry) => {
    const cells = ROLL_FIELDS.map((field) => [field, fieldText(entry, field)] as const);
    return Object.fromEntries(cells) as Record<RollField, string>;
  });
  return { encoding, delimiter, columns, dateOrder, repairs, totals, rows };
}
