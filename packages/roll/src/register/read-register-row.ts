import { addMonths, formatIsoDate, ok, parseIsoDate } from '@selectorate/basics';
import type { IsoDate } from '../entry.ts';
import type { DateOrder } from '../import/read-dates.ts';
import { whole } from '../import/read-entries.ts';
import { readFreeText, readOptionalDate, readPostcode, remembered } from '../import/read-fields.ts';
import type { RowReader } from '../import/row-reader.ts';
import type { RegisterField } from './register-layout.ts';
import type { RegisterRow } from './register-row.ts';

/** A row with what is remarkable about it. */
export interface ReadRegisterRow {
  readonly row: RegisterRow;
  /** An update's row that takes an elector off the register: not an elector. */
  readonly deleted: boolean;
  readonly anonymous: boolean;
  /** One column held the name, without comma or capitals to show which part is the family's. */
  readonly nameOrderAssumed: boolean;
}

/**
 * How rows are read in this order of dates: the elector, or undefined after the faults of the row have been noted. `today`
 * tells a birthday from an attainment.
 */
export function registerRowReading(
  dateOrder: DateOrder,
  today: IsoDate,
): (reader: RowReader<RegisterField>) => ReadRegisterRow | undefined {
  const asPostcode = remembered(readPostcode);
  const asDate = remembered((text) => readOptionalDate(text, { dateOrder }));
  const asMarkers = remembered((text) => ok({ value: markersOf(text), repairs: [] }));
  const asDeletion = remembered((text) => ok({ value: DELETED.test(text), repairs: [] }));
  const asDeletedOn = remembered((text) => ok({ value: text !== '' && text !== '0', repairs: [] }));
  return (reader) => {
    const elector = readElector(reader);
    const given = reader.read('given', readFreeText);
    const family = reader.read('family', readFreeText);
    const name = reader.read('name', readFreeText);
    const address = reader.read('address', readFreeText);
    const postcode = reader.read('postcode', asPostcode);
    const date = reader.read('attains', asDate);
    const markers = reader.read('marker', asMarkers);
    const deletion = reader.read('change', asDeletion);
    const deletedOn = reader.read('deleted', asDeletedOn);
    const read = whole({ elector, given, family, name, address, postcode, date, markers, deletion, deletedOn });
    return read === undefined ? undefined : rowOf(read, today);
  };
}

interface ReadCells {
  readonly elector: string;
  readonly given: string;
  readonly family: string;
  readonly name: string;
  readonly address: string;
  readonly postcode: string;
  readonly date: IsoDate | null;
  readonly markers: Markers;
  readonly deletion: boolean;
  readonly deletedOn: boolean;
}

function rowOf(read: ReadCells, today: IsoDate): ReadRegisterRow {
  const { elector, name, address, postcode, date, markers } = read;
  const parts = name === '' ? { given: read.given, family: read.family, assumed: false } : splitElectorName(name);
  const anonymous = markers.anonymous || isNobody(parts);
  const { given, family } = anonymous ? NOBODY : parts;
  const row = {
    elector,
    given,
    family,
    address: anonymous ? '' : address,
    postcode: anonymous ? '' : postcode,
    attains: date === null ? null : attainment(date, today),
    marker: markers.marker,
  };
  const nameOrderAssumed = parts.assumed && !anonymous;
  return { row, deleted: read.deletion || read.deletedOn, anonymous, nameOrderAssumed };
}

/** Stands in the place of an anonymous elector's name, or among the markers. */
const ANONYMOUS = 'N';
const LONGEST_MARKER = 8;
/** Says that the elector is left out of the open register: not a franchise. */
const OPTED_OUT = 'O';

const DELETED = /^(?:d|del|deleted|deletion|removed|removal)$/i;

const NOBODY = { given: '', family: '' };

const NO_NAMES: ReadonlySet<string> = new Set(['', 'n', 'anonymous', 'anonymous elector']);

const isNobody = ({ given, family }: { readonly given: string; readonly family: string }): boolean =>
  NO_NAMES.has(given === '' || family === '' ? `${given}${family}`.toLowerCase() : `${given} ${family}`.toLowerCase());

