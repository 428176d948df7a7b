import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { unwrap } from '@selectorate/basics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { count } from '../../count.ts';
import { iterateBallots } from '../../ballots/ballots.ts';
import { parseCvr } from '../cvr/parse-cvr.ts';
import { shuffleAsJava } from './java-random.ts';
import { parseRctabConfig } from './parse-rctab.ts';
import { prepareRctab } from './prepare-rctab.ts';
import type { RctabConfig, RctabFault } from './rctab.ts';

const RULES = {
  tiebreakMode: 'useCandidateOrder',
  overvoteRule: 'exhaustImmediately',
  winnerElectionMode: 'singleWinnerMajority',
  numberOfWinners: '1',
  decimalPlacesForVoteArithmetic: '4',
  minimumVoteThreshold: '0',
  maxSkippedRanksAllowed: '1',
  maxRankingsAllowed: 'max',
};
const SOURCE = {
  provider: 'ess',
  filePath: 'votes/ward.csv',
  contestId: '',
  firstVoteColumnIndex: '4',
  firstVoteRowIndex: '2',
  idColumnIndex: '1',
  precinctColumnIndex: '2',
  overvoteLabel: 'overvote',
  undervoteLabel: 'undervote',
  undeclaredWriteInLabel: 'write-in',
  treatBlankAsUndeclaredWriteIn: false,
};
const CONFIG = {
  tabulatorVersion: '1.3.2',
  outputSettings: { contestName: 'A tree', outputDirectory: 'out', contestDate: '', contestOffice: 'Tree' },
  cvrFileSources: [SOURCE],
  candidates: [{ name: 'Ash', code: 'A' }, { name: 'Birch' }, { name: 'Cedar', excluded: true }],
  rules: RULES,
};
const withRules = (rules: object): string => JSON.stringify({ ...CONFIG, rules: { ...RULES, ...rules } });
const withSource = (source: object, rules: object = {}): string =>
  JSON.stringify({ ...CONFIG, cvrFileSources: [{ ...SOURCE, ...source }], rules: { ...RULES, ...rules } });
const faults = (text: string): readonly string[] => {
  const parsed = parseRctabConfig(text);
  return parsed.ok ? [] : parsed.error.map(({ code, path }: RctabFault) => `${code} ${path}`);
};
const request = (rules: object): RctabConfig['request'] => unwrap(parseRctabConfig(withRules(rules))).request;

test('a configuration and its table are counted by the rules that it sets out', () => {
  const table = [
    'Cast Vote Record,Precinct,Ballot Style,1st Choice,2nd Choice,3rd Choice',
    '1,North,S,A,Birch,undervote',
    '2,North,S,Ash,undervote,undervote',
    '3,South,S,Cedar,Birch,undervote',
    '4,South,S,overvote,Birch,undervote',
    '5,South,S,write-in,Birch,Ash',
    '6,South,S,Birch,Ash,undervote',
  ].join('\n');
  const config = unwrap(parseRctabConfig(JSON.stringify(CONFIG)));
  expect(config.sources.map(({ path }) => path)).toEqual(['votes/ward.csv']);
  const file = unwrap(parseCvr(table, config.sources[0]?.mapping as never));
  const prepared = prepareRctab(config, [file, file]);
  expect(prepared.names).toEqual(['Ash', 'Birch', 'Cedar', 'Undeclared Write-ins']);
  expect(prepared.ballots.total).toBe(12);
  expect(prepared.request).toMatchObject({
    cannotWin: ['c4'],
    ties: [{ kind: 'lot-order', order: ['c1', 'c2', 'c3', 'c4'] }],
  });
  expect(prepared.unnamedOvervotes).toBe(2);
  const counted = unwrap(count(prepared.ballots, prepared.contest, prepared.request));
  expect(counted.elected).toEqual(['c2']);
});

test('a file without write-ins has no candidate for them', () => {
  const config = unwrap(parseRctabConfig(JSON.stringify(CONFIG)));
  const file = unwrap(parseCvr('h\n1,N,S,Ash,B\n'.replace(',B', ',Birch'), config.sources[0]?.mapping as never));
  const prepared = prepareRctab(config, [file]);
  expect([prepared.names.length, prepared.request.cannotWin]).toEqual([3, []]);
  expect([...iterateBallots(prepared.ballots)]).toEqual([{ ranking: [[0], [1]], times: 1 }]);
});

