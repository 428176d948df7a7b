import type { Json } from '@selectorate/basics';

/** One value of a JSON document that holds no others, and the way to it. */
export interface Leaf {
  readonly path: readonly (string | number)[];
  readonly value: null | boolean | number | string;
}

export function leavesOf(json: Json, path: readonly (string | number)[] = []): readonly Leaf[] {
  if (json === null || typeof json !== 'object') return [{ path, value: json }];
  if (Array.isArray(json)) return (json as readonly Json[]).flatMap((item, i) => leavesOf(item, [...path, i]));
  return Object.entries(json).flatMap(([key, value]) => leavesOf(value, [...path, key]));
}

/** The document with another value at the end of the path. */
export function withLeaf(json: Json, [step, ...rest]: Leaf['path'], value: Json): Json {
  if (step === undefined) return value;
  if (Array.isArray(json))
    return (json as readonly Json[]).map((item, i) => (i === step ? withLeaf(item, rest, value) : item));
  const object = json as { readonly [key: string]: Json };
  return { ...object, [step]: withLeaf(object[step] ?? null, rest, value) };
}

/** Another value of the same look: a number one more, a moment an hour later, a text with its last letter changed. */
export function otherValue(value: Leaf['value']): Json {
  if (value === null) return 'a';
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + 1;
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(value)) return hourLater(value);
  // Beginnings of hashes, keys and signatures are never padding bits; ends of ids say which unit or person is meant.
  if (value.length >= 43) return `${NEXT.get(value[0] ?? '') ?? '0'}${value.slice(1)}`;
  return `${value.slice(0, -1)}${NEXT.get(value.at(-1) ?? '') ?? 'a'}`;
}

const HEX = '0123456789abcdef';
const NEXT = new Map([...HEX].map((digit, i): [string, string] => [digit, HEX[(i + 1) % HEX.length] ?? '0']));

const hourLater = (instant: string): string =>
  `${new Date(Date.parse(instant) + 3_600_000).toISOString().slice(0, 19)}Z`;

/** `body.figures.open`, `proof.*.seen.root`: leaves of one field in all acts of a kind have the same pattern. */
export const patternOf = ({ path }: Leaf): string =>
  path.map((step) => (typeof step === 'number' ? '*' : step)).join('.');
