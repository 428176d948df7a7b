import type { Json } from '@selectorate/basics';
import { textsIn } from '@selectorate/messages';
import { ACT_KINDS, definitionOf } from '@selectorate/selection';
import { closed, counted, type RehearsedContest } from '@selectorate/testkit';
import { z } from 'zod';
import { expect, test } from 'vitest';
import { factsOf } from '../../testing/organise/at-contest.ts';
import { describeBody, describeParts } from './describe-draft.ts';
import type { Wording } from './words.ts';

const texts = textsIn('en');
const wordingOf = (contest: RehearsedContest): Wording => ({
  texts,
  naming: factsOf(contest, 'returning-officer').naming,
  zone: 'Europe/London',
});

/** The names of all fields that a JSON schema can have. */
function fieldsOf(schema: unknown): readonly string[] {
  if (Array.isArray(schema)) return schema.flatMap(fieldsOf);
  if (typeof schema !== 'object' || schema === null) return [];
  const { properties = {}, ...rest } = schema as { readonly properties?: Record<string, unknown> };
  return [...Object.keys(properties), ...fieldsOf(Object.values(properties)), ...fieldsOf(Object.values(rest))];
}

test.each(ACT_KINDS)('every field that %s can have is said in words', (kind) => {
  const body = definitionOf(kind)?.body;
  if (body === undefined) throw new Error('no definition');
  const fields = new Set(fieldsOf(z.toJSONSchema(body, { unrepresentable: 'any' })));
  const unsaid = [...fields].filter(
    (field) => !texts.hasText(`organise-said-${field}`) && !texts.hasText(`organise-said-${kind}-${field}`),
  );
  expect(unsaid).toEqual([]);
});

const leavesOf = (value: Json): readonly unknown[] => {
  if (Array.isArray(value)) return value.length === 0 ? [[]] : value.flatMap(leavesOf);
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(leavesOf);
  return [value];
};

test('no number of an act is left out of what people read before they sign', () => {
  const contest = closed();
  for (const { kind, body } of contest.acts) {
    const said = describeBody({ kind: kind as never, body: body as never }, wordingOf(contest))
      .map(({ key, value }) => `${key} ${value}`)
      .join('\n');
    for (const leaf of leavesOf(body))
      if (typeof leaf === 'number') expect(said).toContain(leaf.toLocaleString('en-GB'));
  }
});

test('the votes of a count stand under the names of the candidates', () => {
  const contest = counted();
  const act = contest.acts.find(({ kind }) => kind === 'record-count');
  const lines = describeBody({ kind: 'record-count', body: act?.body as never }, wordingOf(contest));
  expect(lines.map(({ key }) => key)).toContain('candidate-2: Votes');
});

test('papers of a keying are listed by how they are marked', () => {
  const contest = counted();
  const content = {
    schema: 'selectorate-ballots/1',
    candidates: ['a', 'b'],
    ballots: [{ ranking: [[1], [0]], times: 12 }],
  };
  const parts = {
    ballots: { schema: 'selectorate-part/1', contest: 'c', part: 'ballots', subject: 'batch-1', salt: '', content },
  };
  const [part] = describeParts({ kind: 'key-batch', parts: parts as never, publishes: [] }, wordingOf(contest));
  expect(part).toMatchObject({ publish: false, lines: [{ key: '12 papers', value: '1. b  2. a' }] });
});

test('a count of the report that is withheld is never said as none, and each check stands under its name', () => {
  const contest = counted();
  const line = { outcome: 'done', population: 30, tested: 30, signals: null, outstanding: 0 };
  const body = {
    version: 'v1',
    checks: [{ check: 'RI-04', ...line }],
    changes: { since: null, added: null, byChannel: [{ channel: 'import', changes: 28 }] },
  };
  const lines = describeBody({ kind: 'report-roll', body }, wordingOf(contest));
  const valueOf = (key: string): string | undefined => lines.find((each) => each.key === key)?.value;
  expect(valueOf('On the electoral register')).toMatch(/Questions raised: not published/);
  expect(valueOf('Changes: Members added')).toMatch(/^not published/);
  expect(valueOf('Changes: Since the version')).toBe('None');
  expect(valueOf('from a file')).toBe('Changes: 28');
});
