import type { CandidateId } from '@selectorate/basics';
import { parseBallotsJson } from '@selectorate/count';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { papersIn, papersPart, readPapers } from './papers.ts';

test('a line is one paper, or as many as it says', () => {
  const read = readPapers('2 1\n\n12x 1 2 3\n3', 3);
  expect(read.ok && papersIn(read.value)).toBe(14);
  expect(read.ok && read.value[1]).toEqual({ ranking: [[0], [1], [2]], times: 12 });
});

test('each line that cannot be read is named', () => {
  expect(readPapers('1 4\n1 1\n2x\nAlder', 3)).toEqual({
    ok: false,
    error: [
      { line: 1, code: 'no-such-candidate' },
      { line: 2, code: 'candidate-twice' },
      { line: 3, code: 'no-preference' },
      { line: 4, code: 'not-a-number' },
    ],
  });
});

const candidates = ['a', 'b', 'c', 'd'] as unknown as readonly CandidateId[];
const papers = fc.array(fc.tuple(fc.shuffledSubarray([1, 2, 3, 4], { minLength: 1 }), fc.integer({ min: 1, max: 9 })), {
  minLength: 1,
});

test('property: what is keyed becomes a part in its one form, whatever the order', () => {
  fc.assert(
    fc.property(papers, (keyed) => {
      const lines = keyed.map(([ranking, times]) => `${times}x ${ranking.join(' ')}`);
      const read = readPapers(lines.join('\n'), 4);
      const backwards = readPapers(lines.toReversed().join('\n'), 4);
      if (!read.ok || !backwards.ok) throw new Error('not read');
      const part = papersPart(candidates, read.value);
      expect(papersPart(candidates, backwards.value)).toEqual(part);
      expect(parseBallotsJson(part).ok).toBe(true);
    }),
  );
});
