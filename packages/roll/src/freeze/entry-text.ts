import { canonicalJson } from '@selectorate/basics';
import { entryJson, type RollEntry } from '../entry.ts';

/**
 * `canonicalJson(entryJson(entry))`, where nothing needs an escape written straight out: an entry has one shape, so its keys
 * are in their order already. Half a million entries are committed to in one go. A property holds the two together.
 */
export function entryText(entry: RollEntry): string {
  const { member, standing, person } = entry;
  const { unit, joined, paidThrough, status, kind, born, tags } = standing;
  const { name, email, phone, address, postcode } = person;
  // Asked once, of all values in a row.
  const all = `${member}${unit}${joined}${paidThrough}${status}${kind}${born}${tags.join('')}${name}${email}${phone}${address}${postcode}`;
  if (!UNESCAPED.test(all)) return canonicalJson(entryJson(entry));
  const who = `"address":"${address}","email":"${email}","name":"${name}","phone":"${phone}","postcode":"${postcode}"`;
  const days = `"born":${orNull(born)},"joined":"${joined}","kind":"${kind}","paidThrough":${orNull(paidThrough)}`;
  const tagged = tags.length === 0 ? '' : `"${tags.join('","')}"`;
  return `{"member":"${member}","person":{${who}},"standing":{${days},"status":"${status}","tags":[${tagged}],"unit":"${unit}"}}`;
}

/** No control character, quotation mark, backslash or surrogate: the same as text and as JSON. */
const UNESCAPED = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/;

const orNull = (text: string | null): string => (text === null ? 'null' : `"${text}"`);
