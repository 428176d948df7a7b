import type { Texts } from '@selectorate/messages';
import { sayWhen } from '@selectorate/ui';
import type { Naming } from '../contest/names.ts';

/** What it takes to say a value of an act in words. */
export interface Wording {
  readonly texts: Texts;
  readonly naming: Naming;
  readonly zone: string;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;
const CIVIL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

const PERSON_FIELDS = new Set(['person', 'leaves', 'enters', 'signer']);
const CANDIDATE_FIELDS = new Set(['candidate', 'candidates', 'winner', 'elected', 'lots']);
const CODE_FIELDS = new Set([
  'interest',
  'intention',
  'ground',
  'what',
  'remedy',
  'outcome',
  'decision',
  'against',
  'channel',
  'method',
  'says',
  'clock',
  'signedOn',
  'kind',
  'reason',
  'electorate',
  'electorates',
]);

/** One value of an act, in words where there are words for it; never left out, and never shortened. */
export function sayValue(value: unknown, field: string, { texts, naming, zone }: Wording): string {
  if (value === null) return texts.text('organise-nothing');
  if (typeof value === 'boolean') return texts.text(value ? 'organise-yes' : 'organise-no');
  if (typeof value === 'number') return value.toLocaleString('en-GB');
  if (typeof value !== 'string') return JSON.stringify(value);
  if (INSTANT.test(value)) return sayWhen(value, zone);
  if (CIVIL.test(value)) return sayCivil(value);
  if (DAY.test(value)) return sayCivil(`${value}T00:00`).replace(/, [^,]*$/, '');
  if (PERSON_FIELDS.has(field)) return naming.person(value);
  if (CANDIDATE_FIELDS.has(field)) return naming.candidate(value);
  if (field === 'unit') return naming.unit(value);
  if (field === 'deadline' || field === 'id') return firstText(texts, [`deadline-${value}`]) ?? value;
  if (field === 'role' || field === 'roles') return firstText(texts, [`role-${value}`]) ?? value;
  if (CODE_FIELDS.has(field)) return sayCode(texts, value);
  return value;
}

/** A code of the record as a word. */
export const sayCode = (texts: Texts, code: string): string =>
  firstText(texts, [`reason-${code}`, `word-${code}`]) ?? code;

/** Local time as it was written, in words: `Monday 2 March 2026, 12:00 pm`. */
export const sayCivil = (civil: string): string => sayWhen(`${civil}:00Z`, 'UTC');

export const firstText = (texts: Texts, ids: readonly string[]): string | undefined => {
  const id = ids.find((each) => texts.hasText(each));
  return id === undefined ? undefined : texts.text(id);
};