/** Polling district, number and suffix in one spelling, whether they came in one column or three; a suffix 0 is none. */
function readElector(reader: RowReader<RegisterField>): string | undefined {
  const area = reader.read('area', readFreeText);
  const prefix = reader.read('prefix', readFreeText);
  const number = reader.read('number', readFreeText);
  const suffix = reader.read('suffix', readFreeText);
  if (area === undefined || prefix === undefined || number === undefined || suffix === undefined) return undefined;
  const elector = joinElector(prefix.toUpperCase(), number.toUpperCase(), suffix.toUpperCase());
  if (elector === undefined) return reader.fail('number', 'elector-malformed');
  return area === '' ? elector : `${area}: ${elector}`;
}

/** As nearly every number is: three columns of capitals and digits. */
const PLAIN_PREFIX = /^[A-Z0-9]{1,8}$/;
const PLAIN_NUMBER = /^[1-9]\d{0,6}$/;

function joinElector(prefix: string, number: string, suffix: string): string | undefined {
  if ((suffix === '0' || suffix === '') && PLAIN_PREFIX.test(prefix) && PLAIN_NUMBER.test(number)) {
    return `${prefix}-${number}`;
  }
  const [head = '', tail = ''] = splitLast(number, '/');
  const late = [tail, suffix].map((each) => each.replace(/^0+/, '')).filter((each) => each !== '');
  // The number may bear the polling district although a column of its own does too.
  const bare = prefix !== '' && /^[\s-]/.test(head.slice(prefix.length)) && head.startsWith(prefix);
  const full = prefix === '' || bare ? head : `${prefix}-${head}`;
  const parts = /^(?:(.*[^\s-])[\s-]+)?0*(\d+)$/.exec(full);
  const spelt = parts === null ? full : [parts[1] ?? '', parts[2] ?? ''].filter((part) => part !== '').join('-');
  const elector = [spelt, ...late].join('/');
  return late.length < 2 && /^[A-Z0-9][A-Z0-9 .()/-]{0,39}$/.test(elector) && /\d/.test(spelt) ? elector : undefined;
}

function splitLast(text: string, mark: string): readonly string[] {
  const at = text.lastIndexOf(mark);
  return at < 0 ? [text, ''] : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}

interface Markers {
  readonly marker: string;
  readonly anonymous: boolean;
}

/** Letters apart, each once, as printed. */
function markersOf(text: string): Markers {
  const letters = text
    .toUpperCase()
    .split(/[\s,;/]+/)
    .filter((letter) => letter !== '' && letter !== '-' && letter.length <= LONGEST_MARKER);
  const shown = letters.filter((letter) => letter !== ANONYMOUS && letter !== OPTED_OUT);
  return { marker: [...new Set(shown)].join(' '), anonymous: letters.includes(ANONYMOUS) };
}

/** `SMITH, Anna` and `SMITH Anna` say which is the family's name; `Anna Smith` does not, and is taken in that order. */
function splitElectorName(name: string): {
  readonly given: string;
  readonly family: string;
  readonly assumed: boolean;
} {
  const comma = name.indexOf(',');
  if (comma >= 0) {
    return { family: name.slice(0, comma).trim(), given: name.slice(comma + 1).trim(), assumed: false };
  }
  const words = name.split(' ');
  const capitals = words.findIndex((word) => word !== word.toUpperCase());
  if (capitals > 0) {
    return { family: words.slice(0, capitals).join(' '), given: words.slice(capitals).join(' '), assumed: false };
  }
  return { family: words.at(-1) ?? '', given: words.slice(0, -1).join(' '), assumed: words.length > 1 };
}

const AGE_MONTHS = 18 * 12;
/** Attainers come of age within years; a date longer ago than this is a birthday. */
const LONG_AGO_MONTHS = -10 * 12;

/** The eighteenth birthday, whether the column holds it or the birthday. */
function attainment(date: IsoDate, today: IsoDate): IsoDate {
  const [then, now] = [parseIsoDate(date), parseIsoDate(today)];
  if (then === undefined || now === undefined) return date;
  return date < formatIsoDate(addMonths(now, LONG_AGO_MONTHS)) ? formatIsoDate(addMonths(then, AGE_MONTHS)) : date;
}
