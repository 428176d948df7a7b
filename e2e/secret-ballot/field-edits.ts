import type { Seeded } from '@selectorate/testkit';
import { type CurvePoint, negatePoint, readPoint, SMALL_ORDER, spellPoint, withTorsion } from './edwards.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Path = readonly (string | number)[];

/** An object's text with one thing in it changed. */
export interface FieldEdit {
  /** Which field, list positions left out: `answers.*.choices.*.alpha`. */
  readonly pattern: string;
  readonly operator: string;
  /** Which of the fields of this pattern. */
  readonly path: string;
  readonly text: string;
}

/** What editing draws upon. */
export interface EditStock {
  readonly order: bigint;
  readonly isEd25519: boolean;
  /** Elements found elsewhere in the archive. */
  readonly elements: readonly string[];
  readonly scalars: readonly string[];
  readonly chance: Seeded;
}

/** One value of the object and all the ways in which it is changed, each by the JSON put in its place. */
interface Edits {
  readonly path: Path;
  /** The text of the object with that in place of the value. */
  readonly put: (raw: string) => string;
  readonly ways: readonly (readonly [operator: string, raw: string])[];
}

/** Everything that can be changed in an object, value by value. */
export function editsOf(text: string, stock: EditStock): readonly (readonly FieldEdit[])[] {
  return placesOf(JSON.parse(text) as Json, (raw) => raw, stock).map(({ path, put, ways }) =>
    ways
      .map(([operator, raw]): FieldEdit => ({
        pattern: path.map((step) => (typeof step === 'number' ? '*' : step)).join('.'),
        path: path.join('.'),
        operator,
        text: put(raw),
      }))
      .filter((edit) => edit.text !== text),
  );
}

