import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countRules } from '@selectorate/count';
import { textsIn } from '@selectorate/messages';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fakeIo } from '../testing/fake-io.ts';
import { countCommand } from './command.ts';

const texts = textsIn('en');
const COUNT = new URL('../../../../packages/count/src/', import.meta.url);
const source = readdirSync(COUNT, { recursive: true, encoding: 'utf8' })
  .filter((file) => /(?<!\.test)\.ts$/.test(file))
  .map((file) => readFileSync(new URL(file, COUNT), 'utf8'))
  .join('\n');

const sentences = readFileSync(new URL('result/sentence.ts', COUNT), 'utf8');

/** Every literal of the first part of the source that this finds. */
const literals = (pattern: RegExp): readonly string[] => {
  const found = [...(pattern.exec(source)?.[1] ?? '').matchAll(/'([a-zA-Z0-9-]+)'/g)].map(([, word = '']) => word);
  expect(found.length).toBeGreaterThan(1);
  return found;
};

describe('what a count can say has its words', () => {
  test.each([
    ['counting-reason', /type NonTransferableReason =([^;]+);/],
    ['counting-said-election', /readonly by: ('quota'[^;]+);/],
    ['counting-said-withdrawn', /readonly when: ('before-opening'[^;]+);/],
    ['counting-said-scores', /kind: 'scores'; readonly of: ([^}]+)\}/],
    ['counting-action-scores', /kind: 'scores'; readonly of: ([^}]+)\}/],
    ['counting-tie', /type TiePurpose =([^;]+);/],
    ['counting-said-tie', /type TiePurpose =([^;]+);/],
    ['counting-tie-chosen', /type TiePurpose =([^;]+);/],
    ['counting-fault-tie', /type TiePurpose =([^;]+);/],
    ['counting-missing', /function couldChange\([^)]*\): ([^{]+)\{/],
    ['counting-seats', /readonly seats: ('one'[^;]+);/],
    ['counting-format', /type BallotFormat =([^;]+);/],
    ['counting-file', /type BltFault = FileFault<([^>]+)>/],
    ['counting-file', /type AbifFault = FileFault<([^>]+)>/],
    ['counting-file', /type CvrFault =([\s\S]+?)>;/],
    ['counting-file', /type RowFault = FileFault<([^>]+)>/],
    ['counting-file', /type JsonBallotsFault = FileFault<([^>]+)>/],
    ['counting-repair', /type BltRepair = FileRepair<([^>]+)>/],
    ['counting-repair', /type AbifRepair = FileRepair<([^>]+)>/],
    ['counting-repair', /type CvrRepair = FileRepair<([^>]+)>/],
    ['counting-keyed-heading', /type KeyingHeading = ([^;]+);/],
    ['counting-rule', /const COUNT_RULES = \[([^\]]+)\]/],
  ])('%s: %s', (family, pattern) => {
    const ids = literals(pattern).map((word) => `${family}-${word}`);
    expect(ids.filter((id) => !texts.hasText(id))).toEqual([]);
  });

  test('faults of a count, in a sentence and in a row of a comparison', () => {
    const [, union = ''] = /type CountFault =([\s\S]*?);\n\n/.exec(source) ?? [];
    const codes = [...union.matchAll(/readonly code: ([^;}]+)/g)].flatMap(([, code = '']) =>
      [...code.matchAll(/'([a-z-]+)'/g)].map(([, word = '']) => word),
    );
    expect(codes.length).toBeGreaterThan(8);
    const ids = codes.flatMap((code) => [`counting-fault-${code}`, `counting-compare-fault-${code}`]);
    expect(ids.filter((id) => !texts.hasText(id))).toEqual([]);
  });

  test('rungs of a ladder', () => {
    const [, union = ''] = /export type TieRule =([\s\S]*?);\n\n/.exec(source) ?? [];
    const kinds = [...union.matchAll(/readonly kind: '([a-z0-9-]+)'/g)].map(([, kind = '']) => kind);
    expect(kinds.length).toBeGreaterThan(7);
    expect(kinds.filter((kind) => !texts.hasText(`counting-tie-rule-${kind}`))).toEqual([]);
  });

  test('decisions', () => {
    const [, union = ''] = /export type Decision =([\s\S]*?);\n\n/.exec(sentences) ?? [];
    const kinds = [...union.matchAll(/readonly kind: '([a-z-]+)'/g)].map(([, kind = '']) => kind);
    expect(kinds.length).toBeGreaterThan(7);
    expect(kinds.filter((kind) => kind !== 'thresholds' && !texts.hasText(`counting-decided-${kind}`))).toEqual([]);
  });
});

