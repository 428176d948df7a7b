import { unwrap } from '@selectorate/basics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  anyText,
  array,
  type Codec,
  field,
  object,
  optional,
  plainText,
  readWith,
  scalar,
  smallNumber,
  tuple,
} from './codec.ts';

interface Sample {
  readonly name: string;
  readonly number: bigint;
  readonly pair: readonly [number, string];
  readonly note: string | null;
  readonly list: readonly number[];
}

const ORDER = 2n ** 61n - 1n;

const sampleCodec: Codec<Sample> = object<Sample>({
  name: field('name', anyText),
  number: field('number', scalar(ORDER)),
  pair: field('pair', tuple<readonly [number, string]>(smallNumber, plainText)),
  note: optional('note', anyText),
  list: field('list', array(smallNumber)),
});

const small = fc.nat({ max: 999_999_999 });
const samples: fc.Arbitrary<Sample> = fc.record({
  name: fc.string({ unit: 'grapheme' }),
  number: fc.bigInt({ min: 0n, max: ORDER - 1n }),
  pair: fc.tuple(small, fc.stringMatching(/^[0-9A-Za-z+/]{0,40}$/)),
  note: fc.option(fc.string(), { nil: null }),
  list: fc.array(small),
});

describe('a codec', () => {
  test('reads what it writes, and the text is JSON of the same fields in the same order', () => {
    fc.assert(
      fc.property(samples, (sample) => {
        const text = sampleCodec.write(sample);
        expect(unwrap(readWith(sampleCodec, text))).toEqual(sample);
        expect(JSON.stringify(JSON.parse(text))).toBe(text);
      }),
    );
  });

  test('reads no other spelling: whatever is read is written again as it was', () => {
    const digits = [...'0123456789abcdef{}[]",:\\ -'];
    fc.assert(
      fc.property(
        samples,
        fc.nat(),
        fc.constantFrom(...digits),
        fc.constantFrom('put', 'replace', 'drop'),
        (sample, at, digit, how) => {
          const text = sampleCodec.write(sample);
          const place = at % text.length;
          const changed =
            text.slice(0, place) + (how === 'drop' ? '' : digit) + text.slice(how === 'put' ? place : place + 1);
          const read = readWith(sampleCodec, changed);
          if (read.ok) expect(sampleCodec.write(read.value)).toBe(changed);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test.each([
    ['white space', '{"name":"a", "number":"1","pair":[1,"x"],"list":[]}'],
    ['fields in another order', '{"number":"1","name":"a","pair":[1,"x"],"list":[]}'],
    ['a field twice', '{"name":"a","name":"a","number":"1","pair":[1,"x"],"list":[]}'],
    ['a field too many', '{"name":"a","number":"1","pair":[1,"x"],"list":[],"more":1}'],
    ['a leading zero', '{"name":"a","number":"01","pair":[1,"x"],"list":[]}'],
    ['a sign', '{"name":"a","number":"+1","pair":[1,"x"],"list":[]}'],
    ['a number that is no text', '{"name":"a","number":1,"pair":[1,"x"],"list":[]}'],
    ['an escape that need not be', '{"name":"\\u0061","number":"1","pair":[1,"x"],"list":[]}'],
    ['an escaped solidus', '{"name":"\\/","number":"1","pair":[1,"x"],"list":[]}'],
    ['an exponent', '{"name":"a","number":"1","pair":[1e0,"x"],"list":[]}'],
    ['something after the end', '{"name":"a","number":"1","pair":[1,"x"],"list":[]}\n'],
    ['nothing', ''],
  ])('refuses %s', (_, text) => {
    expect(readWith(sampleCodec, text)).toMatchObject({ ok: false, error: { code: 'not-canonical' } });
  });

  test('refuses a scalar of the order and says where it stands', () => {
    const text = `{"name":"a","number":"${ORDER}","pair":[1,"x"],"list":[]}`;
    expect(readWith(sampleCodec, text)).toMatchObject({
      ok: false,
      error: { code: 'number-too-large', at: text.indexOf(`"${ORDER}"`) },
    });
  });
});
