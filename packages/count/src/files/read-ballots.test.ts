import { canonicalJson, type Json, unwrap } from '@selectorate/basics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ballotsToJson } from '../ballots/ballots-json.ts';
import { iterateBallots, packBallots } from '../ballots/ballots.ts';
import { printAbif } from './abif/print-abif.ts';
import { printBlt } from './blt/blt-print.ts';
import { numberedCandidates } from './gather.ts';
import { type BallotFile, readBallotFile, type ReadBallotsOptions } from './read-ballots.ts';
import { parseRctabConfig } from './rctab/parse-rctab.ts';

const papers = ({ ballots, names }: BallotFile): readonly string[] =>
  [...iterateBallots(ballots)].map(
    ({ ranking, times }) => `${times} ${ranking.map((rank) => rank.map((i) => names[i]).join('=')).join('>')}`,
  );

const BLT = '2 1\n3 1 2 0\n2 2 0\n0\n"Ash"\n"Birch"\n"A tree"\n';
const ABIF = '# trees\n{"title": "A tree"}\n=A:[Ash]\n=B:[Birch]\n3: A>B\n2: B\n';
const CVR = 'id,Rank 1,Rank 2\n1,Ash,Birch\n2,Ash,Birch\n3,Ash,Birch\n4,Birch,\n5,Birch,\n';
const GROUPS = '{"candidates":["Ash","Birch"],"groups":[[3,[0,1]],[2,[1]]]}';
const OWN = canonicalJson(
  ballotsToJson(
    packBallots(numberedCandidates(2), [
      { ranking: [[0], [1]], times: 3 },
      { ranking: [[1]], times: 2 },
    ]),
  ),
);
const BOX = JSON.stringify({
  questions: [
    { kind: 'choice', question: 'Which day?', answers: ['Sat'], votes: [4], rankings: null, invalid: 0 },
    {
      kind: 'ranked',
      question: 'A tree',
      answers: ['Ash', 'Birch'],
      votes: null,
      rankings: [[1, 2], null, [1, 2], [0, 1], { ranking: [[0], [1]] }, { ranking: null }, [0, 1]],
      invalid: 2,
    },
  ],
});
const ALL = { blt: BLT, abif: ABIF, cvr: CVR, groups: GROUPS, selectorate: OWN, box: BOX } as const;

describe('one door: a file is told from its beginning, and the answer says so', () => {
  test.each([
    ['blt', BLT, 'first-line-of-two-numbers', 'A tree'],
    ['blt', `# keyed on Tuesday\n\n${BLT}`, 'first-line-of-two-numbers', 'A tree'],
    ['abif', ABIF, 'metadata-line', 'A tree'],
    ['abif', ABIF.split('\n').slice(2).join('\n'), 'declared-candidates', ''],
    ['abif', '3: Ash>Birch\n2: Birch', 'papers-before-a-colon', ''],
    ['cvr', CVR, 'headings-of-ranks', ''],
    ['cvr', 'Ash;Birch\n1;2\n1;2\n1;2\n;1\n;1\n', 'columns-of-ranks', ''],
    ['groups', GROUPS, 'candidates-and-groups', ''],
    ['box', BOX, 'questions-of-a-report', 'A tree'],
  ] as const)('%s: %j', (format, text, because, title) => {
    const read = unwrap(readBallotFile(text));
    expect(read).toMatchObject({ format, because, title });
    expect(papers(read)).toEqual(['3 Ash>Birch', '2 Birch']);
  });

  test('a record of this program, whose candidates are their ids', () => {
    const read = unwrap(readBallotFile(OWN));
    expect([read.format, read.names]).toEqual(['selectorate', ['c1', 'c2']]);
    expect(canonicalJson(ballotsToJson(read.ballots))).toBe(OWN);
  });

  test.each(Object.entries(ALL))('%s in pieces is what it is whole', (_, text) => {
    const pieces = Array.from({ length: Math.ceil(text.length / 7) }, (_unused, i) => text.slice(i * 7, i * 7 + 7));
    expect(readBallotFile(pieces)).toEqual(readBallotFile(text));
    expect(readBallotFile(new Set(pieces.length > 1 ? [text.slice(0, 9), text.slice(9)] : [text]))).toEqual(
      readBallotFile(text),
    );
  });

  test('invalid votes of a decrypted box are told, not counted', () => {
    expect(unwrap(readBallotFile(BOX))).toMatchObject({ invalid: 2, ballots: { total: 5 } });
  });

  test('groups with overvotes, gaps, write-ins and the excluded', () => {
    const text = JSON.stringify({
      candidates: ['Ash', 'Birch', 'Cedar'],
      excluded: ['Birch'],
      groups: [
        [4, [0, 'O', 'W']],
        [3, [[], [0, 1], '-', 2]],
      ],
    });
    const read = unwrap(readBallotFile(text));
    expect(papers(read)).toEqual(['4 Ash>Birch=Cedar>Undeclared Write-ins', '3 >Ash=Birch>>Cedar']);
    expect(read).toMatchObject({ withdrawn: ['c2'], writeIns: 'c4', unnamedOvervotes: 4 });
  });
});

