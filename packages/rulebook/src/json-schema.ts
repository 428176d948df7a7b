import { type Json, throwIllegalValue } from '@selectorate/basics';
import { z } from 'zod';
import type { ParameterSpec, Preset } from './presets/parameter.ts';
import { presetUseSchema, rulebookSchema } from './schema.ts';

/** JSON Schema (2020-12) of a resolved rulebook, made from the schema that reads them. */
export const rulebookJsonSchema = (): Json => published('Selectorate rulebook', rulebookSchema);

/**
 * JSON Schema (2020-12) of the short form of a rulebook file: a preset, the organiser's choices with the reason each is
 * asked, and what is changed of identity and clauses. An editor can complete and check a file with it.
 */
export function presetFileJsonSchema(preset: Preset): Json {
  const required = preset.parameters.filter((spec) => spec.default === null).map(({ name }) => name);
  const { properties, ...whole } = published(preset.title, presetUseSchema) as { readonly [key: string]: Json };
  return {
    ...whole,
    required: required.length === 0 ? ['preset'] : ['preset', 'parameters'],
    properties: {
      ...(properties as { readonly [key: string]: Json }),
      preset: { const: preset.id },
      parameters: {
        type: 'object',
        properties: Object.fromEntries(preset.parameters.map((spec) => [spec.name, parameterSchema(spec)])),
        required,
        additionalProperties: false,
      },
    },
  };
}

function parameterSchema(spec: ParameterSpec): Json {
  const described = { description: spec.why, ...(spec.default === null ? {} : { default: spec.default }) };
  switch (spec.kind) {
    case 'choice':
      return {
        ...described,
        oneOf: spec.allowed.map(({ value, meaning }) => ({ const: value, description: meaning })),
      };
    case 'number': {
      const number = { type: 'integer', minimum: spec.least, maximum: spec.most };
      return spec.orNone ? { ...described, oneOf: [number, { const: 'none' }] } : { ...described, ...number };
    }
    default:
      return throwIllegalValue(spec);
  }
}

function published(title: string, schema: z.ZodType): Json {
  const { $schema, ...body } = z.toJSONSchema(schema, { io: 'input' });
  return JSON.parse(JSON.stringify({ $schema, title, ...body })) as Json;
}
