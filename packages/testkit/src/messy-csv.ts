import { concatBytes, parseIsoDate, utf8 } from '@selectorate/basics';
import type { GeneratedEntry } from './generated-entry.ts';
import { type Seeded, seeded } from './seeded.ts';

const NBSP = '\u00a0';
const BYTE_ORDER_MARK = Uint8Array.of(0xef, 0xbb, 0xbf);
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'];
const STATUS_LABELS: Readonly<Record<string, readonly string[]>> = {
  full: ['Full', 'full', 'FULL', 'Full member', 'Active'],
  lapsed: ['Lapsed', 'lapsed', 'Expired'],
  suspended: ['Suspended', 'SUSPENDED'],
  resigned: ['Resigned', 'resigned '],
  deceased: ['Deceased', 'deceased'],
  left: ['Left', 'Former member'],
};
const NOTES = [
  '',
  '',
  '',
  '=HYPERLINK("http://example.invalid","see here")',
  '+1 at the social',
  '-',
  '@committee',
  'said "maybe", twice',
];

/** The columns as a membership system might write them: not in our order, some split in two, some of no use here. */
const COLUMNS: readonly (readonly [header: string, value: (entry: GeneratedEntry, how: How) => string])[] = [
  ['Surname', ({ person }) => afterFirst(person.name, ' ')],
  ['First Name', ({ person }) => beforeFirst(person.name, ' ')],
  ['Constituency', () => 'Exampleton North'],
  ['Membership No.', ({ member }, { random }) => (random.chance(1, 3) ? member.toUpperCase() : member)],
  ['Branch', ({ standing }, { random }) => unitLabel(standing.unit, random)],
  ['E-mail', ({ person }, { random }) => (person.email === '' ? random.pick(['', 'n/a', 'none']) : person.email)],
  ['Status', ({ standing }, { random }) => random.pick(STATUS_LABELS[standing.status] ?? [standing.status])],
  ['Date Joined', ({ standing }, how) => messyDate(standing.joined, how)],
  ['Subs paid to', ({ standing }, how) => messyDate(standing.paidThrough, how)],
  ['Address Line 1', ({ person }) => beforeLast(person.address, ', ')],
  ['Town', ({ person }) => afterLast(person.address, ', ')],
  ['Post Code', ({ person }, { random }) => (random.chance(1, 3) ? person.postcode.toLowerCase() : person.postcode)],
  ['D.O.B.', ({ standing }, how) => messyDate(standing.born, how)],
  ['Mobile', ({ person }) => person.phone],
  ['Membership type', ({ standing }, { random }) => (random.chance(1, 2) ? capital(standing.kind) : standing.kind)],
  ['Tags', ({ standing }) => standing.tags.join('; ')],
  ['Notes', (_, { random }) => random.pick(NOTES)],
  ['Last edited by', () => 'Officer 02'],
];

interface How {
  readonly random: Seeded;
  /** The one date that is always written in figures, so that the file itself proves that the day comes first. */
  readonly proof: string | undefined;
}

/**
 * The roll as a worn membership system would export it: byte order mark, CRLF, mixed dates, stray and no-break spaces,
 * blank lines, labels in any case, quoted commas, cells that look like formulas, columns of no use. Yet nothing in it
 * is ambiguous: imported, it is the same roll, row for row.
 */
export function messyCsv(entries: readonly GeneratedEntry[], seed: number | string): Uint8Array {
  const random = seeded(seed);
  const how: How = { random, proof: entries.flatMap(datesOf).find((date) => dayOf(date) > 12) };
  const lines = [line(COLUMNS.map(([header]) => header))];
  for (const entry of entries) {
    if (random.chance(1, 150)) lines.push(random.pick(['\r\n', `${','.repeat(COLUMNS.length - 1)}\r\n`, '  \r\n']));
    lines.push(line(COLUMNS.map(([, value]) => stray(value(entry, how), random))));
  }
  return concatBytes(BYTE_ORDER_MARK, utf8(lines.join('')));
}

const datesOf = ({ standing }: GeneratedEntry): readonly string[] =>
  [standing.joined, standing.paidThrough, standing.born].filter((date) => date !== null);

const dayOf = (date: string): number => parseIsoDate(date)?.day ?? 0;

function messyDate(iso: string | null, { random, proof }: How): string {
  const date = iso === null ? undefined : parseIsoDate(iso);
  if (iso === null || date === undefined) return '';
  const { year, month, day } = date;
  const two = (figure: number): string => figure.toString().padStart(2, '0');
  const inFigures = [
    `${two(day)}/${two(month)}/${year}`,
    `${two(day)}/${two(month)}/${year}`,
    `${day}/${month}/${year}`,
  ];
  const plain = [
    iso,
    `${day} ${MONTHS[month - 1]} ${year}`,
    `${two(day)}-${MONTHS[month - 1]}-${year}`,
    `${iso} 00:00:00`,
  ];
  if (iso === proof) return random.pick(inFigures);
  return random.pick(proof === undefined ? plain : [...inFigures, ...inFigures, ...plain]);
}

function unitLabel(unit: string, random: Seeded): string {
  const spaced = capital(unit.replaceAll('-', ' '));
  return random.pick([unit, unit.toUpperCase(), spaced, spaced.replace(' ', NBSP)]);
}

/** White space that typing and pasting leave behind; never in an empty cell, so that blank rows stay blank. */
function stray(value: string, random: Seeded): string {
  if (value === '' || !random.chance(1, 25)) return value;
  return random.pick([` ${value}`, `${value} `, `${value}${NBSP}`, `${NBSP}${value}`, value.replace(' ', '  ')]);
}

const line = (cells: readonly string[]): string => `${cells.map(quoted).join(',')}\r\n`;

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

const beforeFirst = (text: string, mark: string): string => text.slice(0, Math.max(0, text.indexOf(mark)));
const afterFirst = (text: string, mark: string): string =>
  text.slice(text.indexOf(mark) < 0 ? 0 : text.indexOf(mark) + mark.length);
const beforeLast = (text: string, mark: string): string => text.slice(0, Math.max(0, text.lastIndexOf(mark)));
const afterLast = (text: string, mark: string): string =>
  text.slice(text.lastIndexOf(mark) < 0 ? 0 : text.lastIndexOf(mark) + mark.length);