describe('what cannot be read is refused with a code, a place and what was expected', () => {
  interface Refused {
    readonly format: string | null;
    readonly code?: string;
    readonly line?: number;
    readonly expected?: RegExp;
  }
  test.each<[string, ReadBallotsOptions, Refused]>([
    ['Dear all,', {}, { format: null, code: 'unknown-format', line: 1 }],
    ['', {}, { format: null, code: 'unknown-format' }],
    ['{"groups":\n [1,', {}, { format: null, code: 'not-json' }],
    ['{"a":1}', {}, { format: null, code: 'unknown-format' }],
    ['{"candidates":["A"],"groups":[[1,[7]]]}', {}, { format: 'groups', expected: /^groups\[0\]\[1\]\[0\]/ }],
    ['{"candidates":["A"],"groups":[[0,[0]]]}', {}, { format: 'groups', expected: /^groups\[0\]\[0\]/ }],
    [BOX, { question: 0 }, { format: 'box', code: 'no-such-question', expected: /\(1\)/ }],
    [BOX.replace('[0,1]', '[0,3]'), {}, { format: 'box', expected: /^questions\[1\]\.rankings\[3\]/ }],
    [OWN.replace('"times":2', '"times":0'), {}, { format: 'selectorate', code: 'ballots-malformed' }],
    [BLT, { format: 'abif' }, { format: 'abif', code: 'bad-line', line: 1 }],
    [BLT, { format: 'cvr' }, { format: null, code: 'unknown-format' }],
    [BLT, { mostCharacters: 10 }, { format: 'blt', code: 'too-large' }],
    [BOX, { mostCharacters: 10 }, { format: null, code: 'too-large' }],
    [CVR, { mostLineCharacters: 10 }, { format: 'cvr', code: 'line-too-long', line: 1 }],
  ])('%j %j', (text, options, { expected = /./, ...fault }) => {
    const read = readBallotFile(text, options);
    expect(read).toMatchObject({ ok: false, error: fault });
    expect(!read.ok && read.error.expected).toMatch(expected);
  });
});

const good = fc.constantFrom(...Object.values(ALL));
const scraps = fc.constantFrom(
  '\n',
  '"',
  ',',
  ':',
  '0',
  '-1',
  '99999999999999999999',
  '{',
  '}',
  '[',
  '>',
  '\uFEFF',
  '\0',
);
const spoilt = fc
  .tuple(good, fc.array(fc.tuple(fc.nat(), fc.nat(3), fc.oneof(scraps, fc.string())), { maxLength: 4 }), fc.nat())
  .map(([text, slips, cut]) => {
    const changed = slips.reduce((now, [at, gone, put]) => {
      const from = at % (now.length + 1);
      return now.slice(0, from) + put + now.slice(from + gone);
    }, text);
    return cut % 3 === 0 ? changed.slice(0, cut % (changed.length + 1)) : changed;
  });
const bytes = fc.uint8Array({ maxLength: 300 }).map((raw) => new TextDecoder('latin1').decode(raw));

test('no file of any kind, spoilt or cut short or of random bytes, is more than a fault', () => {
  fc.assert(
    fc.property(
      fc.oneof(spoilt, bytes),
      fc.constantFrom(undefined, ...(Object.keys(ALL) as (keyof typeof ALL)[])),
      (text, format) => {
        const read = readBallotFile(text, format === undefined ? {} : { format });
        if (read.ok) {
          const { ballots, names } = read.value;
          expect(names).toHaveLength(ballots.candidates.length);
          expect(ballots.times.reduce((papersSoFar, times) => papersSoFar + times, 0)).toBe(ballots.total);
        } else {
          expect(read.error.line).toBeGreaterThanOrEqual(1);
          expect(read.error.column).toBeGreaterThanOrEqual(1);
          expect(read.error.line).toBeLessThanOrEqual(text.split(/\r\n|\n|\r/).length);
          expect(read.error.expected).not.toBe('');
        }
        expect(parseRctabConfig(text).ok).toBe(false);
      },
    ),
    { numRuns: 3000 },
  );
});

test('the same papers printed as BLT and as ABIF are told and read as the same', () => {
  const paper = fc.record({
    ranking: fc.array(fc.uniqueArray(fc.nat(2), { minLength: 1, maxLength: 2 }), { maxLength: 4 }),
    times: fc.integer({ min: 1, max: 99 }),
  });
  fc.assert(
    fc.property(fc.array(paper, { minLength: 1, maxLength: 12 }), (cast) => {
      const names = ['Ash', 'Birch', 'Cedar'];
      const ballots = packBallots(numberedCandidates(3), cast);
      const blt = printBlt({ ballots, names, seats: 2, withdrawn: [], tieOrder: null, title: 'Trees' });
      const abif = unwrap(printAbif({ ballots, names, metadata: [] }));
      const said = (text: string): Json => ballotsToJson(unwrap(readBallotFile(text)).ballots);
      expect(said(blt)).toEqual(ballotsToJson(ballots));
      expect(said(abif)).toEqual(ballotsToJson(ballots));
    }),
  );
});
