import { OpenAPIHono } from '@hono/zod-openapi';
import type { z } from 'zod';
import type { AnyEndpoint } from './endpoint.ts';
import { allEndpoints } from './endpoints.ts';
import { problem } from './problem.ts';

/** The OpenAPI 3.1 document of every endpoint, made from the same declarations that validate requests. */
export function openApiDocument(version: string): ReturnType<OpenAPIHono['getOpenAPI31Document']> {
  const app = new OpenAPIHono();
  for (const endpoint of allEndpoints) app.openAPIRegistry.registerPath(pathOf(endpoint));
  return app.getOpenAPI31Document({ openapi: '3.1.0', info: { title: 'Selectorate', version } });
}

function pathOf({ name, method, path, summary, access, params, query, body, answer, idempotent }: AnyEndpoint) {
  const json = (schema: z.ZodType) => ({ 'application/json': { schema } });
  return {
    method,
    path,
    operationId: name,
    summary,
    'x-access': access.kind === 'roles' ? access.roles : access.kind,
    'x-idempotent': idempotent,
    request: {
      params: params as unknown as z.ZodObject,
      query: query as unknown as z.ZodObject,
      ...(body === null ? {} : { body: { content: json(body), required: true } }),
    },
    responses: {
      200: { description: summary, content: json(answer) },
      default: { description: 'What went wrong, where, and what to do', content: json(problem) },
    },
  };
}
