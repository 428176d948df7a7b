import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { TOKENS } from './style.ts';

const HOUSE = readFileSync(new URL('../../../../../packages/ui/styles/tokens.css', import.meta.url), 'utf8');

/** `--ink: #14212b` of the light half or the dark half. */
const tokensOf = (css: string): readonly string[] =>
  css.split('@media').flatMap((half, at) => [...half.matchAll(/--[\w-]+: [^;]+/g)].map(([token]) => `${at} ${token}`));

test('every colour and font of the page is that of the house', () => {
  const house = new Set(tokensOf(HOUSE));
  expect(tokensOf(TOKENS).length).toBeGreaterThan(25);
  expect(tokensOf(TOKENS).filter((token) => !house.has(token))).toEqual([]);
});
