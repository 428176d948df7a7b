import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Delimiter, RowSplitter } from './split-rows.ts';

function split(pieces: readonly string[], delimiter: Delimiter, rowCharacters = 1000) {
  const splitter = new RowSplitter(delimiter, rowCharacters);
  const rows: (readonly string[])[] = [];
  for (const step of [...pieces.map((piece) => () => splitter.push(piece)), () => splitter.end()]) {
    const { rows: own, fault } = step();
    rows.push(...own.map(({ cells }) => cells));
    if (fault !== null) return { rows, fault: fault.code };
  }
  return { rows, fault: null };
}

/** The same by a published reader of CSV; `broken` where it refuses. */
function oracle(text: string, delimiter: Delimiter) {
  try {
    return parse(text, { delimiter, record_delimiter: '\n', relax_column_count: true });
  } catch {
    return 'broken';
  }
}

const texts = fc.string({ unit: fc.constantFrom(...'aé ,;"""\n\n'), maxLength: 40 });

test('splits as a published reader does, and refuses what that refuses', () => {
  fc.assert(
    fc.property(texts, fc.constantFrom<Delimiter>(',', ';', '\t'), (text, delimiter) => {
      const { rows, fault } = split([text], delimiter);
      expect(fault === null ? rows : 'broken').toEqual(oracle(text, delimiter));
    }),
    { numRuns: 2000 },
  );
});

test('splits alike however the text is cut', () => {
  fc.assert(
    fc.property(fc.array(texts, { maxLength: 8 }), fc.integer({ min: 3, max: 30 }), (pieces, longest) => {
      expect(split(pieces, ',', longest)).toEqual(split([pieces.join('')], ',', longest));
    }),
    { numRuns: 2000 },
  );
});

test('A45 a quotation mark never closed is refused within one row, however much follows', () => {
  const splitter = new RowSplitter(',', 20_000);
  const pieces = ['a,"b\n', ...Array.from({ length: 100 }, () => 'x,y\n'.repeat(1000))];
  const first = pieces.map((piece) => splitter.push(piece).fault).find((fault) => fault !== null);
  expect(first).toMatchObject({ code: 'row-too-long', line: 1, column: 2 });
});
