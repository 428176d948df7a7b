import { unwrap } from '@selectorate/basics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ballotsToJson } from '../../ballots/ballots-json.ts';
import { iterateBallots, packBallots } from '../../ballots/ballots.ts';
import { firstRows } from '../csv/rows.ts';
import { numberedCandidates } from '../gather.ts';
import type { CvrMapping } from './cvr.ts';
import { guessCvrMapping, guessDelimiter, USUAL_LABELS } from './guess-mapping.ts';
import { parseCvr } from './parse-cvr.ts';

const MAPPING: CvrMapping = {
  delimiter: ',',
  firstRow: 2,
  layout: { kind: 'column-per-rank', columns: [2, 3, 4] },
  weightColumn: null,
  candidates: null,
  labels: USUAL_LABELS,
  overvoteDelimiter: null,
  blankIs: 'skipped',
  unknownNames: 'refuse',
};
const LISTED = ['Ash', 'Birch', 'Cedar'].map((name) => ({ name, aliases: [name.slice(0, 1)] }));
const table = (...rows: readonly string[]): string => ['id,1st choice,2nd choice,3rd choice', ...rows].join('\n');
const papers = (text: string, mapping: CvrMapping = MAPPING): readonly string[] => {
  const { ballots, names } = unwrap(parseCvr(text, mapping));
  return [...iterateBallots(ballots)].map(
    ({ ranking, times }) => `${times} ${ranking.map((rank) => rank.map((i) => names[i]).join('=')).join('>')}`,
  );
};

describe('a column for each rank', () => {
  test('names, ranks left out, and rows that say the same', () => {
    expect(papers(table('1,Birch,Ash,', '2,undervote,Ash,UNDERVOTE', '3,"Birch", Ash ,'))).toEqual([
      '2 Birch>Ash',
      '1 >Ash',
    ]);
  });

  test('names that nobody listed stand in the order of the alphabet, whatever the order of the papers', () => {
    const rows = ['1,Cedar,Ash,Birch', '2,Birch,,', '3,Ash,Cedar,'];
    const read = unwrap(parseCvr(table(...rows), MAPPING));
    expect(read.names).toEqual(['Ash', 'Birch', 'Cedar']);
    expect(ballotsToJson(unwrap(parseCvr(table(...rows.toReversed()), MAPPING)).ballots)).toEqual(
      ballotsToJson(read.ballots),
    );
  });

  test('a name composed and decomposed, or with characters nobody sees, is one candidate', () => {
    const rows = table('1,\u00C9va,Ash,', '2,E\u0301va,Ash,', '3,\u202E\u00C9va,A\u200Bsh,', '4,\u202E\u00C9va,,');
    const { names, ballots, repaired } = unwrap(parseCvr(rows, MAPPING));
    expect([names, ballots.total]).toEqual([['Ash', '\u00C9va'], 4]);
    expect(repaired).toEqual([{ code: 'hidden-characters', line: 4, times: 2 }]);
    const candidates = ['E\u0301va', 'Ash'].map((name) => ({ name, aliases: [] }));
    expect(papers(rows, { ...MAPPING, candidates })).toEqual(['3 \u00C9va>Ash', '1 \u00C9va']);
  });

  test('an overvote whose names are lost is a rank of two marked nowhere else, and is told', () => {
    const mapping = { ...MAPPING, candidates: LISTED };
    expect(papers(table('1,Birch,overvote,'), mapping)).toEqual(['1 Birch>Ash=Cedar']);
    expect(unwrap(parseCvr(table('1,Birch,overvote,', '2,overvote,,'), mapping)).unnamedOvervotes).toBe(2);
    // Nobody is known yet when the first paper is read: the order of the papers must not matter.
    expect(papers(table('1,overvote,,', '2,Cedar,Birch,Ash'))).toEqual(
      papers(table('2,Cedar,Birch,Ash', '1,overvote,,')),
    );
    expect(papers(table('1,overvote,,', '2,Cedar,Birch,Ash'))).toContain('1 Ash=Birch');
  });

  test('several names in one cell, a code for a name, write-ins and blanks that are write-ins', () => {
    const mapping: CvrMapping = { ...MAPPING, candidates: LISTED, overvoteDelimiter: '//', blankIs: 'write-in' };
    expect(papers(table('1,B//Ash,C,undervote', '2,,Ash,uwi'), mapping)).toEqual([
      '1 Ash=Birch>Cedar',
      '1 Undeclared Write-ins>Ash>Undeclared Write-ins',
    ]);
    expect(unwrap(parseCvr(table('1,Ash,C,uwi'), mapping)).writeIns).toBe('c4');
    expect(unwrap(parseCvr(table('1,Ash,C,'), { ...mapping, blankIs: 'skipped' })).writeIns).toBeNull();
    expect(papers(table('1,Nobody,Ash,B'), { ...mapping, unknownNames: 'write-in' })).toEqual([
      '1 Undeclared Write-ins>Ash>Birch',
    ]);
  });

  test('quotation marks, doubled ones, delimiters and line ends within cells', () => {
    const text = table('1,"Ash, ""the tree""",Birch,', '2,"Ash,\n ""the tree""",Birch,', '3,=1+1,@Birch,-');
    expect(papers(text)).toEqual(['2 Ash, "the tree">Birch', '1 =1+1>@Birch']);
    expect(papers(text.replaceAll('\n', '\r\n'))).toEqual(papers(text));
  });

  test('a column of weights, and short, long and empty rows', () => {
    const text = 'n,1st,2nd\n5,Ash,Birch\n2,Ash\n0,Birch,\n\n1,Ash,Birch,x\n';
    const mapping: CvrMapping = {
      ...MAPPING,
      weightColumn: 1,
      layout: { kind: 'column-per-rank', columns: [2, 3] },
    };
    expect(papers(text, mapping)).toEqual(['6 Ash>Birch', '2 Ash']);
    expect(unwrap(parseCvr(text, mapping)).repaired).toEqual([
      { code: 'row-shorter-than-first', line: 3, times: 1 },
      { code: 'row-of-weight-0', line: 4, times: 1 },
      { code: 'row-longer-than-first', line: 6, times: 1 },
    ]);
  });
});

