import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { english as sources } from './en/sources.ts';
import { clauseTextId } from './text-ids.ts';
import { textsIn } from './texts-everywhere.ts';

const english = textsIn('en');
const packages = new URL('../../', import.meta.url);

/** Every source file of a package that is not a test, as one text. */
function sourceOf(folder: string): string {
  const files = readdirSync(new URL(folder, packages), { recursive: true, encoding: 'utf8' });
  const sourceFiles = files.filter((file) => /(?<!\.test)\.ts$/.test(file));
  return sourceFiles.map((file) => readFileSync(new URL(`${folder}/${file}`, packages), 'utf8')).join('\n');
}

const selection = sourceOf('selection/src');
const record = sourceOf('record/src');
const rulebook = sourceOf('rulebook/src');
const count = sourceOf('count/src');
const api = sourceOf('api/src');
const roll = sourceOf('roll/src');

const codesIn = (text: string): readonly string[] =>
  [...text.matchAll(/'([a-zA-Z][a-z0-9]*(?:-[a-z0-9]+)*)'/g)].map(([, code = '']) => code);

/** The codes of every exported list of a source, by the list's name; lists made of other lists are left out. */
function codeLists(source: string): ReadonlyMap<string, readonly string[]> {
  const lists = [...source.matchAll(/export const ([A-Z_]+) = \[([^\]]*)\] as const/g)];
  return new Map(
    lists
      .filter(([, , codes = '']) => !codes.includes('...'))
      .map(([, name = '', codes = '']) => [name, codesIn(codes)]),
  );
}

/** Codes of the checks of a roll, and the family of their texts. */
const ofRoll = {
  NEED_CODES: ['roll-need'],
  NOT_TESTABLE_CODES: ['roll-not-testable'],
  SIGNAL_REASONS: ['roll-signal'],
  FIGURE_CODES: ['roll-figure'],
  TOTAL_CODES: ['roll-total'],
  FAILED_CODES: ['roll-failed'],
  SOURCE_CODES: ['roll-source'],
  SIGNAL_STATES: ['roll-state'],
  RESOLUTIONS: ['roll-resolution'],
  FAIRNESS_BY: ['roll-fairness'],
  NAME_SHAPES: ['roll-group'],
  AGE_BANDS: ['roll-group'],
  RENTER_PROXIES: ['roll-group'],
  NAME_ORIGINS: ['roll-group'],
} as const;
const ofRulebook = new Set(['REMEDIES', 'RULEBOOK_FAULT_CODES', 'SEEN']);
const lists = [
  ...codeLists(record),
  ...codeLists(selection),
  ...[...codeLists(api)].filter(([name]) => name === 'PROBLEM_CODES'),
  ...[...codeLists(rulebook)].filter(([name]) => ofRulebook.has(name)),
  ...[...codeLists(roll)].filter(([name]) => Object.hasOwn(ofRoll, name)),
];

/** What a code of each list is called in the ids, and the further parts its text has. */
const FAMILIES: Readonly<Record<string, readonly [family: string, ...parts: readonly string[]]>> = {
  ...ofRoll,
  REFUSAL_CODES: ['refusal', 'do'],
  RECORD_FAULTS: ['fault', 'do'],
  VERIFY_FAULTS: ['fault', 'do'],
  ARCHIVE_FAULTS: ['fault', 'do'],
  RECORD_NOTICES: ['notice', 'do'],
  NOTE_FAULTS: ['note'],
  CHECKPOINT_FAULTS: ['note'],
  PASSKEY_FAULTS: ['passkey', 'do'],
  LOG_REFUSALS: ['log', 'do'],
  POLICY_FAULTS: ['policy'],
  RULEBOOK_FAULT_CODES: ['rulebook'],
  SEEN: ['seen'],
  PROBLEM_CODES: ['problem', 'do'],
  VERIFY_STEPS: ['step'],
  STAGES: ['stage', 'inline', 'means', 'does-not-mean'],
  ROLES: ['role', 'inline'],
};

/** The families of the short words that bodies of acts are made of: a list that is not in the table is of these. */
const WORDS = ['reason', 'role', 'word'];

const unspoken = (codes: readonly string[]): readonly string[] =>
  codes.filter((code) => WORDS.every((family) => !english.hasText(`${family}-${code}`)));

