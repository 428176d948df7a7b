import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unwrap } from '@selectorate/basics';
import { loadRulebook, pinRulebook, PRESETS } from '@selectorate/rulebook';
import { afterAll, describe, expect, test } from 'vitest';
import { fakeIo } from '../testing/fake-io.ts';
import { copyOf, edit, newFolder, REFERENCE, removeFolders } from '../testing/folders.ts';
import { reportOf, runFolder } from '../testing/run-folder.ts';
import { type Papers, triggerFolder, votes } from '../testing/trigger-folder.ts';
import { rulebookCommand } from './rulebook.ts';

afterAll(removeFolders);

const FILE = join(REFERENCE, 'rulebook.yaml');

async function rulebook(...args: readonly string[]) {
  const io = fakeIo();
  const exit = await rulebookCommand(args, io);
  return { exit, said: io.said.join('\n'), complained: io.complained };
}

async function jsonOf<T>(...args: readonly string[]): Promise<T> {
  const { exit, said } = await rulebook(...args, '--json', '-');
  expect(exit).toBe(0);
  return JSON.parse(said) as T;
}

async function fileOf(name: string, text: string): Promise<string> {
  const file = join(await newFolder(), name);
  await writeFile(file, text);
  return file;
}

/** The reference rulebook as a record pins it. */
async function pinned(): Promise<string> {
  const loaded = unwrap(loadRulebook(await readFile(FILE, 'utf8'), { format: 'yaml', presets: PRESETS }));
  return fileOf('rulebook.json', pinRulebook(loaded).json);
}

describe('rulebook explain', () => {
  test('names every clause with its source and where that was seen', async () => {
    const loaded = unwrap(loadRulebook(await readFile(FILE, 'utf8'), { format: 'yaml', presets: PRESETS }));
    const { exit, said } = await rulebook('explain', FILE);
    expect(exit).toBe(0);
    const flat = said.replaceAll(/\s+/g, ' ');
    for (const { id, text, citation } of loaded.clauses) {
      expect(flat).toContain(text);
      expect(flat).toContain(`Clause ${id}. Source: ${citation}.`);
    }
    for (const [name, value] of Object.entries(loaded.parameters)) expect(flat).toContain(`· ${name}: ${value}`);
  });

  test('says eligibility in words and as the expression, with the facts it looks at', async () => {
    const { said } = await rulebook('explain', FILE);
    expect(said).toContain('memberMonths >= 6 (otherwise: joined too late, published as joined-too-late)');
    expect(said).toContain('memberMonths: Whole months of continuous membership at the freeze.');
    expect(said).not.toContain('ageYears');
  });

  test('says the same of the rulebook that a record pins', async () => {
    expect(await jsonOf('explain', await pinned())).toEqual(await jsonOf('explain', FILE));
  });

  test('says a rulebook without a trigger, which has no what-if', async () => {
    const file = await fileOf('plain.yaml', 'preset: plain-association\n');
    const { exit, said } = await rulebook('explain', file);
    expect(exit).toBe(0);
    expect(said).toContain('\nThe members’ ballot\n');
    expect(said).not.toContain('\nThe trigger ballot\n');
    const args = ['--units', join(REFERENCE, 'units.csv'), '--returns', join(REFERENCE, 'a/returns.csv')];
    const whatIfOf = await rulebook('what-if', file, ...args);
    expect(whatIfOf.exit).toBe(2);
    expect(whatIfOf.complained.join()).toContain('has no trigger ballot');
  });

  test('--json is the same as data', async () => {
    const explanation = await jsonOf<{ schema: string; lines: { clause: string }[]; facts: { name: string }[] }>(
      'explain',
      FILE,
    );
    expect(explanation.schema).toBe('selectorate-rulebook-explanation/1');
    expect(explanation.lines.map(({ clause }) => clause)).toContain('trigger.formula');
    expect(explanation.facts.map(({ name }) => name)).toEqual([
      'memberMonths',
      'joinedKnown',
      'paymentKnown',
      'arrearsDays',
      'status',
    ]);
  });
});

