import { unwrap } from '@selectorate/basics';
import { expect, test } from 'vitest';
import { PRESETS, resolvePreset } from './preset.ts';
import { presetFileJsonSchema, rulebookJsonSchema } from './json-schema.ts';
import { rulebookSchema } from './schema.ts';

interface SchemaNode {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
}
const published = rulebookJsonSchema() as unknown as SchemaNode & { readonly $schema: string };
const plain = unwrap(resolvePreset(PRESETS.at(-1) ?? PRESETS[0] ?? fail(), {}));

test('the published JSON Schema names every field of a rulebook, all required and no other allowed', () => {
  expect(published.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
  expect(Object.keys(published.properties ?? {})).toEqual(Object.keys(rulebookSchema.parse(plain)));
  expect(published.required).toEqual(Object.keys(published.properties ?? {}));
  expect(published.additionalProperties).toBe(false);
});

test('fields whose names do not say it all are described', () => {
  expect(published.properties?.['ballot']).toMatchObject({
    properties: { options: { description: expect.any(String) } },
  });
  expect(JSON.stringify(published.properties?.['trigger'])).toContain('Exact fraction');
});

test.each(PRESETS.map((preset) => [preset.id, preset] as const))(
  'the JSON Schema of a file of %s offers its parameters',
  (id, preset) => {
    const schema = presetFileJsonSchema(preset) as unknown as SchemaNode;
    expect(schema.properties?.['preset']).toEqual({ const: id });
    const parameters = schema.properties?.['parameters'];
    expect(Object.keys(parameters?.properties ?? {})).toEqual(preset.parameters.map(({ name }) => name));
    const missing = resolvePreset(preset, {});
    const asked = missing.ok ? [] : missing.error.map(({ path }) => path.replace('parameters.', ''));
    expect(parameters?.required).toEqual(asked);
  },
);

test('the schema takes nothing extra at any depth', () => {
  expect(rulebookSchema.safeParse({ ...plain, retention: { ...plain.retention, weeks: 1 } }).success).toBe(false);
  expect(rulebookSchema.safeParse({ ...plain, retention: { ...plain.retention, days: -0 } }).success).toBe(false);
  expect(rulebookSchema.safeParse({ ...plain, retention: { ...plain.retention, days: 1.5 } }).success).toBe(false);
});

test('A25 no rule counts those it withholds under a name that belongs to exclusions by decision', () => {
  const withReason = (otherwise: string) => ({
    ...plain,
    electorates: {
      ...plain.electorates,
      ballot: { rules: plain.electorates.ballot.rules.map((rule) => ({ ...rule, otherwise })) },
    },
  });
  expect(rulebookSchema.safeParse(withReason('in-arrears')).success).toBe(true);
  expect(rulebookSchema.safeParse(withReason('excluded-died')).success).toBe(false);
});

function fail(): never {
  throw new Error('there are presets');
}
