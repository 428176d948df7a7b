import { err, ok, type Result } from '@selectorate/basics';
import { Cursor, ReadingEnded, type Unreadable } from './cursor.ts';

/**
 * How a value is spelt, both ways. The protocol's JSON is compact, its fields in the specification's order, so that each value
 * has one text; a codec reads that text and no other.
 */
export interface Codec<T> {
  readonly write: (value: T) => string;
  readonly read: (cursor: Cursor) => T;
}

/** The value of a whole text, which must be what the codec writes for it. */
export function readWith<T>(codec: Codec<T>, text: string): Result<T, Unreadable> {
  const cursor = new Cursor(text);
  try {
    const value = codec.read(cursor);
    return cursor.at === text.length ? ok(value) : err(cursor.ended('the end').why);
  } catch (error) {
    if (error instanceof ReadingEnded) return err(error.why);
    throw error;
  }
}

const SMALL = /0|[1-9][0-9]{0,14}/y;

/** A JSON number, whole, not negative, at most fifteen digits. */
export const smallNumber: Codec<number> = {
  write: String,
  read: (cursor) => Number(cursor.match(SMALL, 'a whole number')),
};

const DECIMAL = /"(?:0|[1-9][0-9]{0,700})"/y;

/** A number modulo `order`, in decimal as a JSON string. */
export function scalar(order: bigint): Codec<bigint> {
  return {
    write: (value) => `"${value}"`,
    read: (cursor) => {
      const start = cursor.at;
      const value = BigInt(cursor.match(DECIMAL, 'a decimal number').slice(1, -1));
      if (value < order) return value;
      cursor.at = start;
      throw cursor.ended('a number below the order of the group', 'number-too-large');
    },
  };
}

const PLAIN = /"[0-9A-Za-z+/=,.:-]{0,2000}"/y;

/** A JSON string of letters, digits and +/=,.:- only: elements, hashes, identifiers. Which of them it is, the reader checks. */
export const plainText: Codec<string> = {
  write: (value) => `"${value}"`,
  read: (cursor) => cursor.match(PLAIN, 'a plain text').slice(1, -1),
};

const HASH = /"[0-9a-f]{64}"/y;

/** A SHA-256 in hexadecimal. */
export const hashText: Codec<string> = {
  write: (value) => `"${value}"`,
  read: (cursor) => cursor.match(HASH, 'a hash in hexadecimal').slice(1, -1),
};

/** Any text, escaped as JSON.stringify escapes. */
export const anyText: Codec<string> = {
  write: (value) => JSON.stringify(value),
  read: (cursor) => {
    const start = cursor.at;
    const spelt = takeString(cursor);
    const value = parseString(spelt);
    if (value !== undefined && JSON.stringify(value) === spelt) return value;
    cursor.at = start;
    throw cursor.ended('a text escaped no more than need be');
  },
};

/** A name, a question, a certificate: none is longer. */
const LONGEST_TEXT = 1_000_000;

/** From the quotation mark here to the one that ends the string: the next with an even number of backslashes before it. */
function takeString(cursor: Cursor): string {
  const { text, at } = cursor;
  cursor.literal('"');
  for (let end = text.indexOf('"', at + 1); end !== -1 && end - at < LONGEST_TEXT; end = text.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (text[end - 1 - backslashes] === '\\') backslashes += 1;
    if (backslashes % 2 === 1) continue;
    cursor.at = end + 1;
    return text.slice(at, cursor.at);
  }
  cursor.at = at;
  throw cursor.ended('a text');
}

function parseString(spelt: string): string | undefined {
  try {
    const value: unknown = JSON.parse(spelt);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

export function array<T>(item: Codec<T>): Codec<readonly T[]> {
  return {
    write: (values) => `[${values.map(item.write).join(',')}]`,
    read: (cursor) => {
      cursor.literal('[');
      const values: T[] = [];
      if (cursor.skip(']')) return values;
      do values.push(item.read(cursor));
      while (cursor.skip(','));
      cursor.literal(']');
      return values;
    },
  };
}

type Codecs<T extends readonly unknown[]> = { readonly [I in keyof T]: Codec<T[I]> };

/** A JSON array of so many values, each with its own codec. */
export function tuple<T extends readonly unknown[]>(...items: Codecs<T>): Codec<T> {
  const codecs = items as readonly Codec<unknown>[];
  return {
    write: (values) => `[${codecs.map((codec, i) => codec.write(values[i])).join(',')}]`,
    read: (cursor) =>
      codecs.map((codec, i) => {
        cursor.literal(i === 0 ? '[' : ',');
        const value = codec.read(cursor);
        if (i === codecs.length - 1) cursor.literal(']');
        return value;
      }) as unknown as T,
  };
}

/** A field of an object: its name on the wire, how its value is spelt, and whether it may be missing. */
export interface Field<T> {
  readonly name: string;
  readonly codec: Codec<T>;
  readonly mayMiss: boolean;
}

export const field = <T>(name: string, codec: Codec<T>): Field<T> => ({ name, codec, mayMiss: false });

/** A field left out when it says nothing: then its value is null. */
export function optional<T>(name: string, codec: Codec<T>): Field<T | null> {
  return {
    name,
    codec: {
      write: (value) => {
        if (value === null) throw new TypeError(`optional ${name}: nothing is written for null`);
        return codec.write(value);
      },
      read: codec.read,
    },
    mayMiss: true,
  };
}

/** A JSON object whose fields stand in the order given. */
export function object<T extends object>(fields: { readonly [K in keyof T]-?: Field<T[K]> }): Codec<T> {
  const ordered = Object.entries(fields) as [keyof T, Field<unknown>][];
  return {
    write: (value) => {
      const parts = ordered
        .filter(([key, { mayMiss }]) => !(mayMiss && value[key] === null))
        .map(([key, { name, codec }]) => `"${name}":${codec.write(value[key])}`);
      return `{${parts.join(',')}}`;
    },
    read: (cursor) => {
      const value: Partial<Record<keyof T, unknown>> = {};
      cursor.literal('{');
      let first = true;
      for (const [key, { name, codec, mayMiss }] of ordered) {
        const label = `${first ? '' : ','}"${name}":`;
        if (mayMiss && !cursor.text.startsWith(label, cursor.at)) {
          value[key] = null;
          continue;
        }
        cursor.literal(label);
        value[key] = codec.read(cursor);
        first = false;
      }
      cursor.literal('}');
      return value as T;
    },
  };
}

/** The same text with another value: both ways must undo each other. */
export function mapped<A, B>(codec: Codec<A>, there: (value: A) => B, back: (value: B) => A): Codec<B> {
  return { write: (value) => codec.write(back(value)), read: (cursor) => there(codec.read(cursor)) };
}
