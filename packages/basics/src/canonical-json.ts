import { fromUtf8, utf8 } from './bytes.ts';
import { err, ok, type Result } from './result.ts';

/** What a record can say: no fractions, no dates, nothing undefined. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export type JsonFault = 'not-utf8' | 'not-json' | 'not-canonical';

const DEEPEST = 64;

/**
 * The one text of a value: no white space, keys in the order of their UTF-16 code units, integers of at most 2^53 - 1,
 * strings as `JSON.stringify` escapes them (RFC 8785 restricted to integers), no member named `__proto__`. Throws for a value that has no such text,
 * because only a bug can bring one here.
 */
export function canonicalJson(value: Json): string {
  return write(value, 0);
}

/** The canonical text as UTF-8, ready to be hashed or signed. */
export const canonicalBytes = (value: Json): Uint8Array => utf8(canonicalJson(value));

/** Reads bytes that must be the canonical text of what they say: one value, one sequence of bytes. */
export function parseCanonical(bytes: Uint8Array): Result<Json, JsonFault> {
  const text = fromUtf8(bytes);
  if (!text.ok) return text;
  let value: Json;
  try {
    value = JSON.parse(text.value) as Json;
  } catch {
    return err('not-json');
  }
  try {
    return canonicalJson(value) === text.value ? ok(value) : err('not-canonical');
  } catch {
    return err('not-canonical');
  }
}

function write(value: Json, depth: number): string {
  if (depth > DEEPEST) throw new RangeError('canonical JSON: nested too deeply');
  if (typeof value === 'string') return writeString(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw new RangeError(`canonical JSON: number ${value}`);
    return String(value);
  }
  if (value === null || typeof value === 'boolean') return String(value);
  return isArray(value) ? writeArray(value, depth) : writeObject(value, depth);
}

/** Printable ASCII without quotation mark or backslash: what needs no escape, and most of what a record says. */
const PLAIN = /^[ !#-[\]-~]*$/;

function writeString(text: string): string {
  if (PLAIN.test(text)) return `"${text}"`;
  if (!text.isWellFormed()) throw new RangeError('canonical JSON: a lone surrogate');
  return JSON.stringify(text);
}

function writeArray(items: readonly Json[], depth: number): string {
  let text = '[';
  for (const [i, item] of items.entries()) text += (i === 0 ? '' : ',') + write(item, depth + 1);
  return `${text}]`;
}

function writeObject(members: { readonly [key: string]: Json }, depth: number): string {
  const keys = Object.keys(members);
  // What was read from canonical text is in order already; sorting is for what was made here.
  if (keys.some((key, i) => i > 0 && (keys[i - 1] ?? '') > key)) keys.sort((a, b) => (a < b ? -1 : 1));
  let text = '{';
  for (const [i, key] of keys.entries()) {
    // Readers of objects skip a member of this name, so it could carry what no schema sees.
    if (key === '__proto__') throw new RangeError('canonical JSON: a member named __proto__');
    text += `${i === 0 ? '' : ','}${writeString(key)}:${write(members[key] as Json, depth + 1)}`;
  }
  return `${text}}`;
}

const isArray = (value: Json): value is readonly Json[] => Array.isArray(value);
