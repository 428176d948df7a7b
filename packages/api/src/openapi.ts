import type { Json } from '@selectorate/basics';
import { z } from 'zod';
import type { AnyEndpoint } from './endpoint.ts';
import { allEndpoints } from './endpoints.ts';
import { problem } from './problem.ts';

/** A document of OpenAPI 3.1: plain JSON. Its schemas are JSON Schema 2020-12, which that version of OpenAPI adopted. */
export interface OpenApiDocument {
  readonly openapi: '3.1.0';
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: { readonly Problem: Json } };
}

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  /** Who may ask: one of the kinds of access, or the offices. */
  readonly 'x-access': string | readonly string[];
  /** May be repeated under the same `Idempotency-Key`. */
  readonly 'x-idempotent': boolean;
  readonly parameters: readonly Json[];
  readonly requestBody?: Json;
  readonly responses: Readonly<Record<string, Json>>;
}

/** The OpenAPI 3.1 document of every endpoint, made from the same declarations that validate requests. */
export function openApiDocument(version: string): OpenApiDocument {
  const paths: Record<string, Record<string, Operation>> = {};
  for (const endpoint of allEndpoints) {
    (paths[endpoint.path] ??= {})[endpoint.method] = operationOf(endpoint);
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Selectorate', version },
    paths,
    components: { schemas: { Problem: schemaOf(problem, 'output') } },
  };
}

function operationOf({ name, summary, access, params, query, body, answer, idempotent }: AnyEndpoint): Operation {
  return {
    operationId: name,
    summary,
    'x-access': access.kind === 'roles' ? access.roles : access.kind,
    'x-idempotent': idempotent,
    parameters: [...parametersOf(params, 'path'), ...parametersOf(query, 'query')],
    ...(body === null ? {} : { requestBody: { required: true, content: contentOf(schemaOf(body, 'input')) } }),
    responses: {
      '200': { description: summary, content: contentOf(schemaOf(answer, 'output')) },
      default: {
        description: 'What went wrong, where, and what to do',
        content: contentOf({ $ref: '#/components/schemas/Problem' }),
      },
    },
  };
}

function parametersOf(schema: z.ZodType, place: 'path' | 'query'): readonly Json[] {
  const { properties = {} } = schemaOf(schema, 'input') as { readonly properties?: Readonly<Record<string, Json>> };
  return Object.entries(properties).map(([name, shape]) => ({ name, in: place, required: true, schema: shape }));
}

const contentOf = (schema: Json): Json => ({ 'application/json': { schema } });

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io });
  return rest as Json;
}
