import { unwrap } from '@selectorate/basics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ballotsToJson } from '../../ballots/ballots-json.ts';
import { iterateBallots, packBallots } from '../../ballots/ballots.ts';
import { hasHidden } from '../clean-name.ts';
import { numberedCandidates } from '../gather.ts';
import { parseAbif } from './parse-abif.ts';
import { printAbif } from './print-abif.ts';

const papers = (text: string): readonly string[] => {
  const { ballots, names } = unwrap(parseAbif(text));
  return [...iterateBallots(ballots)].map(
    ({ ranking, times }) => `${times} ${ranking.map((rank) => rank.map((i) => names[i]).join('=')).join('>')}`,
  );
};

const tidy = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .map((text) => text.trim().replace(/\s+/g, ' ').normalize('NFC'))
  .filter((text) => text !== '' && !/[[\]]/.test(text) && !hasHidden(text));
const contents = fc.uniqueArray(tidy, { minLength: 1, maxLength: 5 }).chain((names) => {
  const candidates = numberedCandidates(names.length);
  const rank = fc.uniqueArray(fc.nat(names.length - 1), { minLength: 1, maxLength: 3 });
  const paper = fc.record({ ranking: fc.array(rank, { maxLength: 4 }), times: fc.integer({ min: 1, max: 9999 }) });
  return fc.record({
    names: fc.constant(names),
    ballots: fc.array(paper, { maxLength: 12 }).map((cast) => packBallots(candidates, cast)),
    metadata: fc.array(fc.record({ key: fc.string(), value: fc.string({ unit: 'grapheme' }) }), { maxLength: 3 }),
  });
});

test('what is printed is read back without a repair', () => {
  fc.assert(
    fc.property(contents, (content) => {
      const read = unwrap(parseAbif(unwrap(printAbif(content))));
      expect(ballotsToJson(read.ballots)).toEqual(ballotsToJson(content.ballots));
      const { names, metadata, repaired } = read;
      expect({ names, metadata, repaired }).toEqual({ names: content.names, metadata: content.metadata, repaired: [] });
    }),
    { numRuns: 500 },
  );
});

test('a rank left out has no sign in the format: refused, or closed up when asked', () => {
  const ballots = packBallots(numberedCandidates(2), [{ ranking: [[0], [], [1]], times: 4 }]);
  const content = { ballots, names: ['A', 'B'], metadata: [] };
  expect(printAbif(content)).toMatchObject({ error: { code: 'skipped-ranks', papers: 4 } });
  expect(unwrap(printAbif(content, { skippedRanks: 'close-up' }))).toContain('4: c1>c2\n');
});

test('tokens, names in brackets, declarations in any place, metadata and comments', () => {
  const text = [
    '# all of it',
    'ABIF 1.0',
    '{"title": "Capital"}',
    '{max_rating: 6}',
    '27: DGM > [Steven B] = SY # said at the table',
    '=SY:[Sue Ye (蘇業)]',
    'SB:[Steven B]',
    '=DGM : "Doña [García]"',
    '3:[Steven B]>SY',
    '2:',
  ].join('\r\n');
  expect(papers(text)).toEqual(['27 Doña [García]>Steven B=Sue Ye (蘇業)', '3 Steven B>Sue Ye (蘇業)', '2 ']);
  const { metadata, names, tokens, repaired } = unwrap(parseAbif(text));
  expect([metadata, repaired]).toEqual([
    [
      { key: 'title', value: 'Capital' },
      { key: 'max_rating', value: '6' },
    ],
    [],
  ]);
  expect(names).toEqual(['Doña [García]', 'Steven B', 'Sue Ye (蘇業)']);
  expect(tokens).toEqual(['DGM', 'Steven B', 'SY']);
});

