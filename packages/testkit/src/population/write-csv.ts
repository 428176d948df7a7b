import type { IsoDate } from '@selectorate/roll';
import type { InventedMember, RegisterRow } from './rows.ts';

/**
 * Three layouts in which British registration officers hand out registers, put together from public descriptions:
 * `split` has the number in three columns and the name in two; `one-name` has capitals and one column for the name, and
 * writes the number as `123/1`; `joined` has one number `AB-123/1`, given name first, dates with the day first, CRLF.
 */
export const REGISTER_LAYOUTS = ['split', 'one-name', 'joined'] as const;
export type RegisterLayout = (typeof REGISTER_LAYOUTS)[number];

interface Layout {
  readonly header: readonly string[];
  readonly cells: (row: RegisterRow) => readonly string[];
  readonly end: string;
}

const ADDRESS_COLUMNS = 6;

const LAYOUTS: Readonly<Record<RegisterLayout, Layout>> = {
  split: {
    header: columns(
      'Elector Number Prefix;Elector Number;Elector Number Suffix;Elector Markers;Date of Attainment;Elector Surname;Elector Forename;PostCode;Address1;Address2;Address3;Address4;Address5;Address6',
    ),
    cells: ({ elector, family, given, postcode, ...row }) => [
      elector.prefix,
      String(elector.number),
      String(elector.suffix),
      markersOf(row),
      dayFirst(row.attains),
      row.anonymous ? 'N' : family,
      given,
      postcode,
      ...sixLines(row.lines),
    ],
    end: '\n',
  },
  'one-name': {
    header: columns('PD;Number;Markers;Name;Addr 1;Addr 2;Addr 3;Addr 4;Addr 5;Addr 6;Post Code;Attainer'),
    cells: ({ elector, family, given, lines, postcode, ...row }) => [
      elector.prefix,
      numberOf(elector),
      markersOf(row),
      row.anonymous ? 'N' : `${family.toUpperCase()}, ${given}`,
      ...sixLines(lines).map((line) => line.toUpperCase()),
      postcode,
      row.attains ?? '',
    ],
    end: '\n',
  },
  joined: {
    header: columns(
      'Elector ID;Franchise;Attains 18;First name;Surname;Opted out;Qualifying address line 1;Qualifying address line 2;Qualifying address line 3;Qualifying address line 4;Qualifying address line 5;Qualifying address line 6;Postcode',
    ),
    cells: ({ elector, family, given, lines, postcode, attains, marker, optedOut, anonymous }) => [
      `${elector.prefix}-${numberOf(elector)}`,
      marker,
      dayFirst(attains),
      given,
      anonymous ? 'N' : family,
      optedOut ? 'Y' : '',
      ...sixLines(lines),
      postcode,
    ],
    end: '\r\n',
  },
};

/** Lines of a register file, header first. The open edition leaves out who opted out of it. */
export function* writeRegisterCsv(
  rows: Iterable<RegisterRow>,
  { layout, edition }: { readonly layout: RegisterLayout; readonly edition: 'full' | 'open' },
): Generator<string> {
  const { header, cells, end } = LAYOUTS[layout];
  yield header.map(quoted).join(',') + end;
  for (const row of rows) {
    if (edition === 'full' || !row.optedOut) yield cells(row).map(quoted).join(',') + end;
  }
}

const ROLL_HEADER = columns(
  'Membership No;Branch;Date joined;Paid to;Status;Membership type;DOB;Tags;First name;Surname;Email;Phone;Address;Postcode;First payment;Instrument;Recruiter;Device',
);

/** Lines of a roll file that an import reads without a failed row; the last four columns are for the checks. */
export function* writeRollCsv(members: Iterable<InventedMember>): Generator<string> {
  yield `${ROLL_HEADER.join(',')}\n`;
  for (const { entry, evidence } of members) {
    const { unit, joined, paidThrough, status, kind, born, tags } = entry.standing;
    const { email, phone, address, postcode } = entry.person;
    const standing = [entry.member, unit, joined, paidThrough ?? '', status, kind, born ?? '', tags.join(';')];
    const person = [evidence.givenNames, evidence.familyName, email, phone, address, postcode];
    const { firstCleared, instrument, recruiter, device } = evidence;
    const checks = [firstCleared, instrument, recruiter, device].map((value) => value ?? '');
    yield `${[...standing, ...person, ...checks].map(quoted).join(',')}\n`;
  }
}

function columns(text: string): readonly string[] {
  return text.split(';');
}

/** The letter for having opted out can only ever stand in the full edition. */
const markersOf = ({ marker, optedOut }: Pick<RegisterRow, 'marker' | 'optedOut'>): string =>
  [marker, optedOut ? 'O' : ''].filter((letter) => letter !== '').join(' ');

const numberOf = ({ number, suffix }: RegisterRow['elector']): string =>
  suffix === 0 ? String(number) : `${number}/${suffix}`;

const sixLines = (lines: readonly string[]): readonly string[] =>
  Array.from({ length: ADDRESS_COLUMNS }, (_, index) => lines[index] ?? '');

const dayFirst = (date: IsoDate | null): string => (date === null ? '' : date.split('-').toReversed().join('/'));

const quoted = (cell: string): string => (/[",\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
