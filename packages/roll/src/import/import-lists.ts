import { err, type MemberId, ok, type Result } from '@selectorate/basics';
import type { BallotDevices, Decoy, PaidUp, RemoteApplication } from '../checks/check-input.ts';
import type { IsoDate, RollEntry } from '../entry.ts';
import type { RollField } from '../field.ts';
import type { Read } from './clean-text.ts';
import { readFlag, readHashedToken } from './import-evidence.ts';
import type { CellFault, ImportRefusal } from './import-fault.ts';
import { type ImportedTable, importTable } from './import-table.ts';
import { type DateOrder, readDate, readInstant } from './read-dates.ts';
import { entryReading, whole } from './read-entries.ts';
import { readFreeText, readMemberId, readOptionalDate, readPostcode } from './read-fields.ts';
import type { UntrustedBytes } from './read-source.ts';
import { IMPORT_LIMITS } from './read-table.ts';
import { ROLL_LAYOUT } from './roll-layout.ts';
import type { ImportedSheet } from './row.ts';
import type { RowReader } from './row-reader.ts';
import type { TableLayout } from './table-layout.ts';
import type { TableKind, TableOptions } from './table-reading.ts';

// Small tables beside a roll, for the checks alone. Each is read whole or not at all, every failed row named.

export type ImportedFile = UntrustedBytes | ImportedSheet;
export type Imported<F extends string, T> = Result<ImportedTable<F, T>, ImportRefusal>;

export function importWith<F extends string, T>(
  file: ImportedFile,
  kind: TableKind<F, T>,
  options: TableOptions<F>,
): Imported<F, T> {
  return importTable(file, { kind, limits: IMPORT_LIMITS, options });
}

/** Somebody on a list of the dead or of those who have gone away: by number, or by what a register would have of them. */
export interface ListedPerson {
  readonly member: MemberId | null;
  readonly name: string;
  readonly address: string;
  readonly postcode: string;
  readonly born: IsoDate | null;
}
export type PersonColumn = keyof ListedPerson;

const PEOPLE_LAYOUT: TableLayout<PersonColumn> = {
  fields: ['member', 'name', 'address', 'postcode', 'born'],
  needed: [['member', 'name']],
  filled: [],
  dates: ['born'],
  lines: ['address'],
  names: ROLL_LAYOUT.names,
};

/** People by member number, or by name with an address; a row has one of the two. */
export const importPeopleList = (
  file: ImportedFile,
  options: TableOptions<PersonColumn> = {},
): Imported<PersonColumn, ListedPerson> =>
  importWith(
    file,
    { layout: PEOPLE_LAYOUT, reading: (order) => (row) => readPerson(row, order), unique: null },
    options,
  );

function readPerson(reader: RowReader<PersonColumn>, dateOrder: DateOrder): ListedPerson | undefined {
  const person = whole({
    member: reader.read('member', (text) => (text === '' ? ok({ value: null, repairs: [] }) : readMemberId(text))),
    name: reader.read('name', readFreeText),
    address: reader.read('address', readFreeText),
    postcode: reader.read('postcode', readPostcode),
    born: reader.read('born', (text) => readOptionalDate(text, { dateOrder })),
  });
  return person?.member === null && person.name === '' ? reader.fail('name', 'value-missing') : person;
}

export type PaidUpColumn = keyof PaidUp;

const PAID_UP_LAYOUT: TableLayout<PaidUpColumn> = {
  fields: ['member', 'lastCleared'],
  needed: [['member'], ['lastCleared']],
  filled: ['member', 'lastCleared'],
  dates: ['lastCleared'],
  lines: [],
  names: {
    member: ROLL_LAYOUT.names.member,
    lastCleared: { whole: ['lastcleared', 'lastpayment', 'lastpaymentcleared', 'lastpaid'], parts: [] },
  },
};

/** Whose payment has cleared by the accounts, and when last (RI-18). */
export const importPaidUp = (
  file: ImportedFile,
  options: TableOptions<PaidUpColumn> = {},
): Imported<PaidUpColumn, PaidUp> => {
  const unique = { field: 'member', of: ({ member }: PaidUp) => member, code: 'member-id-twice' } as const;
  const reading = (order: DateOrder) => (row: RowReader<PaidUpColumn>) =>
    whole({
      member: row.read('member', readMemberId),
      lastCleared: row.read('lastCleared', (text) => readDate(text, order)),
    });
  return importWith(file, { layout: PAID_UP_LAYOUT, reading, unique }, options);
};

export type ApplicationColumn = keyof RemoteApplication;

