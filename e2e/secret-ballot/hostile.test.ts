import { describe, expect, test } from 'vitest';
import { HOSTILE_BALLOTS } from './hostile-ballots.ts';
import { archiveOf, RANKED_STEPS, withStep, YES_NO_STEPS } from './hostile-boxes.ts';
import { HOSTILE_COUNTS } from './hostile-counts.ts';
import { HOSTILE_SPELLINGS } from './hostile-spellings.ts';
import { verdictOn } from './verdict.ts';

// The section "Hostile vectors" of the protocol note, phrase by phrase, as far as an archive shows them; what needs the record beside
// it is in sidecar.test.ts, what leaves an election valid in valid.test.ts.

test.each([
  ['yes or no', YES_NO_STEPS],
  ['ranked', RANKED_STEPS],
])('the archive that hostile ones are made from is valid: %s', async (_name, steps) => {
  expect(await verdictOn(archiveOf(steps))).toMatchObject({ codes: [], thrown: null });
});

describe.each([...HOSTILE_BALLOTS, ...HOSTILE_SPELLINGS, ...HOSTILE_COUNTS])('$phrase', ({ vectors }) => {
  test.each(vectors)('%s: %s', async (_what, code, place, bytes) => {
    const { faults, thrown } = await verdictOn(bytes());
    expect(thrown).toBeNull();
    expect(faults).toContainEqual(expect.objectContaining({ code, place: expect.objectContaining(place) }));
  });
});

describe('an archive that has not got to its result yet', () => {
  const steps = RANKED_STEPS.slice(0, -1);
  const codesOf = async (changed: typeof RANKED_STEPS): Promise<readonly string[]> =>
    (await verdictOn(archiveOf(changed), { unfinished: true })).codes;

  test('is valid as far as it goes, step by step', async () => {
    for (const [i] of steps.entries()) expect(await codesOf(steps.slice(0, i + 1))).toEqual([]);
  });

  test('a decryption by nobody on the list is a fault before there is a result', async () => {
    for (const owner of [0, 4]) {
      const changed = withStep(steps, ['PartialDecryption', 1], (step) => ({ ...step, owner }));
      expect(await codesOf(changed)).toContain('decryption-owner-unknown');
    }
  });

  test('and so are two by one trustee', async () => {
    const changed = withStep(steps, ['PartialDecryption', 0], (step) => [step, step]);
    expect(await codesOf(changed)).toContain('decryption-owner-twice');
  });
});
