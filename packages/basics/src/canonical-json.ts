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
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw new RangeError(`canonical JSON: number ${value}`);
    return String(value);
  }
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new RangeError('canonical JSON: a lone surrogate');
    return JSON.stringify(value);
  }
  if (isArray(value)) return `[${value.map((item) => write(item, depth + 1)).join(',')}]`;
  // Readers of objects skip a member of this name, so it could carry what no schema sees.
  if (Object.hasOwn(value, '__proto__')) throw new RangeError('canonical JSON: a member named __proto__');
  const members = Object.keys(value)
    .toSorted((a, b) => (a < b ? -1 : 1))
    .map((key) => `${write(key, depth)}:${write(value[key] as Json, depth + 1)}`);
  return `{${members.join(',')}}`;
}

const isArray = (value: Json): value is readonly Json[] => Array.isArray(value);