const textless = (family: string, codes: readonly string[], parts: readonly string[] = []): readonly string[] =>
  codes
    .flatMap((code) => [`${family}-${code}`, ...parts.map((part) => `${family}-${code}.${part}`)])
    .filter((id) => !english.hasText(id));

describe('every code has its text', () => {
  test.each(lists)('%s', (name, codes) => {
    const [family, ...parts] = FAMILIES[name] ?? [];
    expect(codes.length).toBeGreaterThan(0);
    expect(family === undefined ? unspoken(codes) : textless(family, codes, parts)).toEqual([]);
  });

  test('no list in the table is gone', () => {
    const names = new Set(lists.map(([name]) => name));
    expect(Object.keys(FAMILIES).filter((name) => !names.has(name))).toEqual([]);
  });

  test('kinds of acts', () => {
    const kinds = [...selection.matchAll(/defineAct\(\{\s*kind: '([a-z-]+)'/g)].map(([, kind = '']) => kind);
    expect(kinds.length).toBeGreaterThan(30);
    expect(textless('act', kinds, ['done'])).toEqual([]);
    expect(basesOf('act')).toEqual(kinds.toSorted());
  });

  test('clauses of the house, and the invariants', () => {
    const used = [...selection.matchAll(/'((?:house|invariant)\.[a-z0-9-]+)'/g)].map(([, clause = '']) => clause);
    const invariants = Array.from({ length: 11 }, (_, i) => `invariant.${i + 1}`);
    const ids = [...new Set([...used, ...invariants])].map(clauseTextId);
    expect(ids.length).toBeGreaterThan(20);
    expect(ids.filter((id) => !english.hasText(id))).toEqual([]);
    expect(basesOf('clause').map((base) => `clause-${base}`)).toEqual(ids.toSorted());
  });

  test('codes that bodies of acts may hold', () => {
    const codes = [...sourceOf('selection/src/acts').matchAll(/(?:field\.code|z\.literal)\(([^)]*)\)/g)].flatMap(
      ([, list = '']) => codesIn(list),
    );
    expect(codes.length).toBeGreaterThan(30);
    expect(unspoken(codes)).toEqual([]);
  });

  test.each([
    ['outcomes of a unit', /interface UnitOutcome \{\s*readonly kind: ([^;]+);/, 'word', []],
    ['ends of a contest', /readonly endedBy: ([^;]+);/, 'word', []],
    ['notices of a verdict', /readonly notices: readonly \(RecordNotice \|([^)]+)\)/, 'notice', ['do']],
  ])('%s', (_, pattern, family, parts) => {
    const codes = codesIn(pattern.exec(selection)?.[1] ?? '');
    expect(codes.length).toBeGreaterThan(0);
    expect(textless(family, codes, parts)).toEqual([]);
  });

  test('refusals of a witness', () => {
    const codes = codesIn(/type WitnessRefusal =([\s\S]*?);\n\n/.exec(record)?.[1] ?? '');
    expect(codes.length).toBeGreaterThan(8);
    expect(textless('witness', codes, ['do'])).toEqual([]);
  });

  test.each([
    ['blt', /type BltFault = FileFault<([^>]*)>/],
    ['repair', /type BltRepair = FileRepair<([^>]*)>/],
    ['count', /type CountFault =([\s\S]*?);\n\n/],
  ])('what counting can meet: %s', (family, pattern) => {
    const found = pattern.exec(count)?.[1] ?? '';
    const members = [...found.matchAll(/readonly code:\s*([^;}]+)/g)].map(([, union = '']) => union);
    const codes = (members.length === 0 ? [found] : members).flatMap(codesIn);
    expect(codes.length).toBeGreaterThan(4);
    expect(basesOf(family)).toEqual([...new Set(codes)].toSorted());
  });

  test('how a formula combines and compares', () => {
    const aggregators = codesIn(/readonly aggregator: ([^;]+);/.exec(count)?.[1] ?? '');
    expect(aggregators.length).toBeGreaterThan(3);
    expect(basesOf('aggregator')).toEqual(aggregators.toSorted());
  });

  test('the three standings', () => {
    expect(textless('standing', ['P', 'S', 'W'], ['explained'])).toEqual([]);
  });
});

