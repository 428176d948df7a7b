import { type CandidateId, type Json, unwrap } from '@selectorate/basics';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { packBallots } from '../ballots/ballots.ts';
import { plainContest } from '../contest/contest.ts';
import { count } from '../count.ts';
import type { CountRule } from '../rules/options.ts';
import { countRules } from '../rules/registry.ts';
import { readCount } from './read-count.ts';
import { countSchema } from './schema/count-schema.ts';

const FILE = resolve(import.meta.dirname, '../../../../docs/formats/count-result.schema.json');
const names = ['ada', 'ben', 'cem', 'dea'] as unknown as readonly CandidateId[];

const BALLOTS = packBallots(
  names,
  [
    [9, [[0], [1], [2]]],
    [7, [[1], [3]]],
    [4, [[2], [1, 3]]],
    [2, [[3], [0]]],
    [1, []],
    [3, [[2], [0]]],
  ].map(([times, ranking]) => ({ times: times as number, ranking: ranking as number[][] })),
);

const ties = [{ kind: 'sha256' as const, seed: '00ff' }];

/** A result of every rule that needs no second vote, for as many seats as it can fill. */
const results = countRules()
  .map(({ rule, seats }) => ({ rule, counted: count(BALLOTS, plainContest(seats === 'one' ? 1 : 2), { rule, ties }) }))
  .flatMap(({ rule, counted }) => (counted.ok ? [{ rule, result: counted.value }] : []));

const asJson = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;

// `UPDATE_SCHEMA=1 npx vitest run packages/count/src/result/read-count.test.ts` writes it anew.
test('the published schema is the one in the code', () => {
  if (process.env['UPDATE_SCHEMA'] === '1') writeFileSync(FILE, `${JSON.stringify(countSchema, null, 2)}\n`);
  expect(JSON.parse(readFileSync(FILE, 'utf8'))).toEqual(asJson(countSchema));
});

describe('a result of each rule', () => {
  test('comes from most rules', () => {
    expect(new Set(results.map(({ rule }) => rule)).size).toBeGreaterThanOrEqual(11);
  });

  const outside = z.fromJSONSchema(asJson(countSchema) as Parameters<typeof z.fromJSONSchema>[0]);

  test.each(results)('$rule: fits the schema, by another reader of schemas too, and parse(print(x)) = x', (each) => {
    const printed = asJson(each.result);
    expect(unwrap(readCount(printed))).toEqual(each.result);
    expect(outside.safeParse(printed).error).toBeUndefined();
  });
});

describe('an untrusted result', () => {
  const sound = (rule: CountRule): Json => asJson(results.find((each) => each.rule === rule)?.result ?? null);
  /** The AV result with the value at a path replaced. */
  const changed = (path: readonly (string | number)[], value: Json): Json => {
    const json = sound('av');
    let at = json as { [key: string | number]: Json };
    for (const key of path.slice(0, -1)) at = at[key] as { [key: string | number]: Json };
    at[path.at(-1) ?? ''] = value;
    return json;
  };

  test.each([
    [['schema'], 'selectorate-count/2', 'schema', 'selectorate-count/1'],
    [['rule'], 'coin', 'rule', /^one of plurality/],
    [['candidates', 0], 'Ada!', 'candidates[0]', 'the id of a candidate'],
    [['stages', 0, 'tallies', 1, 'votes'], 7, 'stages[0].tallies[1].votes', /exact votes/],
    [['stages', 0, 'tallies', 1, 'votes'], '2/4', 'stages[0].tallies[1].votes', 'votes in their one form'],
    [['stages', 0, 'action', 'kind'], 'magic', 'stages[0].action.kind', /^one of first-preferences/],
    [['stages', 0, 'n'], 2, 'stages[0].n', '1'],
    [['stages', 0, 'extra'], 1, 'stages[0].extra', 'nothing of this name'],
    [['stages', 0, 'tallies', 0, 'candidate'], 'zoe', 'stages[0].tallies', /every candidate/],
    [['stages', 0, 'excluded'], ['zoe'], 'stages[0].excluded', 'candidates of this count'],
    [['elected'], ['cem'], 'elected', 'those elected stage by stage'],
    [['papers'], -1, 'papers', 'a whole number, at least 0'],
    [['contest', 'seats'], null, 'contest.seats', 'a whole number, at least 1'],
    [['options', 'ties', 0, 'seed'], 'XY', 'options.ties[0].seed', 'hexadecimal'],
  ] as const)('%j as %j: the fault is at %s', (path, value, at, expected) => {
    const read = readCount(changed(path, value as Json));
    expect(read.ok ? null : read.error.at).toBe(at);
    expect(read.ok ? '' : read.error.expected).toMatch(expected);
  });

  test.each([[null], [[]], ['text'], [{}], [12]] as const)('%j is no result', (json) => {
    expect(readCount(json as Json)).toMatchObject({ ok: false, error: { code: 'count-malformed' } });
  });
});
