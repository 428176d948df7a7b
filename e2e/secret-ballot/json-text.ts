import type { Json } from '@selectorate/basics';

export type { Json };
export type Change = (value: Json) => Json;

/**
 * The text of an archive's object with one value in it changed, written compactly again. Steps of the path are divided by dots; `"` is
 * the step into a document spelt inside a text.
 */
export const changeAt = (text: string, path: string, change: Change): string =>
  JSON.stringify(changed(JSON.parse(text) as Json, path === '' ? [] : path.split('.'), change));

function changed(json: Json, [step, ...rest]: readonly string[], change: Change): Json {
  if (step === undefined) return change(json);
  if (step === '"') return JSON.stringify(changed(JSON.parse(asText(json)) as Json, rest, change));
  if (Array.isArray(json)) {
    const list = json as readonly Json[];
    if (list[Number(step)] === undefined) throw new RangeError(`changeAt: nothing at ${step}`);
    return list.map((item, i) => (i === Number(step) ? changed(item, rest, change) : item));
  }
  const object = json as { readonly [key: string]: Json };
  if (object?.[step] === undefined) throw new RangeError(`changeAt: nothing at ${step}`);
  return { ...object, [step]: changed(object[step], rest, change) };
}

export function asText(json: Json): string {
  if (typeof json !== 'string') throw new TypeError('asText: not a text');
  return json;
}

function asList(json: Json): readonly Json[] {
  if (!Array.isArray(json)) throw new TypeError('asList: not a list');
  return json as readonly Json[];
}

/** A change of a text. */
export const respell =
  (change: (text: string) => string): Change =>
  (json) =>
    change(asText(json));

/** A change of a list. */
export const relist =
  (change: (list: readonly Json[]) => readonly Json[]): Change =>
  (json) =>
    change(asList(json));

export const put =
  (value: Json): Change =>
  () =>
    value;

export const add =
  (more: number): Change =>
  (json) =>
    Number(json) + more;

export const inCapitals: Change = respell((text) => text.toUpperCase());
export const turnedRound: Change = relist((list) => list.toReversed());
export const withoutLast: Change = relist((list) => list.slice(0, -1));
export const firstAgain: Change = relist((list) => [...list, ...list.slice(0, 1)]);
export const firstTwice: Change = relist((list) => [...list.slice(0, 1), ...list]);
export const secondInPlaceOfFirst: Change = relist((list) => list.with(0, list[1] ?? null));
export const firstTwoSwapped: Change = relist((list) => list.with(0, list[1] ?? null).with(1, list[0] ?? null));
