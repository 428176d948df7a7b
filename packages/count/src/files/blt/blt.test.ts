import { type CandidateId, unwrap } from '@selectorate/basics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ballotsToJson } from '../../ballots/ballots-json.ts';
import { hasHidden } from '../clean-name.ts';
import { parseBlt, parseBltKeying } from './blt-parse.ts';
import { printBlt } from './blt-print.ts';
import { BltReader } from './blt-reader.ts';
import { packBallots } from '../../ballots/ballots.ts';

const PLAIN = ['3 1', '5 1 2 0', '2 3 0', '0', '"Candidate 1"', '"Candidate 2"', '"Candidate 3"', '"Batch 07"'];
const withLine = (at: number, line: string): string => PLAIN.with(at, line).join('\n');
const read = (text: string): ReturnType<typeof parseBlt> => parseBlt(text);
const repairs = (text: string): readonly string[] =>
  unwrap(read(text)).repaired.map(({ code, line }) => `${code} ${line}`);

const names = fc
  .string({ unit: 'grapheme', maxLength: 12 })
  .filter((text) => !/["\r\n\u2028\u2029]/.test(text) && !hasHidden(text));
const contents = fc.integer({ min: 1, max: 5 }).chain((howMany) => {
  const candidates = Array.from({ length: howMany }, (_, i) => `c${i + 1}` as CandidateId);
  const rank = fc.uniqueArray(fc.nat(howMany - 1), { maxLength: 3 }).map((one) => one.toSorted((a, b) => a - b));
  const last = fc.nat(howMany - 1).map((candidate) => [candidate]);
  return fc.record({
    candidates: fc.constant(candidates),
    seats: fc.integer({ min: 1, max: 9 }),
    withdrawn: fc.subarray(candidates),
    tieOrder: fc.option(fc.shuffledSubarray(candidates, { minLength: 1 }), { nil: null }),
    papers: fc.array(
      fc.record({
        ranking: fc
          .tuple(fc.array(rank, { maxLength: 4 }), fc.option(last))
          .map(([ranks, end]) => (end === null ? [] : [...ranks, end])),
        times: fc.integer({ min: 1, max: 5000 }),
      }),
      { maxLength: 12 },
    ),
    names: fc.array(names, { minLength: howMany, maxLength: howMany }),
    title: names,
  });
});

test('what is printed is read back without a repair', () => {
  fc.assert(
    fc.property(contents, (content) => {
      const { candidates, papers, ...rest } = content;
      const parsed = unwrap(parseBltKeying(printBlt(content)));
      expect(parsed).toMatchObject(rest);
      expect(parseBlt(printBlt({ ...content, ...parsed }))).toMatchObject({ ok: true, value: rest });
      expect(parsed.papers.map(({ ranking, times }) => ({ ranking, times }))).toEqual(papers);
      expect(ballotsToJson(parsed.ballots)).toEqual(ballotsToJson(packBallots(candidates, papers)));
      expect(parsed.repaired).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test('any text is read or refused with a place in it, never a crash', () => {
  const scraps = fc.constantFrom(
    ...PLAIN,
    '0',
    '-1',
    '[tie 2 1]',
    '[',
    '1 =',
    '"',
    '#',
    '2 1',
    '1 2=',
    '9'.repeat(30),
    ' ',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(scraps, fc.string()), { maxLength: 12 }), (lines) => {
      const result = read(lines.join('\n'));
      if (!result.ok) expect(result.error.line).toBeGreaterThanOrEqual(1);
    }),
    { numRuns: 1000 },
  );
});

describe('what is clear is repaired, and the repair is listed', () => {
  test.each([
    ['byte-order-mark 1', `\uFEFF${PLAIN.join('\n')}`],
    ['line-without-final-0 2', withLine(1, '5 1 2')],
    ['line-of-weight-0 2', withLine(1, '0 1 2 0')],
    ['decimal-weight 2', withLine(1, '5.0 1 2 0')],
    ['ballot-id 2', withLine(1, '(paper-1) 5 1 2 0')],
    ['no-end-of-ballots 4', PLAIN.filter((line) => line !== '0').join('\n')],
    ['unknown-directive 2', PLAIN.toSpliced(1, 0, '[colour blue]').join('\n')],
    ['name-not-quoted 5', withLine(4, 'Candidate 1')],
    ['text-after-name 5', withLine(4, '"Candidate 1" "Party 1"')],
    ['title-missing 7', PLAIN.slice(0, -1).join('\n')],
    ['hidden-characters 5', withLine(4, '"Candi\u202Edate 1\u200B"')],
    ['text-after-title 9', [...PLAIN, '"made by hand"'].join('\n')],
  ])('%s', (repair, text) => {
    expect(repairs(text)).toEqual([repair]);
    expect(unwrap(read(text)).names).toHaveLength(3);
  });

  test('missing names are invented and said so', () => {
    expect(unwrap(read(PLAIN.slice(0, 5).join('\n'))).repaired).toEqual([
      { code: 'name-missing', line: 5, times: 2 },
      { code: 'title-missing', line: 5, times: 1 },
    ]);
  });

  test('comments, blank lines, carriage returns and everything on one line need no repair', () => {
    expect(repairs(`# key-in\r\n${PLAIN.join('\r\n\r\n')}\r\n// end`)).toEqual([]);
    expect(repairs([...PLAIN.slice(0, 4), PLAIN.slice(4).join(' ')].join('\n'))).toEqual([]);
  });
});

describe('what is not clear is refused, with its place and what was expected', () => {
  test.each([
    ['', { code: 'bad-header', line: 1, column: 1 }],
    [withLine(0, '3'), { code: 'bad-header', line: 1, column: 1 }],
    [withLine(1, '5 1 4 0'), { code: 'no-such-candidate', line: 2, column: 5, expected: 'a number from 1 to 3' }],
    [withLine(1, '5 1 x 0'), { code: 'bad-preference', line: 2, column: 5 }],
    [withLine(1, '1e3 1 0'), { code: 'bad-weight', line: 2, column: 1 }],
    [withLine(1, '2.5 1 0'), { code: 'bad-weight', line: 2, column: 1 }],
    [withLine(1, '5 1 0 2 0'), { code: 'text-after-ballot', line: 2, column: 7 }],
    [PLAIN.toSpliced(1, 0, '-9').join('\n'), { code: 'bad-directive', line: 2, column: 1 }],
    [PLAIN.toSpliced(1, 0, '4294967295 1 0').join('\n'), { code: 'too-many-papers', line: 3 }],
  ])('%j', (text, fault) => {
    expect(read(text)).toMatchObject({ ok: false, error: fault });
  });

  test.each([
    ['before any paper', '3 1', { line: 1, column: 4 }],
    ['after a paper', '3 1\n5 1 2 0\n', { line: 2, column: 8 }],
    ['within a paper', '3 1\n5 1 2 0\n40 2', { line: 3, column: 5 }],
    ['after the number of papers', '3 1\n5 1 2 0\n1', { line: 3, column: 2 }],
  ])('cut off %s: not counted', (_, text, where) => {
    const expected = 'a line 0, then the names';
    expect(read(text)).toEqual({ ok: false, error: { code: 'cut-off', ...where, expected } });
  });

  test.each([
    ['a name', [...PLAIN.slice(0, 5), '"Candi'].join('\n'), { line: 6, column: 1 }],
    [
      'a name of several on one line',
      [...PLAIN.slice(0, 4), '"Candidate 1" "Candi'].join('\n'),
      { line: 5, column: 15 },
    ],
    ['the title', withLine(7, '"Batch'), { line: 8, column: 1 }],
  ])('cut off within %s: not counted', (_, text, where) => {
    expect(read(text)).toMatchObject({ ok: false, error: { code: 'cut-off', ...where } });
  });

  test('no file cut off before its papers end is counted', () => {
    const whole = PLAIN.slice(0, 3).join('\n');
    for (let length = 3; length <= whole.length; length++) expect(read(whole.slice(0, length)).ok).toBe(false);
  });

  test('a limit that is passed is said', () => {
    expect(read('10001 1')).toMatchObject({
      error: { expected: 'two whole numbers: candidates (at most 10000) and seats' },
    });
    expect(read(withLine(1, '4294967296 1 0'))).toMatchObject({
      error: { code: 'bad-weight', expected: 'a whole number of papers, at most 4294967295' },
    });
  });

  test('too large a file, and a file of another contest', () => {
    expect(parseBlt(PLAIN.join('\n'), { mostCharacters: 10 })).toMatchObject({ error: { code: 'too-large' } });
    expect(parseBlt(PLAIN.join('\n'), { mostLineCharacters: 10 })).toMatchObject({
      error: { code: 'line-too-long', line: 5 },
    });
    const candidates = ['one', 'two'] as unknown as readonly CandidateId[];
    expect(parseBlt(PLAIN.join('\n'), { candidates })).toMatchObject({ error: { code: 'wrong-number-of-candidates' } });
  });
});

test('the file may come in pieces cut anywhere', () => {
  fc.assert(
    fc.property(
      contents,
      fc.array(fc.nat(), { maxLength: 9 }),
      fc.constantFrom('\n', '\r\n', '\r'),
      (content, cuts, end) => {
        const text = `\uFEFF${printBlt(content).replaceAll('\n', end)}`;
        const at = [0, ...cuts.map((cut) => cut % text.length).toSorted((a, b) => a - b), text.length];
        const pieces = at.slice(1).map((to, i) => text.slice(at[i], to));
        expect(pieces.join('')).toBe(text);
        expect(parseBltKeying(pieces)).toEqual(parseBltKeying(text));
        expect(parseBltKeying([...text])).toEqual(parseBltKeying(printBlt(content).replace(/^/, '\uFEFF')));
      },
    ),
  );
});

test('a paper read at once and one read word by word say the same', () => {
  const rank = fc.constantFrom('1', '2', '3', '-', '1=3', '01', '4', '0', '1-', '--', '99999999999', 'x');
  fc.assert(
    fc.property(fc.constantFrom('1', '7', '0', '05', '-1'), fc.array(rank, { maxLength: 5 }), (times, ranks) => {
      const line = [times, ...ranks, '0'].join(' ');
      const plainly = parseBltKeying(withLine(1, line));
      const patiently = parseBltKeying(withLine(1, `${line}\u00A0`));
      expect(plainly).toEqual(patiently);
    }),
    { numRuns: 500 },
  );
});

test('what is printed holds no control character and no mark of direction', () => {
  const file = unwrap(read(PLAIN.join('\n')));
  const printed = printBlt({ ...file, names: ['A\u202Esh', 'Bi\u0007rch', 'Ce\tdar'], title: 'Ward\u2067\r\n7' });
  expect(printed.split('\n').slice(4)).toEqual(['"Ash"', '"Birch"', '"Ce dar"', '"Ward 7"', '']);
});

test('nothing after the title is looked at, however long', () => {
  const reader = new BltReader();
  expect(reader.push(`${PLAIN.join('\n')}\nand so on\n`)).toBe(false);
  expect(unwrap(reader.finish())).toMatchObject({ title: 'Batch 07', repaired: [{ code: 'text-after-title' }] });
});

test('equal ranks, skipped ranks, withdrawn candidates, nicknames and the tie order are read', () => {
  const file = unwrap(
    parseBltKeying(['3 1', '-2', '[nick x y z]', '[tie 3 1 2]', '4 1=3 - y 0', '0', ...PLAIN.slice(4)].join('\n')),
  );
  expect(file.papers).toEqual([{ line: 5, ranking: [[0, 2], [], [1]], times: 4 }]);
  expect([file.withdrawn, file.tieOrder]).toEqual([['c2'], ['c3', 'c1', 'c2']]);
});