function placesOf(json: Json, put: (raw: string) => string, stock: EditStock, path: Path = []): Edits[] {
  const here: Edits = { path, put, ways: waysFor(json, stock) };
  if (typeof json === 'string' && /^\{".*\}$/s.test(json)) {
    // A document spelt inside a text: a trustee's message.
    return [here, ...placesOf(JSON.parse(json) as Json, (raw) => put(JSON.stringify(raw)), stock, [...path, '"'])];
  }
  if (json === null || typeof json !== 'object') return [here];
  const inside = Array.isArray(json)
    ? (json as readonly Json[]).flatMap((item, i) =>
        placesOf(item, (raw) => put(spellList(json, (was, j) => (i === j ? raw : was))), stock, [...path, i]),
      )
    : Object.entries(json).flatMap(([key, item]) =>
        placesOf(item, (raw) => put(spellFields(fieldsOf(json).map(([k, was]) => [k, k === key ? raw : was]))), stock, [
          ...path,
          key,
        ]),
      );
  return [here, ...inside];
}

type RawField = readonly [key: string, raw: string];
const fieldsOf = (json: Json): RawField[] =>
  Object.entries(json ?? {}).map(([key, value]) => [key, JSON.stringify(value)]);
const spellFields = (fields: readonly RawField[]): string =>
  `{${fields.map(([key, raw]) => `${JSON.stringify(key)}:${raw}`).join(',')}}`;
const spellList = (list: Json, each: (raw: string, i: number) => string): string =>
  `[${(list as readonly Json[]).map((item, i) => each(JSON.stringify(item), i)).join(',')}]`;

type Ways = (readonly [operator: string, raw: string])[];

function waysFor(value: Json, stock: EditStock): Ways {
  if (Array.isArray(value)) return listWays((value as readonly Json[]).map((item) => JSON.stringify(item)));
  if (value !== null && typeof value === 'object') return objectWays(fieldsOf(value));
  if (typeof value === 'number') return numberWays(value);
  if (typeof value === 'boolean')
    return [
      ['false', String(!value)],
      ['null', 'null'],
      ['as a text', `"${value}"`],
    ];
  return typeof value === 'string' ? textWays(value, stock) : [['a value', '0']];
}

function listWays(items: readonly string[]): Ways {
  const spell = (some: readonly string[]): string => `[${some.join(',')}]`;
  const first = items[0] ?? '""';
  const ways: Ways = [
    ['spaced', `[ ${items.join(', ')} ]`],
    ['one more', spell([...items, first])],
    ['as an object', '{}'],
  ];
  if (items.length === 0) return ways;
  ways.push(
    ['emptied', '[]'],
    ['first dropped', spell(items.slice(1))],
    ['last dropped', spell(items.slice(0, -1))],
    ['first twice', spell([first, ...items])],
    ['ends with a comma', `[${items.join(',')},]`],
  );
  if (items.length > 1) {
    ways.push(
      ['first two swapped', spell([items[1] ?? '', first, ...items.slice(2)])],
      ['reversed', spell(items.toReversed())],
      ['first in place of the last', spell([...items.slice(0, -1), first])],
    );
  }
  return ways;
}

function objectWays(fields: readonly RawField[]): Ways {
  const ways: Ways = [
    ['spaced', spellFields(fields).replace(':', ': ')],
    ['with another field', spellFields([...fields, ['more', '0']])],
    ['with a field twice', spellFields([...fields, ...fields.slice(-1)])],
    ['first field dropped', spellFields(fields.slice(1))],
    ['last field dropped', spellFields(fields.slice(0, -1))],
    ['as a list', `[${fields.map(([, raw]) => raw).join(',')}]`],
    ['null', 'null'],
  ];
  if (fields.length > 1) ways.push(['fields reversed', spellFields(fields.toReversed())]);
  return ways;
}

const numberWays = (value: number): Ways => [
  ['one more', String(value + 1)],
  ['one less', String(value - 1)],
  ['zero', '0'],
  ['very large', '999999999999999'],
  ['beyond exactness', '9007199254740993'],
  ['as a text', `"${value}"`],
  ['with a fraction', `${value}.0`],
  ['with an exponent', `${value}e0`],
  ['with a leading zero', `0${value}`],
  ['negative', `-${value}`],
  ['null', 'null'],
];

function textWays(value: string, stock: EditStock): Ways {
  const quoted = (...ways: readonly (readonly [string, string])[]): Ways =>
    ways.map(([operator, text]) => [operator, JSON.stringify(text)]);
  const [, element, weight = ''] = /^([0-9a-f]{64})(,.*)?$/s.exec(value) ?? [];
  const any: Ways = [
    ...quoted(
      ['emptied', ''],
      ['last character dropped', value.slice(0, -1)],
      ['one character more', `${value}0`],
      ['a space before', ` ${value}`],
      ['a zero byte after', `${value}\0`],
    ),
    [
      'escaped needlessly',
      `"\\u${value.charCodeAt(0).toString(16).padStart(4, '0')}${JSON.stringify(value.slice(1)).slice(1)}`,
    ],
    ['null', 'null'],
    ['a number', '0'],
  ];
  if (value === '') return any.filter(([operator]) => operator !== 'escaped needlessly');
  if (element !== undefined) {
    return [...any, ...quoted(...hexWays(element, stock).map(([way, text]) => [way, text + weight] as const))];
  }
  if (/^\d+$/.test(value)) return [...any, ...quoted(...decimalWays(value, stock)), ['without quotes', value]];
  return [...any, ...quoted(...characterWays(value, stock.chance))];
}

function characterWays(value: string, chance: Seeded): [string, string][] {
  const at = chance.int(value.length);
  const other = value[at] === 'x' ? 'y' : 'x';
  return [
    ['one character changed', value.slice(0, at) + other + value.slice(at + 1)],
    ['last character changed', value.slice(0, -1) + (value.at(-1) === 'B' ? 'C' : 'B')],
    ['in capitals', value.toUpperCase()],
  ];
}

/** An element of Ed25519, or a hash: both are 64 hexadecimal digits. */
function hexWays(value: string, { elements, chance, isEd25519 }: EditStock): [string, string][] {
  const number = BigInt(`0x${value}`);
  const spell = (n: bigint): string => n.toString(16).padStart(64, '0');
  const ways: [string, string][] = [
    ['a bit flipped', spell(number ^ (1n << BigInt(chance.int(255))))],
    ['sign bit flipped', spell(number ^ (1n << 255n))],
    ['in capitals', value.toUpperCase()],
    ['first digit dropped', value.slice(1)],
    ['a zero before', `0${value}`],
    ['another element', chance.pick(elements.filter((one) => one !== value))],
    ['of bytes reversed', (value.match(/../g) ?? []).toReversed().join('')],
    ['the identity', spell(1n)],
    ['the identity, not canonical', spell(2n ** 255n - 18n)],
    ['the identity, of wrong sign', spell(1n + 2n ** 255n)],
    ['zero', spell(0n)],
    ['all ones', 'f'.repeat(64)],
  ];
  for (const [i, point] of SMALL_ORDER.entries()) if (i > 0) ways.push([`of small order ${i}`, spellPoint(point)]);
  const point: CurvePoint | null = isEd25519 ? readPoint(value) : null;
  if (point !== null) {
    ways.push(['inverse', spellPoint(negatePoint(point))]);
    for (const multiple of [1, 2, 4] as const) ways.push([`with torsion ${multiple}`, withTorsion(value, multiple)]);
  }
  return ways;
}

/** A scalar, or an element of a group of numbers. */
function decimalWays(value: string, { order, scalars, elements, chance }: EditStock): [string, string][] {
  const number = BigInt(value);
  const others = [...scalars, ...elements].filter((one) => one !== value && /^\d+$/.test(one));
  return [
    ['one more', String(number + 1n)],
    ['one less', String(number - 1n)],
    ['a bit flipped', String(number ^ (1n << BigInt(chance.int(200))))],
    ['the order more', String(number + order)],
    ['the order', String(order)],
    ['order less it', String(order - number)],
    ['negative', `-${value}`],
    ['zero', '0'],
    ['one', '1'],
    ['a leading zero', `0${value}`],
    ['with a plus', `+${value}`],
    ['in hexadecimal', `0x${number.toString(16)}`],
    ['with an exponent', `${value}e0`],
    ...(others.length > 0 ? [['another', chance.pick(others)] as [string, string]] : []),
  ];
}
