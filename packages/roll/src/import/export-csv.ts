import { guardFormula } from './clean-text.ts';
import type { RollEntry } from '../entry.ts';
import { fieldText, ROLL_FIELDS, type RollField } from '../field.ts';

const HEADERS: Readonly<Record<RollField, string>> = {
  member: 'member_id',
  unit: 'unit_id',
  joined: 'joined',
  paidThrough: 'paid_through',
  status: 'status',
  kind: 'kind',
  born: 'born',
  tags: 'tags',
  name: 'name',
  email: 'email',
  phone: 'phone',
  address: 'address',
  postcode: 'postcode',
};

/**
 * The roll as CSV (RFC 4180, CRLF, UTF-8 when encoded). A value that a spreadsheet would compute is guarded by an
 * apostrophe (attack A45), also behind a semicolon or tab, at which some spreadsheets cut it in two. The import
 * takes it off again: what is exported and imported is the same roll.
 */
export function exportCsv(entries: readonly RollEntry[]): string {
  const rows = entries.map((entry) => ROLL_FIELDS.map((field) => fieldText(entry, field)));
  return [ROLL_FIELDS.map((field) => HEADERS[field]), ...rows].map(csvLine).join('');
}

/** One line of CSV, formulas guarded, quoted where needed. */
export const csvLine = (values: readonly string[]): string => `${values.map(csvCell).join(',')}\r\n`;

function csvCell(value: string): string {
  const guarded = guardFormula(value);
  return /[",;\t\r\n]|^\s|\s$/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