describe('rulebook diff', () => {
  test('of a rulebook and itself says that nothing differs', async () => {
    const { exit, said } = await rulebook('diff', FILE, await pinned());
    expect([exit, said.endsWith('They say the same.')]).toEqual([0, true]);
  });

  test('ends well when they differ, and shows each value under its clause', async () => {
    const other = join(await copyOf(REFERENCE), 'rulebook.yaml');
    await edit(other, '', (text) =>
      text.replace('out-of-denominator', 'in-denominator').replace('lapses', 'renormalises'),
    );
    const { exit, said } = await rulebook('diff', FILE, other);
    expect(exit).toBe(0);
    expect(said).toMatch(
      /^trigger\.formula: .+\n(?:.*\n)* {2}· trigger\.rule\.noPreference: "out-of-denominator" → "in-denominator"/m,
    );
    const { differences } = await jsonOf<{ differences: { path: string; from: unknown; to: unknown }[] }>(
      'diff',
      other,
      FILE,
    );
    expect(differences).toContainEqual(
      expect.objectContaining({ path: 'trigger.rule.emptySection', from: 'renormalises', to: 'lapses' }),
    );
  });
});

interface WhatIf {
  readonly formulas: readonly {
    readonly rule: string;
    readonly outcome: string;
    readonly for: unknown;
    readonly share: unknown;
  }[];
  readonly units: readonly { readonly unit: string; readonly outcome: string }[];
}

const whatIf = (folder: string): Promise<WhatIf> =>
  jsonOf(
    'what-if',
    join(folder, 'rulebook.yaml'),
    '--units',
    join(folder, 'units.csv'),
    '--returns',
    join(folder, 'a/returns.csv'),
  );

const formulasOf = ({ formulas }: WhatIf) =>
  formulas.map(({ rule, for: open, share, outcome }) => ({ rule, for: open, share, outcome }));

describe('rulebook what-if', () => {
  const tied = (): Promise<string> => triggerFolder({ party: [...votes(19, 19), [40, 40]], affiliates: votes(3, 20) });
  const silent = (): Promise<string> =>
    triggerFolder({ party: votes(20, 20), affiliates: Array.from({ length: 5 }, (): Papers => [0, 0]) });

  test.each([
    ['the reference folder', () => Promise.resolve(REFERENCE)],
    ['11 of 20 and 6 of 17', () => triggerFolder({ party: votes(11, 20), affiliates: votes(6, 17) })],
    ['a tie that was not retaken', tied],
    ['a section in which nobody voted', silent],
  ])('comes to what the record comes to: %s', async (_, make) => {
    const folder = await make();
    const run = await runFolder(folder);
    expect(run.complained).toEqual([]);
    const { trigger } = await reportOf(run);
    expect(formulasOf(await whatIf(folder))).toEqual(trigger);
  });

  test('shows the figures that each formula works with', async () => {
    const args = ['--units', join(REFERENCE, 'units.csv'), '--returns', join(REFERENCE, 'a/returns.csv')];
    const { said } = await rulebook('what-if', FILE, ...args);
    expect(said).toMatch(/Working under “college”: .*more than 1\/2\n/);
    expect(said.replaceAll(/\s+/g, ' ')).toContain(
      'affiliates: 3 for an open selection, 17 to keep the incumbent, 0 without a preference, 1 not voting; 3 of 20 is 15 %',
    );
    expect(said).toContain('1/2 × 100 % + 1/2 × 15 %');
    expect(said).toContain('Share compared: 57.5 %');
  });

  test('A19 the outcome of a unit follows from its papers: retaken once, then no preference', async () => {
    const { units } = await whatIf(REFERENCE);
    const outcomeOf = (unit: string, all: WhatIf['units'] = units) => all.find((each) => each.unit === unit)?.outcome;
    expect([outcomeOf('unit-01'), outcomeOf('unit-19')]).toEqual(['open', 'abstained']);
    const folder = await copyOf(REFERENCE);
    await edit(folder, 'a/returns.csv', (text) => text.replace('46,41,0,2', '43,43,0,3'));
    expect(outcomeOf('unit-01', (await whatIf(folder)).units)).toBe('no-preference');
  });

  test.each([
    [
      'units.csv',
      'unit-02,party',
      'unit-02,guild',
      'line 3, column section: found “guild”, expected one of party, affiliates',
    ],
    ['a/returns.csv', '27,14', 'x,14', 'line 2, column open: found “x”, expected a whole number in plain digits'],
    ['a/returns.csv', 'unit-12,1', 'unit-12,2', 'line 3, column attempt: found “2”, expected attempt 1 of this unit'],
    [
      'a/returns.csv',
      'unit-02,1',
      'unit-01,1',
      'line 7, column attempt: found “1”, expected no further return of this unit',
    ],
    ['a/returns.csv', '27,14', '270,14', 'line 2, column open: found “285 in all”, expected at most the roll of 64'],
  ])('a wrong %s is told by line and column (%s → %s)', async (file, from, to, complaint) => {
    const folder = await copyOf(REFERENCE);
    await edit(folder, file, (text) => text.replace(from, to));
    const args = ['--units', join(folder, 'units.csv'), '--returns', join(folder, 'a/returns.csv')];
    const { exit, said, complained } = await rulebook('what-if', join(folder, 'rulebook.yaml'), ...args);
    expect([exit, said]).toEqual([2, '']);
    expect(complained).toContain(`${join(folder, file)}, ${complaint}`);
  });
});

