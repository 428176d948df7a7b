import { expect, test } from 'vitest';
import { printAffiliates, readAffiliates, readCandidates, unitsOfRoll } from './units.ts';

const party = { id: 'party', title: 'Branches', kind: 'branch' } as never;
const affiliates = { id: 'affiliates', title: 'Affiliates', kind: 'affiliate' } as never;

test('branches of the roll become units under their own ids, and keep a title given before', () => {
  const known = { unit: 'branch-2', section: 'party', title: 'Harbour ward', parentBody: null, entitled: null };
  const units = unitsOfRoll(['branch-1', 'branch-2'], { sections: [party] }, [known]);
  expect(units.map(({ unit, title }) => [unit, title])).toEqual([
    ['branch-1', 'Branch 1'],
    ['branch-2', 'Harbour ward'],
  ]);
});

test('affiliated branches are read with their people, and print back', () => {
  const read = readAffiliates('Carpenters 3; Union of Carpenters; 1,200\n\nChoir;; 14', affiliates);
  expect(read).toMatchObject({
    ok: true,
    value: [
      { unit: 'affiliate-01', entitled: 1200, parentBody: 'Union of Carpenters' },
      { title: 'Choir', parentBody: null },
    ],
  });
  expect(read.ok && printAffiliates(read.value)).toBe('Carpenters 3; Union of Carpenters; 1200\nChoir; ; 14');
});

test('a line without a number is named', () => {
  expect(readAffiliates('Choir; none; many', affiliates)).toEqual({
    ok: false,
    error: [{ field: 'affiliates', text: 'organise-fault-affiliate', args: { line: 1 } }],
  });
});

test('A57 ids of candidates say nothing of their names, and the incumbent is one of them', () => {
  expect(readCandidates('Candidate Birch\n\n', 'Candidate Alder')).toEqual([
    { candidate: 'candidate-1', label: 'Candidate Alder', incumbent: true },
    { candidate: 'candidate-2', label: 'Candidate Birch', incumbent: false },
  ]);
  expect(readCandidates('Candidate Birch', '')).toEqual([
    { candidate: 'candidate-1', label: 'Candidate Birch', incumbent: false },
  ]);
});
