import { describe, expect, test } from 'vitest';
import { allEndpoints, endpoints } from './endpoints.ts';
import { openApiDocument } from './openapi.ts';

describe('every endpoint', () => {
  test('is found under its own name', () => {
    expect(Object.entries(endpoints).filter(([name, endpoint]) => endpoint.name !== name)).toEqual([]);
  });

  test('has a place of its own', () => {
    const places = allEndpoints.map(({ method, path }) => `${method} ${path}`);
    expect(places.toSorted()).toEqual([...new Set(places)].toSorted());
  });

  test('that reads changes nothing, so it takes no body and no repetition key', () => {
    const reading = allEndpoints.filter(({ method }) => method === 'get');
    expect(reading.length).toBeGreaterThan(8);
    expect(reading.filter(({ body, idempotent }) => body !== null || idempotent)).toEqual([]);
  });

  test('about a contest is kept for people of it, or public like the record', () => {
    const open = allEndpoints.filter(({ path, access }) => path.includes('{contest}') && access.kind === 'anyone');
    expect(open.map(({ name }) => name)).toEqual(['readEntries']);
  });

  test.each(allEndpoints.map((endpoint) => [endpoint.name, endpoint] as const))(
    '%s refuses fields that it does not know',
    (_, { params, body }) => {
      expect(params.safeParse({ 'no-such-field': 1 }).success).toBe(false);
      expect(body?.safeParse({ 'no-such-field': 1 }).success ?? false).toBe(false);
    },
  );
});

describe('the OpenAPI document', () => {
  const document = openApiDocument('0.1.0');

  test('is of version 3.1 and has every endpoint', () => {
    expect(document.openapi).toBe('3.1.0');
    const operations = Object.values(document.paths).flatMap((path) =>
      Object.values(path).map(({ operationId }) => operationId),
    );
    expect(operations.toSorted()).toEqual(Object.keys(endpoints).toSorted());
  });

  test('says who may ask', () => {
    expect(document.paths['/api/contests/{contest}/clock']?.['put']).toMatchObject({
      'x-access': ['returning-officer'],
    });
  });

  test('can be written as JSON and says what is sent back', () => {
    const text = JSON.stringify(document);
    expect(text).toContain('selectorate-problem/1');
    expect(document.paths['/api/contests']?.['get']?.responses).toHaveProperty('200');
  });
});
