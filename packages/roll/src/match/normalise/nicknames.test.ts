import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { formalNames, sameByNickname } from './nicknames.ts';

const meet = (a: string, b: string): boolean =>
  sameByNickname({ text: a, formals: formalNames(a) }, { text: b, formals: formalNames(b) });

test('short forms meet their formal names and each other, and strangers do not', () => {
  expect(meet('kev', 'kevin')).toBe(true);
  expect(meet('bill', 'will')).toBe(true);
  expect(meet('kevin', 'susan')).toBe(false);
});

const vectors =
  process.env['SELECTORATE_VECTORS'] ?? fileURLToPath(new URL('../../../../../../shared/vectors', import.meta.url));
const file = `${vectors}/roll/nicknames/names.csv`;
if (!existsSync(file)) process.stderr.write(`nicknames.test: no ${file}, skipped\n`);

test.skipIf(!existsSync(file))('every single-word relation of the public list is known', () => {
  const relations = readFileSync(file, 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(','));
  const single = relations.filter(
    ([name = '', , short = '']) => /^[a-z]+$/.test(name) && /^[a-z]+$/.test(short) && name !== short,
  );
  expect(single.length).toBeGreaterThan(2500);
  expect(single.filter(([name = '', , short = '']) => !meet(name, short))).toEqual([]);
});
