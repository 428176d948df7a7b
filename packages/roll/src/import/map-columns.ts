import { err, ok, type Result } from '@selectorate/basics';
import { REQUIRED_FIELDS, ROLL_FIELDS, type RollField } from '../field.ts';
import { type ImportFault, importFault } from './import-fault.ts';

/** A field read from one column, or from several whose values are put together in this order. */
export type ColumnChoice = Readonly<Partial<Record<RollField, string | readonly string[]>>>;

/** What each column of the file was taken for; null where it was not read. Columns count from 1. */
export interface MappedColumn {
  readonly column: number;
  readonly header: string;
  readonly field: RollField | null;
}

export interface ColumnMap {
  readonly columns: readonly MappedColumn[];
  /** For each field the columns (from 0) that make it up, in order; empty where the file has none. */
  readonly of: Readonly<Record<RollField, readonly number[]>>;
}

/** Names that exports use, squeezed to letters and digits. Each inner list is one part of the value. */
const HEADERS: Readonly<Record<RollField, { readonly whole: readonly string[]; readonly parts: readonly string[][] }>> =
  {
    member: {
      whole: [
        'member',
        'memberid',
        'membership',
        'membershipid',
        'membershipno',
        'membershipnumber',
        'memberno',
        'membernumber',
      ],
      parts: [],
    },
    unit: { whole: ['unit', 'unitid', 'branch', 'branchid', 'branchcode', 'localbranch'], parts: [] },
    joined: {
      whole: [
        'joined',
        'joindate',
        'joiningdate',
        'datejoined',
        'joinedon',
        'membersince',
        'membershipstart',
        'startdate',
      ],
      parts: [],
    },
    paidThrough: {
      whole: [
        'paidthrough',
        'paidto',
        'paiduntil',
        'paidupto',
        'subspaidto',
        'subscriptionpaidto',
        'expires',
        'expirydate',
      ],
      parts: [],
    },
    status: { whole: ['status', 'memberstatus', 'membershipstatus', 'standing'], parts: [] },
    kind: {
      whole: ['kind', 'type', 'membertype', 'membershiptype', 'category', 'membershipcategory', 'rate'],
      parts: [],
    },
    born: { whole: ['born', 'dob', 'dateofbirth', 'birthdate', 'birthday'], parts: [] },
    tags: { whole: ['tags', 'tag', 'labels', 'flags'], parts: [] },
    name: {
      whole: ['name', 'fullname', 'membername', 'displayname'],
      parts: [
        ['givenname', 'givennames', 'firstname', 'forename', 'forenames'],
        ['middlename', 'middlenames'],
        ['familyname', 'surname', 'lastname'],
      ],
    },
    email: { whole: ['email', 'emailaddress', 'mail', 'contactemail'], parts: [] },
    phone: {
      whole: ['phone', 'phonenumber', 'telephone', 'tel', 'mobile', 'mobilephone', 'mobilenumber', 'contactnumber'],
      parts: [],
    },
    address: {
      whole: ['address', 'postaladdress', 'fulladdress', 'homeaddress'],
      parts: [
        ['address1', 'addressline1'],
        ['address2', 'addressline2'],
        ['address3', 'addressline3'],
        ['town', 'city', 'posttown'],
        ['county'],
      ],
    },
    postcode: { whole: ['postcode', 'postalcode', 'zip', 'zipcode'], parts: [] },
  };

/** How many of these texts are known names of fields. */
export const headersRecognised = (headers: readonly string[]): number =>
  headers.filter((header) => recognise(header) !== undefined).length;

/**
 * Which column holds what: as told by `chosen`, otherwise by the names that exports use. A field that two columns could
 * be, one name given to two columns that are read, or a missing required field is a fault.
 */
export function mapColumns(
  headers: readonly string[],
  line: number,
  chosen: ColumnChoice,
): Result<ColumnMap, readonly ImportFault[]> {
  const faults: ImportFault[] = [];
  const of = Object.fromEntries(
    ROLL_FIELDS.map((field) => {
      const found = chosen[field] === undefined ? guess(headers, field) : chosenColumns(headers, chosen[field]);
      if ('fault' in found) faults.push(importFault(found.fault, { line, columnName: found.name }, field));
      else if (found.columns.length === 0 && REQUIRED_FIELDS.includes(field)) {
        faults.push(importFault('header-missing', { line, columnName: field }, headers.join(', ')));
      }
      return [field, 'fault' in found ? [] : found.columns];
    }),
  ) as Record<RollField, readonly number[]>;
  faults.push(...columnsUsedTwice(headers, line, of));
  if (faults.length > 0) return err(faults);
  const fieldOf = new Map(ROLL_FIELDS.flatMap((field) => of[field].map((column) => [column, field] as const)));
  const columns = headers.map((header, index) => ({ column: index + 1, header, field: fieldOf.get(index) ?? null }));
  return ok({ of, columns });
}

type Found =
  | { readonly columns: readonly number[] }
  | { readonly fault: 'header-twice' | 'header-not-found'; readonly name: string };

function guess(headers: readonly string[], field: RollField): Found {
  const { whole, parts } = HEADERS[field];
  const wholes = columnsNamed(headers, whole);
  const [first, second] = wholes;
  if (second !== undefined) return { fault: 'header-twice', name: headers[second] ?? '' };
  if (first !== undefined) return { columns: [first] };
  const columns: number[] = [];
  for (const names of parts) {
    const [part, again] = columnsNamed(headers, names);
    if (again !== undefined) return { fault: 'header-twice', name: headers[again] ?? '' };
    if (part !== undefined) columns.push(part);
  }
  return { columns };
}

function chosenColumns(headers: readonly string[], names: string | readonly string[]): Found {
  const columns: number[] = [];
  for (const name of typeof names === 'string' ? [names] : names) {
    const [column, again] = columnsNamed(headers, [squeeze(name)]);
    if (column === undefined) return { fault: 'header-not-found', name };
    if (again !== undefined) return { fault: 'header-twice', name };
    columns.push(column);
  }
  return { columns };
}

function columnsUsedTwice(headers: readonly string[], line: number, of: ColumnMap['of']): readonly ImportFault[] {
  const used = ROLL_FIELDS.flatMap((field) => of[field]);
  return used
    .filter((column, index) => used.indexOf(column) !== index)
    .map((column) => importFault('header-twice', { line, column: column + 1, columnName: headers[column] ?? '' }, ''));
}

const columnsNamed = (headers: readonly string[], names: readonly string[]): readonly number[] =>
  headers.flatMap((header, index) => (names.includes(squeeze(header)) ? [index] : []));

const KNOWN: ReadonlySet<string> = new Set(
  Object.values(HEADERS).flatMap(({ whole, parts }) => [...whole, ...parts.flat()]),
);

const recognise = (header: string): string | undefined => (KNOWN.has(squeeze(header)) ? squeeze(header) : undefined);

const squeeze = (header: string): string =>
  header
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
