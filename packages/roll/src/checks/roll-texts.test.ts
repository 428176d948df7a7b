import { readdirSync, readFileSync } from 'node:fs';
import { textsIn } from '@selectorate/messages';
import { expect, test } from 'vitest';
import {
  FAILED_CODES,
  FIGURE_CODES,
  NEED_CODES,
  NOT_TESTABLE_CODES,
  SIGNAL_REASONS,
  SOURCE_CODES,
  TOTAL_CODES,
} from './codes.ts';
import { FAIRNESS_GROUPS } from './fairness/group-names.ts';
import { CHECK_IDS, FAIRNESS_BY, RESOLUTIONS, SIGNAL_STATES } from './report.ts';
import { RESOLUTION_FAULTS } from './settle.ts';

const english = textsIn('en');
const folder = new URL('./', import.meta.url);
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => ({ file, text: readFileSync(new URL(file, folder), 'utf8') }));

const FAMILIES: readonly (readonly [string, readonly string[]])[] = [
  ['roll-signal', SIGNAL_REASONS],
  ['roll-figure', FIGURE_CODES],
  ['roll-need', NEED_CODES],
  ['roll-not-testable', NOT_TESTABLE_CODES],
  ['roll-total', TOTAL_CODES],
  ['roll-failed', FAILED_CODES],
  ['roll-source', SOURCE_CODES],
  ['roll-state', SIGNAL_STATES],
  ['roll-resolution-fault', RESOLUTION_FAULTS],
  ['roll-fairness', FAIRNESS_BY],
  ['roll-group', [...new Set(Object.values(FAIRNESS_GROUPS).flat())]],
];

test.each(FAMILIES)('every code of %s has its text, and no text is left of a code that is gone', (family, codes) => {
  const ids = english.textIds().filter((id) => id.startsWith(`${family}-`));
  expect(ids.toSorted()).toEqual(codes.map((code) => `${family}-${code}`).toSorted());
  for (const id of ids) expect([id, english.variables(id)]).toEqual([id, []]);
});

test('every way of settling a signal has its text', () => {
  for (const resolution of RESOLUTIONS) expect(english.hasText(`roll-resolution-${resolution}`)).toBe(true);
});

test.each(CHECK_IDS)('%s says what it looks at, what a signal means, and what it does not', (check) => {
  const id = `roll-check-${check.toLowerCase()}`;
  for (const part of ['', '.looks', '.means', '.does-not-mean']) expect(english.hasText(id + part)).toBe(true);
});

test.each([...SIGNAL_REASONS, ...TOTAL_CODES, ...FIGURE_CODES, ...NEED_CODES, ...NOT_TESTABLE_CODES, ...FAILED_CODES])(
  'the code %s is one that some check gives',
  (code) => {
    const used = sources.filter(({ file }) => file !== 'codes.ts').map(({ text }) => text);
    const written = new RegExp(`'${code}'|\\b${code}:|[{ ]${code}[,} ]`);
    expect(used.some((text) => written.test(text))).toBe(true);
  },
);

test('A48 where a name comes from is asked by the fairness table and by nothing else', () => {
  const asking = sources.filter(({ text }) => text.includes("/name-origin.ts'")).map(({ file }) => file);
  expect(asking).toEqual(['fairness/groups.ts']);
  const grouping = sources.filter(({ text }) => /\bgroupsOf\b/.test(text)).map(({ file }) => file);
  expect(grouping.toSorted()).toEqual(['fairness/groups.ts', 'run-checks.ts']);
});