const PAPERS = `5 2
9 1 3 2 0
7 2 1 0
6 3 2 0
5 3 1 4 0
4 4 5 0
3 5 4 3 0
2 1=2 3 0
1 - 4 0
2 0
0
"Alder"
"Birch"
"Cedar"
"Damson"
"Elder"
"A committee (invented)"
`;

describe('every rule tells its count and draws its page', () => {
  let folder: string;
  let ballots: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'selectorate-rules-'));
    ballots = join(folder, 'papers.blt');
    await writeFile(ballots, PAPERS);
  });
  afterAll(() => rm(folder, { recursive: true }));

  const rules = countRules().filter(({ rule }) => !['exhaustive-ballot', 'two-round', 'yes-no'].includes(rule));
  test.each(rules)('$rule', async ({ rule, seats }) => {
    const page = join(folder, `${rule}.html`);
    const places = seats === 'one' ? '1' : '2';
    const more = ['--seats', places, '--ties', 'sha256:5eed', '--withdrawn', 'Elder', '--missing', '3', '--explain'];
    const io = fakeIo();
    const exit = await countCommand([ballots, '--rule', rule, ...more, '--html', page], io);
    expect([exit, ...io.complained]).toEqual([0]);
    const html = await readFile(page, 'utf8');
    expect(html).toContain(`(${rule}): 39 papers`);
    expect(html).toContain('<svg');
    expect(html).not.toMatch(/undefined|NaN|\[object/);
  });

  test('a question with two thresholds', async () => {
    const question = join(folder, 'question.blt');
    await writeFile(question, '2 1\n8 1 0\n3 2 0\n1 0\n0\n"Yes"\n"No"\n"A rule change (invented)"\n');
    const io = fakeIo();
    const tests = [
      '--option',
      'passIf=yes:valid:>=:3/4+cast:entitled:>=:1/2',
      '--contest',
      join(folder, 'entitled.json'),
    ];
    await writeFile(join(folder, 'entitled.json'), JSON.stringify({ entitled: 20 }));
    expect(await countCommand([question, '--rule', 'yes-no', ...tests, '--explain'], io)).toBe(0);
    expect(io.said.join(' ').replaceAll(/\s+/g, ' ')).toContain('8 yes votes are not at least 3/4 of 11');
  });

  test('rounds of an exhaustive ballot, one file each; the next is asked for when it is missing', async () => {
    const [one, two] = [join(folder, 'round-1.blt'), join(folder, 'round-2.blt')];
    const names = '0\n"Alder"\n"Birch"\n"Cedar"\n"Rounds (invented)"\n';
    await writeFile(one, `3 1\n4 1 0\n3 2 0\n2 3 0\n${names}`);
    await writeFile(two, `3 1\n4 1 0\n5 2 0\n${names}`);
    const missing = fakeIo();
    expect(await countCommand([one, '--rounds', '--rule', 'exhaustive-ballot'], missing)).toBe(1);
    expect(missing.complained.join(' ')).toContain('Round 2 of voting is due among: Alder and Birch.');
    const both = fakeIo();
    expect(await countCommand([one, two, '--rounds', '--rule', 'exhaustive-ballot', '--explain'], both)).toBe(0);
    expect(both.said.join(' ')).toContain('Birch is elected.');
  });
});
