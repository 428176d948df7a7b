import { canonicalJson } from '@selectorate/basics';
import type { RollEntry } from '../entry.ts';

/**
 * `canonicalJson(entryJson(entry))`, written straight out: an entry has one shape, so its keys are in their order already.
 * Half a million entries are committed to in one go, and this is a third of the work. A property holds the two together.
 */
export function entryText({ member, standing, person }: RollEntry): string {
  const { unit, joined, paidThrough, status, kind, born, tags } = standing;
  const { name, email, phone, address, postcode } = person;
  // Nearly always every value is plain: that is asked once, of all of them in a row.
  const all = `${member}${unit}${joined}${paidThrough}${status}${kind}${born}${tags.join('')}${name}${email}${phone}${address}${postcode}`;
  const quoted = PLAIN.test(all) ? inQuotes : canonicalJson;
  const orNull = (text: string | null): string => (text === null ? 'null' : quoted(text));
  const who = `"address":${quoted(address)},"email":${quoted(email)},"name":${quoted(name)},"phone":${quoted(phone)},"postcode":${quoted(postcode)}`;
  const days = `"born":${orNull(born)},"joined":${quoted(joined)},"kind":${quoted(kind)},"paidThrough":${orNull(paidThrough)}`;
  const rest = `"status":${quoted(status)},"tags":[${tags.map((tag) => quoted(tag)).join(',')}],"unit":${quoted(unit)}`;
  return `{"member":${quoted(member)},"person":{${who}},"standing":{${days},${rest}}}`;
}

/** Printable ASCII without quotation mark or backslash: the same as text and as JSON. */
const PLAIN = /^[ !#-[\]-~]*$/;

const inQuotes = (text: string): string => `"${text}"`;
