import { ID_PATTERN } from '@selectorate/basics';
import { COUNT_RULES } from '../../rules/options.ts';
import { type JsonSchema, listOf, oneOf, orNull, ref, shape, whole } from './json-schema.ts';
import { optionsSchema } from './options-schema.ts';
import { stageDefinitions } from './stage-schema.ts';

const CANDIDATES = listOf(ref('candidate'));
const ID: JsonSchema = { type: 'string', pattern: ID_PATTERN.source };

const definitions: { readonly [name: string]: JsonSchema } = {
  candidate: { ...ID, description: 'the id of a candidate' },
  section: { ...ID, description: 'the id of a section' },
  votes: {
    type: 'string',
    maxLength: 4000,
    pattern: '^-?(?:0|[1-9][0-9]*)(?:\\.[0-9]*[1-9]|/[1-9][0-9]*)?$',
    description: 'exact votes: a decimal where one ends, else a fraction in lowest terms',
  },
  fraction: {
    type: 'string',
    maxLength: 82,
    pattern: '^(?:0|[1-9][0-9]*)(?:/[1-9][0-9]*)?$',
    description: 'an exact fraction in lowest terms',
  },
  contest: shape({
    seats: whole(1),
    withdrawn: listOf(
      shape(
        {
          candidate: ref('candidate'),
          when: oneOf('before-opening', 'after-opening', 'elected-elsewhere'),
          round: whole(1),
        },
        ['round'],
      ),
    ),
    sections: listOf(shape({ section: ref('section'), weight: ref('fraction'), of: oneOf('section', 'paper') })),
    constraints: listOf(
      shape({ category: { type: 'string' }, candidates: CANDIDATES, atLeast: whole(0), atMost: orNull(whole(0)) }),
    ),
    reopenNominations: orNull(ref('candidate')),
    entitled: orNull(whole(0)),
  }),
  options: optionsSchema,
  ...stageDefinitions,
};

const count: JsonSchema = shape(
  {
    schema: { const: 'selectorate-count/1' },
    rule: oneOf(...COUNT_RULES),
    options: ref('options'),
    contest: ref('contest'),
    candidates: CANDIDATES,
    papers: whole(0),
    stages: listOf(ref('stage')),
    elected: CANDIDATES,
    vacant: whole(0),
    about: { type: 'object', description: 'what a program says beside the result: names, files, hashes, bounds' },
  },
  ['about'],
);

/** The published schema of a result, as JSON Schema: `docs/formats/count-result.schema.json`. */
export const countSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'selectorate-count/1',
  description: 'A finished count. See count.md beside this file.',
  ...count,
  $defs: definitions,
} as const;
