import { printVerifierKey, verifierKey } from '@selectorate/record';
import { expect, test } from 'vitest';
import {
  type Answers,
  contestToPrepare,
  faultsOn,
  firstOpenStep,
  idFrom,
  noAnswers,
  openChoices,
  presetsFor,
  readWitnesses,
} from './new-contest.ts';

const complete: Answers = {
  ...noAnswers('Europe/London'),
  what: 'reselection',
  rehearsal: true,
  title: 'Re-selection in Exampleton',
  contest: 're-selection-in-exampleton',
  source: 'preset',
  preset: 'reselection-college',
  parameters: { unitTieAgain: 'out-of-denominator', emptySection: 'lapses', pooledTie: 'undetermined', witnesses: '0' },
};

test('complete answers prepare a rehearsal with the pinned rulebook', () => {
  expect(firstOpenStep(complete)).toBe('prepare');
  expect(contestToPrepare(complete)).toMatchObject({
    binding: false,
    clock: 'rehearsal',
    rulebook: { id: 'reselection-college' },
    witnesses: [],
  });
});

test('what the sources leave open is asked, and nothing is filled in for it', () => {
  const { pooledTie: _, ...without } = complete.parameters;
  const answers = { ...complete, parameters: without };
  expect(openChoices(answers).map(({ name }) => name)).toEqual(['pooledTie']);
  expect(faultsOn('choices', answers)).toEqual([{ field: 'pooledTie', text: 'organise-fault-choose' }]);
  expect(contestToPrepare(answers)).toBeUndefined();
});

test('presets are those of what is to be run', () => {
  expect(presetsFor({ what: 'selection' }).map(({ id }) => id)).toEqual(['plain-association']);
  expect(presetsFor({ what: 'reselection' }).length).toBe(4);
});

test('each page names its own missing answers', () => {
  const none = noAnswers('Nowhere/Town');
  expect(faultsOn('run', none).map(({ field }) => field)).toEqual(['what', 'rehearsal']);
  expect(faultsOn('name', none).map(({ field }) => field)).toEqual(['title', 'contest', 'zone']);
  expect(firstOpenStep(none)).toBe('run');
});

test('a rulebook of one’s own is read as it stands, with its faults', () => {
  const own = {
    ...complete,
    source: 'file' as const,
    fileName: 'ours.yaml',
    fileText: 'preset: plain-association\nparameters:\n  k: many\n',
  };
  expect(faultsOn('rulebook', own)).toEqual([{ field: 'file', text: 'organise-fault-rulebook' }]);
  expect(faultsOn('rulebook', { ...own, fileText: 'preset: plain-association\n' })).toEqual([]);
});

test('witnesses are read from their keys, and counted against the rulebook', () => {
  const key = verifierKey(
    'witness-1.example',
    'cosignature',
    Uint8Array.from({ length: 32 }, (_, i) => (i === 0 ? 0x58 : 0x66)),
  );
  const line = key.ok ? `${printVerifierKey(key.value)} https://witness-1.example` : '';
  expect(readWitnesses(line)).toMatchObject({
    ok: true,
    value: [{ name: 'witness-1.example', url: 'https://witness-1.example' }],
  });
  expect(readWitnesses('no key at all')).toMatchObject({ ok: false, error: [{ args: { line: 1 } }] });
  const two = { ...complete, parameters: { ...complete.parameters, witnesses: '2' }, witnesses: line };
  expect(faultsOn('witnesses', two)).toEqual([
    { field: 'witnesses', text: 'organise-fault-witnesses', args: { named: 1, needed: 2 } },
  ]);
});

test('an id comes of a title', () => {
  expect(idFrom('Selection for Llanfair-ym-Muallt, “spring”')).toBe('selection-for-llanfair-ym-muallt-spring');
});