describe('each rule of the file is the rule counted by', () => {
  test.each([
    [{}, { rule: 'irv', overvote: 'exhaust', skippedRanks: 1, runTo: 'majority', batchExclusion: 'none' }],
    [{ maxSkippedRanksAllowed: 'unlimited' }, { skippedRanks: null }],
    [{ overvoteRule: 'alwaysSkipToNextRank' }, { overvote: 'skip' }],
    [{ overvoteRule: 'Always skip to next rank' }, { overvote: 'skip' }],
    [{ exhaustOnDuplicateCandidate: true }, { duplicates: 'exhaust' }],
    [
      { batchElimination: true, continueUntilTwoCandidatesRemain: true },
      { batchExclusion: '<', runTo: 'two' },
    ],
    [
      { minimumVoteThreshold: '150', stopTabulationEarlyAfterRound: 3 },
      { minimumVotes: 150, stopAfter: 3 },
    ],
    [{ doesFirstRoundDetermineThreshold: true }, { majorityBase: 'valid' }],
    [
      { winnerElectionMode: 'multiWinnerAllowOnlyOneWinnerPerRound', numberOfWinners: 2, hareQuota: true },
      { rule: 'stv-wigm-fractional', electPerStage: 'one', quota: 'hare-whole' },
    ],
    [
      {
        winnerElectionMode: 'multiWinnerAllowMultipleWinnersPerRound',
        numberOfWinners: '2',
        nonIntegerWinningThreshold: true,
        decimalPlacesForVoteArithmetic: '5',
      },
      { electPerStage: 'all', quota: 'droop-next', arithmetic: { kind: 'fixed', places: 5, rounding: 'down' } },
    ],
    [{ winnerElectionMode: 'bottomsUp', numberOfWinners: '2' }, { rule: 'bottoms-up' }],
    [
      {
        winnerElectionMode: 'bottomsUpUsingPercentageThreshold',
        numberOfWinners: '0',
        multiSeatBottomsUpPercentageThreshold: '15',
        cutoffElimination: true,
      },
      { rule: 'bottoms-up-threshold', keepShare: '3/20', belowShare: 'all' },
    ],
    [{ winnerElectionMode: 'multiPassIrv', numberOfWinners: '2' }, { rule: 'sequential-irv' }],
  ])('%j', (rules, expected) => {
    expect(request(rules)).toMatchObject(expected);
  });

  test.each([
    [{ winnerElectionMode: 'singleWinnerMajority' }, ['c1']],
    [{ winnerElectionMode: 'multiWinnerAllowMultipleWinnersPerRound', numberOfWinners: 2 }, ['c1', 'c2']],
    [{ winnerElectionMode: 'multiWinnerAllowOnlyOneWinnerPerRound', numberOfWinners: 2 }, ['c1', 'c2']],
    [{ winnerElectionMode: 'bottomsUp', numberOfWinners: 2 }, ['c1', 'c2']],
    [{ winnerElectionMode: 'multiPassIrv', numberOfWinners: 2 }, ['c1', 'c2']],
    [
      {
        winnerElectionMode: 'bottomsUpUsingPercentageThreshold',
        numberOfWinners: 0,
        multiSeatBottomsUpPercentageThreshold: 15,
      },
      ['c1', 'c2'],
    ],
  ])('every mode can be counted: %j', (rules, elected) => {
    const config = unwrap(parseRctabConfig(withRules(rules)));
    const table = `h\n${'1,N,S,Ash,Birch,\n'.repeat(5)}${'2,N,S,Birch,Ash,\n'.repeat(3)}3,N,S,Cedar,Ash,\n`;
    const {
      ballots,
      contest,
      request: asked,
    } = prepareRctab(config, [unwrap(parseCvr(table, config.sources[0]?.mapping as never))]);
    expect(unwrap(count(ballots, contest, asked)).elected.toSorted()).toEqual(elected);
  });

  test('ties that RCTab would draw lots for pause the count, and a note says so', () => {
    const config = unwrap(
      parseRctabConfig(withRules({ tiebreakMode: 'previousRoundCountsThenRandom', randomSeed: '-7' })),
    );
    expect(config.notes.map(({ code }) => code)).toEqual(['look-at-the-round-before', 'ties-pause-the-count']);
    expect(prepareRctab(config, []).request.ties).toEqual([{ kind: 'physical-lot', lots: [] }]);
  });

  test('a generated permutation is an order of all candidates, the same for the same seed', () => {
    const order = (randomSeed: number): readonly number[] | null =>
      unwrap(parseRctabConfig(withRules({ tiebreakMode: 'generatePermutation', randomSeed }))).tieOrder;
    expect(order(1)?.toSorted()).toEqual([0, 1, 2]);
    expect(order(1)).toEqual(order(1));
    expect(new Set(Array.from({ length: 40 }, (_, seed) => String(order(seed)))).size).toBe(6);
  });

  test('outputs of RCTab are read and noted', () => {
    expect(unwrap(parseRctabConfig(withRules({ tabulateByPrecinct: true }))).notes).toEqual([
      { path: 'rules.tabulateByPrecinct', code: 'output-only' },
    ]);
  });
});