test('rulebook schema prints the JSON Schema of a rulebook and of each preset’s short form', async () => {
  const { rulebook: whole, presets } = JSON.parse((await rulebook('schema')).said) as {
    rulebook: { $schema: string; required: string[] };
    presets: Record<string, { properties: { parameters: { required: string[] } } }>;
  };
  expect(whole.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
  expect(whole.required).toContain('electorates');
  expect(Object.keys(presets)).toEqual(PRESETS.map(({ id }) => id));
  expect(presets['reselection-college']?.properties.parameters.required).toEqual([
    'unitTieAgain',
    'emptySection',
    'pooledTie',
  ]);
});

describe('a rulebook that cannot be read', () => {
  test.each([
    [
      'a parameter left out',
      'rulebook.yaml',
      'preset: reselection-college\nparameters:\n  emptySection: lapses\n  pooledTie: undetermined\n',
      /^.*rulebook\.yaml, line \d+, column \d+, parameters\.unitTieAgain: The preset needs this to be settled: the sources do not\.\n {4}Expected: one of /,
    ],
    [
      'a value that is not allowed',
      'r.yml',
      'preset: reselection-college\nparameters:\n  emptySection: maybe\n  pooledTie: undetermined\n  unitTieAgain: out-of-denominator\n',
      /r\.yml, line 3, column 17, parameters\.emptySection: The parameter cannot have this value\./,
    ],
    [
      'a field given twice',
      'r.yaml',
      'preset: a\npreset: b\n',
      /r\.yaml, line 2, column 1: The same field is there twice\./,
    ],
    ['text that is no JSON', 'r.json', '{ "schema": ', /r\.json: This is not JSON\.\n {4}Expected: JSON text/],
    [
      'a number that is not whole',
      'r.json',
      '{ "version": 1.5 }',
      /r\.json, line 1, column 14, version: This is not a whole number\./,
    ],
    ['another extension', 'rulebook.txt', 'preset: a\n', /rulebook\.txt: the name of a rulebook file ends in/],
  ])('%s: file, line, column and what was expected', async (_, name, text, complaint) => {
    const { exit, said, complained } = await rulebook('explain', await fileOf(name, text));
    expect([exit, said]).toEqual([2, '']);
    expect(complained.join('\n')).toMatch(complaint);
  });

  test('a file that is not there, and both files of a diff', async () => {
    expect((await rulebook('explain', '/nowhere/r.yaml')).complained).toEqual([
      '/nowhere/r.yaml: found nothing, expected a file',
    ]);
    expect((await rulebook('diff', '/nowhere/a.yaml', '/nowhere/b.json')).complained).toHaveLength(2);
  });

  test.each([
    [[]],
    [['explain']],
    [['explain', 'a.yaml', 'b.yaml']],
    [['diff', 'a.yaml']],
    [['what-if', 'a.yaml']],
    [['schema', 'x']],
    [['burn', 'x']],
  ])('rulebook %j cannot begin', async (args) => {
    const { exit, complained } = await rulebook(...args);
    expect(exit).toBe(2);
    expect(complained.join()).toContain('Usage');
  });
});
