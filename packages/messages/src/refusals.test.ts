import { readdirSync, readFileSync } from 'node:fs';
import { REFUSAL_CODES } from '@selectorate/selection';
import { describe, expect, test } from 'vitest';
import { textsIn } from './texts-everywhere.ts';

const english = textsIn('en');

/** One place where `selection` refuses: the file, and the names of what it passes; undefined where a call makes them. */
interface CallSite {
  readonly file: string;
  readonly variables: readonly string[] | undefined;
}

const sites = callSites(new URL('../../selection/src/', import.meta.url));

test('the call sites are found', () => {
  expect([...sites.values()].flat().length).toBeGreaterThan(100);
});

test('there is no refusal text without a code', () => {
  const codes = REFUSAL_CODES.flatMap((code) => [`refusal-${code}`, `refusal-${code}.do`]);
  expect(english.textIds().filter((id) => id.startsWith('refusal-'))).toEqual(expect.arrayContaining(codes));
  expect(codes).toEqual(expect.arrayContaining(english.textIds().filter((id) => id.startsWith('refusal-'))));
});

describe.each(REFUSAL_CODES)('%s', (code) => {
  const parts = [`refusal-${code}`, `refusal-${code}.do`];
  const needed = (): readonly string[] => parts.flatMap((id) => english.variables(id));
  const passed = sites.get(code) ?? [];

  test('says what happened and what to do', () => {
    for (const id of parts) expect(english.hasText(id)).toBe(true);
  });

  test('needs only what every call site passes', () => {
    for (const { file, variables = [] } of passed) {
      expect(
        needed()
          .filter((name) => !variables.includes(name))
          .map((name) => `${file} does not pass ${name}`),
      ).toEqual([]);
    }
    if (passed.length === 0) expect(needed()).toEqual([]);
  });

  test('uses every figure that all call sites pass', () => {
    const [first, ...others] = passed.map(({ variables = [] }) => variables);
    const everywhere = (first ?? []).filter((name) => others.every((variables) => variables.includes(name)));
    expect(everywhere.filter((name) => !needed().includes(name))).toEqual([]);
  });

  test.each([0, 1, 2, 1_400, 'some-id', 'none'])('is whole sentences when filled with %s', (value) => {
    for (const id of parts) {
      const text = english.text(id, Object.fromEntries(english.variables(id).map((name) => [name, value])));
      expect(text).toMatch(/^([A-Z“\d]|some-id|none)[^{}\n]*[.]$/);
      expect(text).not.toMatch(/ {2}| [.,;]|[.,;]{2}/);
    }
  });
});

/** Every `refuse('code', clause, { … })` under a folder, by code. A condition between two codes is a site of both. */
function callSites(folder: URL): ReadonlyMap<string, readonly CallSite[]> {
  const found = new Map<string, CallSite[]>();
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /(?<!\.test)\.ts$/.test(file),
  );
  for (const file of files) {
    const source = readFileSync(new URL(file, folder), 'utf8');
    for (const { index } of source.matchAll(/(?<!function )\brefuse\(/g)) {
      const [code = '', , data = ''] = splitAtCommas(source, index + 'refuse('.length);
      const site = { file, variables: namesIn(data.trim()) };
      for (const [, literal = ''] of code.matchAll(/'([a-z-]+)'/g))
        found.set(literal, [...(found.get(literal) ?? []), site]);
    }
  }
  return found;
}

/** The pieces between here and the closing bracket, cut at the commas outside of inner brackets and quotes. */
function splitAtCommas(source: string, start: number): readonly string[] {
  const pieces = [''];
  let depth = 0;
  for (const [token] of source.slice(start).matchAll(/'[^']*'|`[^`]*`|[\s\S]/g)) {
    if (depth === 0 && /[)}]/.test(token)) return pieces;
    if (/^[([{]$/.test(token)) depth++;
    if (/^[)\]}]$/.test(token)) depth--;
    if (depth === 0 && token === ',') pieces.push('');
    else pieces.push(`${pieces.pop() ?? ''}${token}`);
  }
  throw new Error('a call that never ends');
}

function namesIn(data: string): readonly string[] | undefined {
  if (data === '') return [];
  if (!data.startsWith('{')) return undefined;
  return splitAtCommas(data, 1).flatMap((piece) => /^\s*(\w+)/.exec(piece)?.[1] ?? []);
}