test('no text is left of a code that is gone', () => {
  const codesOf = (family: string): readonly string[] =>
    lists.filter(([name]) => FAMILIES[name]?.[0] === family).flatMap(([, codes]) => codes);
  for (const family of ['refusal', 'stage', 'role', 'passkey', 'log', 'policy', 'rulebook', 'note', 'seen']) {
    expect(basesOf(family)).toEqual([...new Set(codesOf(family))].toSorted());
  }
  const faults = new Set(['act-refused', ...codesOf('fault')]);
  expect(basesOf('fault')).toEqual([...faults].toSorted());
});

test('every stage and moment says what it means and what it does not', () => {
  expect(textless('moment', basesOf('moment'), ['means', 'does-not-mean'])).toEqual([]);
});

/** Texts that one command or page says about its own work, always with the same variables at its one call. */
const SAID_ONCE =
  /^(story|run|verdict|counting|input|ballot|trustee|explain|diff|whatif|cosign|mirror|ui|observe|organise|desk|front|mail|serve|store|demo|at|start|config|backup|restore|rebuild|rotate|new-keys|roll|member)-/;

test('of the texts that codes lead to, only refusals, places and witnesses are filled in', () => {
  const filled = english
    .textIds()
    .filter((id) => english.variables(id).length > 0 && !id.startsWith('refusal-') && !SAID_ONCE.test(id));
  expect(Object.fromEntries(filled.map((id) => [id, english.variables(id)]))).toEqual({
    'place-file': ['path'],
    'place-entry': ['entry'],
    'place-line': ['line'],
    'place-clause': ['clause'],
    'witness-wrong-old-size': ['holds'],
    'witness-rollback': ['holds'],
    'witness-forked': ['holds'],
  });
});

test.each([
  ['role', 'refusal-role-not-held', 'role'],
  ['stage', 'refusal-wrong-stage', 'due'],
  ['reason', 'refusal-remedy-broader-than-needed', 'remedy'],
  ['act', 'refusal-signature-used', 'kind'],
  ['act', 'refusal-commitment-repeated', 'kind'],
  ['deadline', 'refusal-deadline-passed', 'deadline'],
  ['word', 'refusal-outcome-differs', 'computed'],
])('a sentence says every code of the family %s in words', (family, id, name) => {
  const others = Object.fromEntries(english.variables(id).map((each) => [each, 'x']));
  const said = (code: string): string => english.text(id, { ...others, [name]: code });
  const words = (base: string): string => english.text(english.hasText(`${base}.inline`) ? `${base}.inline` : base);
  expect(basesOf(family).filter((code) => !said(code).includes(words(`${family}-${code}`)))).toEqual([]);
});

test('WORDS names families that there are', () => {
  const families = sources.flatMap((source) =>
    [...source.matchAll(/WORDS\("([^"]*)"/g)].map(([, family = '']) => family),
  );
  expect(families.length).toBeGreaterThan(0);
  expect(families.filter((family) => basesOf(family).length === 0)).toEqual([]);
});

test.each([
  ['an exclamation mark', /!/],
  ['“simply”', /\bsimply\b/i],
  ['“please”', /\bplease\b/i],
  ['“fraud”', /fraud/i],
  ['a straight quotation mark or apostrophe in a text', /'|(?<!\{|WORDS\()"(?!\}|, \$)/],
  [
    'a word of cryptography that people would have to look up',
    /(?<!^[a-z][\w-]*-)\b(encrypt|cipher|zero-knowledge|nonce)/i,
  ],
  ['American spelling', /\b\w+ize[ds]?\b|\bcolor\b|\bcenter\b/i],
  ['a line longer than 120 characters', /^.{121}/m],
])('no text has %s', (_, pattern) => {
  const lines = sources
    .join('\n')
    .split('\n')
    .filter((line) => !line.startsWith('#'));
  expect(lines.filter((line) => pattern.test(line) && !/\bsizes?\b/.test(line))).toEqual([]);
});

function basesOf(family: string): readonly string[] {
  const bases = english.textIds().filter((id) => id.startsWith(`${family}-`) && !id.includes('.'));
  return bases.map((id) => id.slice(family.length + 1)).toSorted();
}