const APPLICATION_LAYOUT: TableLayout<ApplicationColumn> = {
  fields: ['member', 'at', 'device'],
  needed: [['member'], ['at']],
  filled: ['member', 'at'],
  dates: [],
  lines: [],
  names: {
    member: ROLL_LAYOUT.names.member,
    at: { whole: ['at', 'time', 'when', 'appliedat', 'timestamp'], parts: [] },
    device: { whole: ['device', 'devicetoken'], parts: [] },
  },
};

/** Who applied for a remote vote, when, and from which device (RI-14). */
export const importApplications = (
  file: ImportedFile,
  options: TableOptions<ApplicationColumn> = {},
): Imported<ApplicationColumn, RemoteApplication> => {
  const reading = () => (row: RowReader<ApplicationColumn>) =>
    whole({
      member: row.read('member', readMemberId),
      at: row.read('at', readInstant),
      device: row.read('device', readHashedToken),
    });
  return importWith(file, { layout: APPLICATION_LAYOUT, reading, unique: null }, options);
};

/** The device of one ballot that came by the web; a kiosk is one that many are to use. */
export interface BallotDevice {
  readonly device: string;
  readonly kiosk: boolean;
}
export type BallotDeviceColumn = keyof BallotDevice;

const DEVICE_LAYOUT: TableLayout<BallotDeviceColumn> = {
  fields: ['device', 'kiosk'],
  needed: [['device']],
  filled: ['device'],
  dates: [],
  lines: [],
  names: {
    device: { whole: ['device', 'devicetoken'], parts: [] },
    kiosk: { whole: ['kiosk', 'iskiosk', 'shared'], parts: [] },
  },
};

/** A row for each ballot: no member, and no content (RI-15). */
export const importBallotDevices = (
  file: ImportedFile,
  options: TableOptions<BallotDeviceColumn> = {},
): Imported<BallotDeviceColumn, BallotDevice> => {
  const filledToken = (text: string): Result<Read<string>, CellFault> => {
    const read = readHashedToken(text);
    if (!read.ok) return read;
    const { value, repairs } = read.value;
    return value === null ? err('token-malformed') : ok({ value, repairs });
  };
  const reading = () => (row: RowReader<BallotDeviceColumn>) =>
    whole({ device: row.read('device', filledToken), kiosk: row.read('kiosk', readFlag) });
  return importWith(file, { layout: DEVICE_LAYOUT, reading, unique: null }, options);
};

/** As the checks want them. */
export const ballotDevices = (rows: readonly BallotDevice[]): BallotDevices => ({
  devices: rows.map(({ device }) => device),
  kiosks: [...new Set(rows.flatMap(({ device, kiosk }) => (kiosk ? [device] : [])))],
});

/** An entry that nobody is, or a second one of somebody, made up to see whether the checks find it. */
export interface PlantedEntry extends Decoy {
  readonly entry: RollEntry;
}
export type PlantedColumn = RollField | 'decoy';

const PLANTED_LAYOUT: TableLayout<PlantedColumn> = {
  ...ROLL_LAYOUT,
  fields: [...ROLL_LAYOUT.fields, 'decoy'],
  needed: [...ROLL_LAYOUT.needed, ['decoy']],
  filled: [...ROLL_LAYOUT.filled, 'decoy'],
  names: { ...ROLL_LAYOUT.names, decoy: { whole: ['decoy', 'decoykind'], parts: [] } },
};

/** A list as a roll's, with one column more: `decoy`, which says `ghost` or `second` (RI-20). */
export const importPlantedEntries = (
  file: ImportedFile,
  options: TableOptions<PlantedColumn> = {},
): Imported<PlantedColumn, PlantedEntry> => {
  const unique = { field: 'member', of: ({ member }: PlantedEntry) => member, code: 'member-id-twice' } as const;
  const reading = (dateOrder: DateOrder) => {
    const readEntry = entryReading({ dateOrder, units: null, statusLabels: new Map() });
    return (row: RowReader<PlantedColumn>): PlantedEntry | undefined => {
      const kind = row.read('decoy', readDecoyKind);
      const entry = readEntry(row);
      return kind === undefined || entry === undefined ? undefined : { member: entry.member, kind, entry };
    };
  };
  return importWith(file, { layout: PLANTED_LAYOUT, reading, unique }, options);
};

function readDecoyKind(text: string): Result<Read<Decoy['kind']>, CellFault> {
  const word = text.toLowerCase();
  const kind = (['ghost', 'second'] as const).find((each) => each === word);
  return kind === undefined
    ? err('decoy-unknown')
    : ok({ value: kind, repairs: kind === text ? [] : ['case-changed'] });
}
