import type { RollEntry } from '../entry.ts';
import type { RollField } from '../field.ts';
import {
  readEmail,
  readFreeText,
  readKind,
  readMemberId,
  readOptionalDate,
  readPhone,
  readPostcode,
  readRequiredDate,
  readStatus,
  readTags,
  readUnit,
  remembered,
  type ReadingRules,
} from './read-fields.ts';
import type { RowReader } from './row-reader.ts';

/** Reads the entry that a row makes, or undefined after every fault of the row has been noted. */
export type ReadEntry = (reader: Pick<RowReader<RollField>, 'read'>) => RollEntry | undefined;

/** How entries are read under these rules. */
export function entryReading(rules: ReadingRules): ReadEntry {
  const asUnit = remembered((text) => readUnit(text, rules));
  const asStatus = remembered((text) => readStatus(text, rules));
  const asRequiredDate = remembered((text) => readRequiredDate(text, rules));
  const asOptionalDate = remembered((text) => readOptionalDate(text, rules));
  const asKind = remembered(readKind);
  const asTags = remembered(readTags);
  return (reader) => {
    const member = reader.read('member', readMemberId);
    const unit = reader.read('unit', asUnit);
    const joined = reader.read('joined', asRequiredDate);
    const paidThrough = reader.read('paidThrough', asOptionalDate);
    const status = reader.read('status', asStatus);
    const kind = reader.read('kind', asKind);
    const born = reader.read('born', asOptionalDate);
    const tags = reader.read('tags', asTags);
    const name = reader.read('name', readFreeText);
    const email = reader.read('email', readEmail);
    const phone = reader.read('phone', readPhone);
    const address = reader.read('address', readFreeText);
    const postcode = reader.read('postcode', readPostcode);
    const standing = whole({ unit, joined, paidThrough, status, kind, born, tags });
    const person = whole({ name, email, phone, address, postcode });
    return member === undefined || standing === undefined || person === undefined
      ? undefined
      : { member, standing, person };
  };
}

type Defined<T> = { readonly [K in keyof T]: Exclude<T[K], undefined> };

/** The values if every one was read. */
export const whole = <T extends object>(values: T): Defined<T> | undefined =>
  Object.values(values).includes(undefined) ? undefined : (values as Defined<T>);
