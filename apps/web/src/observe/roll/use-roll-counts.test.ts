import { utf8 } from '@selectorate/basics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detailsIn } from './use-roll-counts.ts';

const row = { by: 'age-band', group: '25-34', members: 40, flagged: { share: 0.1, low: 0.04, high: 0.2 }, ratio: 1.2 };
const line = {
  check: 'RI-02',
  needs: ['register'],
  expected: { low: 1, high: 4, source: 'measured' },
  burden: [row, { ...row, group: 'under-25', members: null, flagged: null, ratio: null }],
};
const read = (json: unknown) => detailsIn(utf8(JSON.stringify(json)));

describe('published counts are anybody’s bytes', () => {
  test('lines as expected are read, by check', () => {
    expect([...read({ checks: [line, { ...line, check: 'RI-04', expected: null }] }).keys()]).toEqual([
      'RI-02',
      'RI-04',
    ]);
    expect(read({ checks: [line] }).get('RI-02')).toMatchObject({ burden: [{ members: 40 }, { members: null }] });
  });

  test.each([
    ['no bytes', new Uint8Array()],
    ['no text', Uint8Array.of(0xff, 0xfe)],
    ['no JSON', utf8('{"checks":[')],
    ['null', utf8('null')],
    ['another shape', utf8('{"checks":{"0":{}}}')],
    ['a list', utf8('[[1]]')],
  ])('nothing is read from %s', (_, bytes) => {
    expect(detailsIn(bytes).size).toBe(0);
  });

  test.each([
    ['no name', { ...line, check: 4 }],
    ['needs that are no codes', { ...line, needs: [{ toString: 'x' }] }],
    ['an expected figure that is text', { ...line, expected: { low: '1', high: 4, source: 'measured' } }],
    ['a share that is no number', { ...line, burden: [{ ...row, flagged: { share: 'much', low: 0, high: 1 } }] }],
    ['members that are no number', { ...line, burden: [{ ...row, members: '<img>' }] }],
    ['no fairness at all', { check: 'RI-02', needs: [], expected: null }],
    ['nothing', null],
  ])('a line with %s is left out, the others are read', (_, bad) => {
    expect([...read({ checks: [bad, { ...line, check: 'RI-09' }] }).keys()]).toEqual(['RI-09']);
  });

  test('whatever the bytes say, it is read without an exception', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.record({ checks: fc.array(fc.jsonValue()) })), (json) => {
        for (const { needs, burden } of read(json).values())
          expect(Array.isArray(needs) && Array.isArray(burden)).toBe(true);
      }),
    );
  });
});
