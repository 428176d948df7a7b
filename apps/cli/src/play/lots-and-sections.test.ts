import type { SectionId } from '@selectorate/basics';
import { packBallots } from '@selectorate/count';
import { nativeCheck } from '@selectorate/machine';
import { recordInMemory } from '@selectorate/record';
import type { Rulebook } from '@selectorate/rulebook';
import { decodeAct, verifyRecord } from '@selectorate/selection';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ContestFolder } from '../folder/contest-folder.ts';
import { readFolder } from '../folder/read-folder.ts';
import { REFERENCE } from '../testing/folders.ts';
import { Keyring } from './keyring.ts';
import { playContest } from './play-contest.ts';

let reference: ContestFolder;

beforeAll(async () => {
  const { contests } = await readFolder(REFERENCE);
  const [folder] = contests;
  if (folder === undefined) throw new Error('the reference contest cannot be read');
  reference = folder;
});

const under = (ballot: Partial<Rulebook['ballot']>, changes: Partial<ContestFolder> = {}): ContestFolder => ({
  ...reference,
  ...changes,
  rulebook: { ...reference.rulebook, ballot: { ...reference.rulebook.ballot, ...ballot } },
});

/** Plays a contest, verifies its record, and says which acts were done and who won. */
async function played(folder: ContestFolder) {
  const result = await playContest(folder, { check: nativeCheck, keyring: new Keyring() });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  const { house } = result.value;
  const { faults } = await verifyRecord(recordInMemory(house.recordFiles()), {
    check: nativeCheck,
    policy: house.policy(),
  });
  const kinds = house.log.entries().map((entry) => {
    const act = decodeAct(entry);
    return act.ok ? act.value.kind : 'unreadable';
  });
  const times = (kind: string): number => kinds.filter((each) => each === kind).length;
  return { faults, times, state: house.state };
}

/** Every batch half for the first and half for the second candidate, an odd paper blank: a tie of all papers. */
function tied(): ContestFolder['batches'] {
  const candidates = reference.candidates.map(({ candidate }) => candidate);
  return reference.batches.map((row) => {
    const half = Math.floor(row.agreed.total / 2);
    const rest = row.agreed.total - 2 * half;
    const papers = packBallots(
      candidates,
      [
        { ranking: [[0]], times: half },
        { ranking: [[1]], times: half },
        { ranking: [], times: rest },
      ].filter(({ times }) => times > 0),
    );
    return { ...row, agreed: papers, keyings: [papers, papers], differences: 0 };
  });
}

describe('a folder is played under a ladder', { timeout: 120_000 }, () => {
  test('that draws from values: officers, scrutineer and agents commit and reveal', async () => {
    const { faults, times, state } = await played(under({ ties: ['sha256'] }));
    expect(faults).toEqual([]);
    expect(times('commit-lot-value')).toBeGreaterThanOrEqual(3);
    expect(times('reveal-lot-value')).toBe(times('commit-lot-value'));
    expect(state.declaration?.endedBy).toBe('declaration');
  });

  test('with lots by hand: the count pauses, the last on the paper is drawn, and it goes on', async () => {
    const folder = under({ method: 'plurality', options: {}, ties: ['physical-lot'] }, { batches: tied() });
    const { faults, times, state } = await played(folder);
    expect(faults).toEqual([]);
    expect(times('record-lot')).toBe(1);
    expect(state.declaration?.winner).toBe(reference.candidates[1]?.candidate);
  });
});

test('a folder is played with a weighed ballot, section by section', { timeout: 120_000 }, async () => {
  const all = 'all-members' as SectionId;
  const [clause] = reference.rulebook.clauses;
  if (clause === undefined) throw new Error('a rulebook without clauses');
  const section = { section: all, clause: clause.id, title: 'All', weight: '1', of: 'section', when: 'ageYears > -9' };
  const batches = reference.batches.map((row) => ({ ...row, section: all }));
  const { faults, state } = await played(under({ sections: [{ ...section, of: 'section' }] }, { batches }));
  expect(faults).toEqual([]);
  expect(state.roll?.sections.map(({ weight }) => weight)).toEqual(['1']);
  expect(state.declaration?.endedBy).toBe('declaration');
});