describe('what is clear is repaired, and the repair is listed', () => {
  test.each([
    ['scores-beside-ranks', '5: A/400>B/200', '5 A>B'],
    ['comma-as-equal', '5: A,B', '5 A=B'],
    ['ballot-data-ignored', '7: D>C: { "precinct":51, "machine":2 }', '7 D>C'],
    ['byte-order-mark', '\uFEFF7: D>C', '7 D>C'],
    ['candidate-not-declared', '=A:[A]\n7: A>D', '7 A>D'],
  ])('%s', (code, text, paper) => {
    expect(unwrap(parseAbif(text)).repaired.map((repair) => repair.code)).toEqual([code]);
    expect(papers(text)).toEqual([paper]);
  });

  test('papers of weight 0', () => {
    expect(unwrap(parseAbif('0: A>B\n1: A')).repaired).toEqual([{ code: 'line-of-weight-0', line: 1, times: 1 }]);
  });
});

test('a name composed and decomposed, or with characters nobody sees, is one candidate', () => {
  const file = unwrap(
    parseAbif('=E:[\u00C9va Ash]\n=B:[Birch]\n3: [E\u0301va\u00A0Ash]>B\n2: B\u200B>\u202EE\n1: [\u00C9va Ash]'),
  );
  expect(file.names).toEqual(['\u00C9va Ash', 'Birch']);
  expect(file.ballots.total).toBe(6);
  expect(file.repaired).toEqual([{ code: 'hidden-characters', line: 4, times: 1 }]);
  expect(papers('1: E\u0301\n1: \u00C9')).toEqual(['2 \u00C9']);
});

test('what is printed holds no control character and no mark of direction', () => {
  const ballots = packBallots(numberedCandidates(2), [{ ranking: [[0]], times: 1 }]);
  const metadata = [{ key: 'title', value: 'Ward\u202E 7' }];
  const printed = unwrap(printAbif({ ballots, names: ['A\u202Esh', 'Bi\u001B\u0007rch'], metadata }));
  expect(printed).toContain('=c1:[Ash]\n=c2:[Birch]\n');
  expect(/[\u202A-\u202E\u2066-\u2069]|(?!\n)\p{Cc}/u.test(printed)).toBe(false);
  expect(unwrap(parseAbif(printed)).metadata).toEqual(metadata);
});

describe('what is not clear is refused, with its place and what was expected', () => {
  test.each([
    ['1: A\n5: A/5,B/2,C/1', { code: 'scores-only', line: 2, column: 3 }],
    ['5: A/5', { code: 'scores-only', line: 1 }],
    ['6: A*1,B*2', { code: 'scores-only', line: 1 }],
    ['6: A>', { code: 'bad-preference', line: 1, column: 6 }],
    ['  6: A>>B', { code: 'bad-preference', line: 1, column: 8 }],
    ['6: A>>B', { code: 'bad-preference', line: 1, column: 6 }],
    ['6: A>[B', { code: 'bad-preference', line: 1, column: 6 }],
    ['6: A B]', { code: 'bad-preference', line: 1, column: 7 }],
    ['hello', { code: 'bad-line', line: 1 }],
    ['{hello}', { code: 'bad-metadata', line: 1 }],
    ['99999999999: A', { code: 'bad-weight', line: 1 }],
    ['4294967295: A\n1: A', { code: 'too-many-papers', line: 2 }],
    ['=A:[One]\n=A:[Two]', { code: 'bad-candidate', line: 2 }],
    ['=A:[One]\n=B:[One]', { code: 'bad-candidate', line: 2 }],
  ])('%j', (text, fault) => {
    expect(parseAbif(text)).toMatchObject({ ok: false, error: fault });
  });
});

test('a line of nothing but white space and a stray sign takes no longer than its length', () => {
  const blank = ' '.repeat(400_000);
  for (const text of [
    `a${blank}b`,
    `=${blank}x`,
    `{a:${blank}x}`,
    `7: A${blank}:${blank}{`,
    `7:${blank}}`,
    `"${blank}`,
    `${blank}"${'\\\\"'.repeat(200_001)}#`,
  ]) {
    expect(parseAbif(text)).toMatchObject({ ok: false });
  }
});