describe('what cannot be used is refused with its path, all of it at once', () => {
  test.each([
    ['[', ['not-json ']],
    ['{}', ['missing outputSettings', 'missing rules', 'missing cvrFileSources']],
    [withRules({ hareQuotta: true }), ['unknown-key rules.hareQuotta']],
    [withRules({ numberOfWinners: '2' }), ['bad-value rules.numberOfWinners']],
    [withRules({ numberOfWinners: '2.5' }), ['bad-value rules.numberOfWinners']],
    [
      withRules({ overvoteRule: 'ask', tiebreakMode: '' }),
      ['bad-value rules.overvoteRule', 'missing rules.tiebreakMode'],
    ],
    [withRules({ overvoteRule: 'exhaustIfMultipleContinuing' }), ['bad-value cvrFileSources[0].overvoteLabel']],
    [withSource({ provider: 'dominion' }), ['unsupported cvrFileSources[0].provider']],
    [withSource({ filePath: 'a.xlsx' }), ['unsupported cvrFileSources[0].filePath']],
    [
      withSource({ contestId: '7', sheet: 2 }),
      ['unsupported cvrFileSources[0].contestId', 'unknown-key cvrFileSources[0].sheet'],
    ],
    [withSource({ overvoteDelimiter: '//' }), ['bad-value cvrFileSources[0].overvoteDelimiter']],
    [
      JSON.stringify({ ...CONFIG, candidates: [{ name: 'Ash' }, { name: 'Birch', code: 'Ash' }] }),
      ['bad-value candidates[1].name'],
    ],
    [JSON.stringify({ ...CONFIG, candidates: [] }), ['bad-value candidates']],
  ])('%s', (text, expected) => {
    expect(faults(text)).toEqual(expect.arrayContaining(expected));
  });

  test('an unsupported source says what to do', () => {
    const parsed = parseRctabConfig(withSource({ filePath: 'a.xlsx' }));
    expect(!parsed.ok && parsed.error[0]?.whatToDo).toContain('comma-separated');
  });
});

test('a number that is no number, whatever it is instead, is a fault', () => {
  const rules = { ...RULES, maxSkippedRanksAllowed: { toString: 0 } };
  const given = JSON.stringify({ ...CONFIG, rules });
  expect(parseRctabConfig(given)).toMatchObject({ ok: false, error: [{ path: 'rules.maxSkippedRanksAllowed' }] });
});

test('no value anywhere in a configuration is more than a fault', () => {
  const keys = [...Object.keys(RULES), 'randomSeed', 'hareQuota', 'overvoteDelimiter', '__proto__', 'x'];
  fc.assert(
    fc.property(fc.constantFrom(...keys), fc.jsonValue(), fc.nat(3), (key, value, where) => {
      const odd = JSON.parse(`{${JSON.stringify(key)}:${JSON.stringify(value)}}`) as object;
      const spoilt = [
        { ...CONFIG, rules: Object.assign(Object.create(null) as object, RULES, odd) },
        { ...CONFIG, cvrFileSources: [{ ...SOURCE, ...odd }, value] },
        { ...CONFIG, candidates: [value, { name: value, code: value, excluded: value }] },
        { ...CONFIG, outputSettings: value, ...odd },
      ][where];
      const parsed = parseRctabConfig(JSON.stringify(spoilt));
      if (!parsed.ok) expect(parsed.error.every(({ whatToDo }) => whatToDo !== '')).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test.each([
  [42, [5, 7, 3, 2, 8, 10, 9, 6, 4, 1]],
  [0, [5, 9, 10, 7, 4, 6, 3, 2, 8, 1]],
  [-7, [2, 5, 8, 9, 10, 1, 4, 6, 7, 3]],
  [12_345, [4, 3, 1, 6, 9, 10, 7, 8, 5, 2]],
])('seed %d shuffles 1 to 10 as the Java platform does', (seed, expected) => {
  // Expected: Collections.shuffle(list, new Random(seed)) as OpenJDK ran it.
  expect(shuffleAsJava([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], seed)).toEqual(expected);
});

const ROOT = process.env['SELECTORATE_VECTORS'] ?? resolve(import.meta.dirname, '../../../../../../shared/vectors');
const INDEX = resolve(ROOT, 'count/index.json');

test.skipIf(!existsSync(INDEX))('every option of outside RCTab cases is one that is read', () => {
  const cases = JSON.parse(readFileSync(INDEX, 'utf8')) as { id: string; source: string; options: object }[];
  const theirs = cases.filter(({ source }) => source === 'BrightSpots/rcv');
  expect(theirs.length).toBeGreaterThan(0);
  const candidates = Array.from({ length: 9 }, (_, i) => ({ name: `Candidate ${i}` }));
  for (const { id, options } of theirs) {
    const text = JSON.stringify({ ...CONFIG, candidates, rules: { ...RULES, ...options } });
    const { overvoteLabel: _, ...source } = SOURCE;
    const unlabelled = JSON.stringify({ ...(JSON.parse(text) as object), cvrFileSources: [source] });
    expect([id, faults(unlabelled)]).toEqual([id, []]);
  }
});
