import type { Json } from '@selectorate/basics';

/** The part of JSON Schema (2020-12) that the result's schema uses. */
export interface JsonSchema {
  readonly $ref?: `#/$defs/${string}`;
  readonly description?: string;
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'boolean' | 'null';
  readonly const?: string;
  readonly enum?: readonly (string | number)[];
  readonly pattern?: string;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: JsonSchema;
  readonly properties?: { readonly [key: string]: JsonSchema };
  readonly required?: readonly string[];
  readonly additionalProperties?: false;
  readonly anyOf?: readonly JsonSchema[];
}

type Definitions = { readonly [name: string]: JsonSchema };

/** Where a value is not what its schema says: a path such as `stages[2].tallies[0].votes`, and what should stand there. */
export interface SchemaFault {
  readonly at: string;
  readonly expected: string;
}

/** The first fault of a value, in the order of its schema; undefined when it fits. */
export function faultOf(
  value: Json | undefined,
  schema: JsonSchema,
  definitions: Definitions,
): SchemaFault | undefined {
  return check({ value, at: '' }, schema, definitions);
}

interface Place {
  readonly value: Json | undefined;
  readonly at: string;
}

function check(place: Place, schema: JsonSchema, definitions: Definitions): SchemaFault | undefined {
  if (schema.$ref !== undefined) return check(place, resolve(schema.$ref, definitions), definitions);
  if (schema.anyOf !== undefined) return checkAny(place, schema.anyOf, definitions);
  const { value, at } = place;
  if (schema.const !== undefined) return value === schema.const ? undefined : { at, expected: schema.const };
  if (schema.enum !== undefined) {
    const listed = schema.enum.some((each) => each === value);
    return listed ? undefined : { at, expected: `one of ${schema.enum.join(', ')}` };
  }
  if (schema.properties !== undefined) return checkObject(place, schema, definitions);
  if (schema.items !== undefined) return checkList(place, schema.items, definitions);
  return isPlain(value, schema) ? undefined : { at, expected: schema.description ?? schema.type ?? 'a value' };
}

function resolve(ref: string, definitions: Definitions): JsonSchema {
  const schema = definitions[ref.slice('#/$defs/'.length)];
  if (schema === undefined) throw new RangeError(`schema: no definition ${ref}`);
  return schema;
}

/** The fault within the alternative of the value's `kind`, if there is one of it; else that none fits. */
function checkAny(place: Place, schemas: readonly JsonSchema[], definitions: Definitions): SchemaFault | undefined {
  const { value, at } = place;
  const faults = schemas.map((schema) => check(place, schema, definitions));
  if (faults.includes(undefined)) return undefined;
  const kinds = schemas.map((schema) => schema.properties?.['kind']?.const);
  const named = isObject(value) ? kinds.findIndex((kind) => kind !== undefined && kind === value['kind']) : -1;
  if (named >= 0) return faults[named];
  const known = kinds.filter((kind) => kind !== undefined);
  if (known.length > 1) return { at: `${at}.kind`, expected: `one of ${known.join(', ')}` };
  return schemas.length === 2 && schemas[1]?.type === 'null' && value !== null
    ? faults[0]
    : { at, expected: 'one of its forms' };
}

function checkObject({ value, at }: Place, schema: JsonSchema, definitions: Definitions): SchemaFault | undefined {
  const { properties = {}, required = [] } = schema;
  if (!isObject(value)) return { at, expected: 'an object' };
  const inside = (key: string): string => (at === '' ? key : `${at}.${key}`);
  const stranger = Object.keys(value).find((key) => !Object.hasOwn(properties, key));
  if (stranger !== undefined) return { at: inside(stranger), expected: 'nothing of this name' };
  for (const [key, schemaOfKey] of Object.entries(properties)) {
    if (!Object.hasOwn(value, key)) {
      if (required.includes(key)) return { at: inside(key), expected: 'something' };
      continue;
    }
    const fault = check({ value: value[key], at: inside(key) }, schemaOfKey, definitions);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function checkList({ value, at }: Place, items: JsonSchema, definitions: Definitions): SchemaFault | undefined {
  if (!isList(value)) return { at, expected: 'a list' };
  for (const [i, item] of value.entries()) {
    const fault = check({ value: item, at: `${at}[${i}]` }, items, definitions);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function isPlain(value: Json | undefined, { type, pattern, maxLength, minimum, maximum }: JsonSchema): boolean {
  if (type === 'null') return value === null;
  if (type === 'object') return isObject(value);
  if (type === 'boolean') return typeof value === 'boolean';
  if (type === 'integer') {
    return (
      Number.isSafeInteger(value) && Number(value) >= (minimum ?? -Infinity) && Number(value) <= (maximum ?? Infinity)
    );
  }
  if (typeof value !== 'string' || value.length > (maxLength ?? Infinity)) return false;
  return pattern === undefined || new RegExp(pattern, 'u').test(value);
}

const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

const isObject = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !isList(value);

// ---- short forms for writing schemas

export const ref = (name: string): JsonSchema => ({ $ref: `#/$defs/${name}` });
export const listOf = (items: JsonSchema): JsonSchema => ({ type: 'array', items });
export const oneOf = (...values: readonly (string | number)[]): JsonSchema => ({ enum: values });
export const orNull = (schema: JsonSchema): JsonSchema => ({ anyOf: [schema, { type: 'null' }] });
export const whole = (minimum: number): JsonSchema => ({
  type: 'integer',
  minimum,
  maximum: Number.MAX_SAFE_INTEGER,
  description: `a whole number, at least ${minimum}`,
});

/** An object with all of these members and no other, save those named as optional. */
export const shape = (
  properties: { readonly [key: string]: JsonSchema },
  optional: readonly string[] = [],
): JsonSchema => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((key) => !optional.includes(key)),
  additionalProperties: false,
});

/** One of several objects, told apart by `kind`. */
export const kinds = (alternatives: {
  readonly [kind: string]: { readonly [key: string]: JsonSchema };
}): JsonSchema => ({
  anyOf: Object.entries(alternatives).map(([kind, members]) => shape({ kind: { const: kind }, ...members })),
});
