import { err, ok, type Result } from '@selectorate/basics';
import type { Read } from './clean-text.ts';
import type { MemberEvidence } from '../evidence.ts';
import type { CellFault, ImportRefusal } from './import-fault.ts';
import { importTable } from './import-table.ts';
import type { DateOrder } from './read-dates.ts';
import { whole } from './read-entries.ts';
import { readMemberId, readOptionalDate, readToken } from './read-fields.ts';
import { IMPORT_LIMITS } from './read-table.ts';
import type { ImportedSheet } from './row.ts';
import type { RowReader } from './row-reader.ts';
import { ROLL_LAYOUT } from './roll-layout.ts';
import type { TableLayout } from './table-layout.ts';
import type { UntrustedBytes } from './read-source.ts';
import type { TableFacts, TableOptions } from './table-reading.ts';

export type EvidenceField = keyof MemberEvidence;

export interface ImportedEvidence extends TableFacts<EvidenceField> {
  readonly evidence: readonly MemberEvidence[];
}

const EVIDENCE_LAYOUT: TableLayout<EvidenceField> = {
  fields: [
    'member',
    'firstCleared',
    'lastCleared',
    'instrument',
    'recruiter',
    'device',
    'mailReturned',
    'emailBounced',
  ],
  needed: [
    ['member'],
    ['firstCleared', 'lastCleared', 'instrument', 'recruiter', 'device', 'mailReturned', 'emailBounced'],
  ],
  filled: ['member'],
  dates: ['firstCleared', 'lastCleared'],
  lines: [],
  names: {
    member: ROLL_LAYOUT.names.member,
    firstCleared: { whole: ['firstcleared', 'firstpayment', 'firstpaymentcleared', 'firstpaid'], parts: [] },
    lastCleared: { whole: ['lastcleared', 'lastpayment', 'lastpaymentcleared', 'lastpaid'], parts: [] },
    instrument: { whole: ['instrument', 'paymentinstrument', 'instrumenttoken'], parts: [] },
    recruiter: { whole: ['recruiter', 'recruitedby', 'recruitertoken'], parts: [] },
    device: { whole: ['device', 'devicetoken', 'signupdevice'], parts: [] },
    mailReturned: { whole: ['mailreturned', 'returnedmail', 'postreturned'], parts: [] },
    emailBounced: { whole: ['emailbounced', 'bounced', 'emailbounce', 'mailbounced'], parts: [] },
  },
};

/**
 * Reads what a membership system knows beside the roll, for the checks alone: the same file as the roll or another,
 * bytes of CSV or rows of a sheet. Whole or not at all, every failed row named. An account number in the place of a
 * token is refused: tokens are keyed hashes.
 */
export function importEvidence(
  file: UntrustedBytes | ImportedSheet,
  options: TableOptions<EvidenceField> = {},
): Result<ImportedEvidence, ImportRefusal> {
  const read = importTable(file, {
    kind: {
      layout: EVIDENCE_LAYOUT,
      reading: (dateOrder) => (reader) => readEvidence(reader, dateOrder),
      unique: { field: 'member', of: ({ member }) => member, code: 'member-id-twice' },
    },
    limits: IMPORT_LIMITS,
    options,
  });
  if (!read.ok) return read;
  const { items: evidence, ...facts } = read.value;
  return ok({ evidence, ...facts });
}

function readEvidence(reader: RowReader<EvidenceField>, dateOrder: DateOrder): MemberEvidence | undefined {
  return whole({
    member: reader.read('member', readMemberId),
    firstCleared: reader.read('firstCleared', (text) => readOptionalDate(text, { dateOrder })),
    lastCleared: reader.read('lastCleared', (text) => readOptionalDate(text, { dateOrder })),
    instrument: reader.read('instrument', readHashedToken),
    recruiter: reader.read('recruiter', readOptionalToken),
    device: reader.read('device', readHashedToken),
    mailReturned: reader.read('mailReturned', readFlag),
    emailBounced: reader.read('emailBounced', readFlag),
  });
}

type Reading<T> = Result<Read<T>, CellFault>;

const readOptionalToken = (text: string): Reading<string | null> =>
  text === '' ? ok({ value: null, repairs: [] }) : readToken(text);

/** Digits alone, as many as a card, a sort code with an account, or a telephone number has, were never hashed. */
export const readHashedToken = (text: string): Reading<string | null> =>
  /^\+?\d{8,19}$/.test(text.replaceAll(/[\s-]/g, '')) ? err('token-malformed') : readOptionalToken(text);

const FLAGS: Readonly<Record<string, boolean>> = {
  '': false,
  no: false,
  n: false,
  false: false,
  '0': false,
  yes: true,
  y: true,
  true: true,
  '1': true,
};

export function readFlag(text: string): Reading<boolean> {
  const word = text.toLowerCase();
  const value = Object.hasOwn(FLAGS, word) ? FLAGS[word] : undefined;
  return value === undefined ? err('flag-malformed') : ok({ value, repairs: [] });
}