test('a column for each candidate: ranks, equal ranks and ranks left out', () => {
  const columns = ['Ash', 'Birch', 'Cedar'].map((name, i) => ({ name, column: i + 1 }));
  const mapping: CvrMapping = { ...MAPPING, layout: { kind: 'column-per-candidate', columns } };
  expect(papers('Ash,Birch,Cedar\n2,1,\n1,3,1\n,,\n', mapping)).toEqual(['1 Birch>Ash', '1 Ash=Cedar>>Birch', '1 ']);
  expect(parseCvr('Ash,Birch,Cedar\n1,second,\n', mapping)).toMatchObject({
    error: { code: 'bad-rank', line: 2, column: 3 },
  });
  expect(parseCvr('Ash,Birch,Cedar\n1,101,\n', mapping)).toMatchObject({ error: { code: 'bad-rank' } });
});

describe('what is not clear is refused, with its place and what was expected', () => {
  const listed = { ...MAPPING, candidates: LISTED };
  test.each([
    [table('1,Ash,Birhc,'), listed, { code: 'unknown-candidate', line: 2, column: 7 }],
    [table('1,Ash,"Birch,', '2,Ash,,'), listed, { code: 'quote-not-closed', line: 2 }],
    [table('1,Ash,Bi"rc"h,'), listed, { code: 'quote-misplaced', line: 2 }],
    ['x,Ash\n', { ...MAPPING, firstRow: 1, weightColumn: 1 }, { code: 'bad-weight', line: 1, column: 1 }],
    ['x,Ash\n', { ...MAPPING, firstRow: 1, weightColumn: 9 }, { code: 'missing-cell', line: 1 }],
    ['4294967295,A\n1,A', { ...MAPPING, firstRow: 1, weightColumn: 1 }, { code: 'too-many-papers', line: 2 }],
    ['', { ...MAPPING, layout: { kind: 'column-per-rank', columns: [2, 2] } }, { code: 'bad-mapping' }],
    ['', { ...MAPPING, candidates: [...LISTED, { name: 'A', aliases: [] }] }, { code: 'bad-mapping' }],
  ] as const)('%j', (text, mapping, fault) => {
    expect(parseCvr(text, mapping)).toMatchObject({ ok: false, error: fault });
  });

  test('a quotation mark left open at the top of a long file is found out before the file has been gathered', () => {
    const text = `"${'a\n'.repeat(600_000)}`;
    expect(parseCvr(text, MAPPING)).toMatchObject({ error: { code: 'quote-not-closed', line: 1 } });
  });
});

const names = ['Ash', 'Birch, the elder', 'Cedar "C"', 'Dogwood\nand so on', 'Ébène'];
const rankings = fc.array(fc.uniqueArray(fc.constantFrom(...names.keys()), { maxLength: 5 }), { maxLength: 30 });
const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

test('what a spreadsheet writes is what was marked, whole or in pieces cut anywhere', () => {
  const mapping: CvrMapping = {
    ...MAPPING,
    firstRow: 1,
    layout: { kind: 'column-per-rank', columns: [1, 2, 3, 4, 5] },
    candidates: names.map((name) => ({ name, aliases: [] })),
  };
  fc.assert(
    fc.property(rankings, fc.array(fc.nat(), { maxLength: 6 }), (cast, cuts) => {
      const rows = cast.map((ranking) => {
        return names.map((_, rank) => quoted(names[ranking[rank] ?? -1] ?? '')).join(',');
      });
      const text = rows.join('\n');
      const at = [0, ...cuts.map((cut) => cut % (text.length + 1)).toSorted((a, b) => a - b), text.length];
      const read = unwrap(
        parseCvr(
          at.slice(1).map((to, i) => text.slice(at[i], to)),
          mapping,
        ),
      );
      const expected = packBallots(
        numberedCandidates(5),
        cast.map((ranking) => ({ ranking: ranking.map((candidate) => [candidate]), times: 1 })),
      );
      expect(ballotsToJson(read.ballots)).toEqual(ballotsToJson(expected));
    }),
  );
});

test('ten thousand different write-ins are told apart from names though they crowd the table', () => {
  const mapping: CvrMapping = { ...MAPPING, candidates: LISTED, unknownNames: 'write-in' };
  const rows = Array.from({ length: 10_000 }, (_, i) => `${i},w${i % 7000}xyz,Ash,`);
  expect(papers(table(...rows), mapping)).toEqual(['10000 Undeclared Write-ins>Ash']);
});

describe('a guess from the first rows', () => {
  const guess = (text: string): ReturnType<typeof guessCvrMapping> => {
    const delimiter = guessDelimiter(text);
    return guessCvrMapping(unwrap(firstRows(text, 50, delimiter)), delimiter);
  };

  test('headings of ranks in any order, beside ids and weights', () => {
    const text = 'Cast Vote Record;Precinct;Rank 2;Rank 1;Count\n1;9;Ash;Birch;4\n';
    expect(guess(text)?.because).toBe('headings-of-ranks');
    expect(guess(text)?.mapping).toMatchObject({
      delimiter: ';',
      firstRow: 2,
      layout: { kind: 'column-per-rank', columns: [4, 3] },
      weightColumn: 5,
    });
  });

  test('names above ranks', () => {
    const found = guess('Ballot ID,Ash,Birch\n100,2,1\n101,1,\n');
    expect(found?.mapping.layout).toEqual({
      kind: 'column-per-candidate',
      columns: [
        { column: 2, name: 'Ash' },
        { column: 3, name: 'Birch' },
      ],
    });
  });

  test('names in several columns, with headings or without', () => {
    const rows = '1,Ash,Birch\n2,Birch,Ash\n3,Ash,\n4,Birch,Ash\n';
    expect(guess(rows)?.mapping).toMatchObject({ firstRow: 1, layout: { columns: [2, 3] } });
    expect(guess(`no,first,second\n${rows}`)?.mapping).toMatchObject({ firstRow: 2, layout: { columns: [2, 3] } });
  });

  test('prose is no table of votes', () => {
    expect(guess('Dear all,\nplease find the result, as agreed.\n')).toBeUndefined();
    expect(guess('')).toBeUndefined();
  });
});
