import { createHash } from 'node:crypto';
import type { ContestId, PersonId } from '@selectorate/basics';
import { describe, expect, test } from 'vitest';
import { type SampleContribution, sampleCommitment, type SampledRoll, sampleSeed, settleSeed } from './sample-seed.ts';

const ROLL: SampledRoll = { contest: 'example-contest' as ContestId, version: '1', root: 'c0'.repeat(32) };
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const person = (id: string): PersonId => id as PersonId;

function contribution(id: string, byte: string, times: { committed?: string; revealed?: string } = {}) {
  const value = byte.repeat(32);
  const { committed = '2022-09-01T10:00:00Z', revealed = '2022-09-02T10:00:00Z' } = times;
  return {
    person: person(id),
    committed: { at: committed, commitment: sampleCommitment(ROLL, { person: person(id), value }) },
    revealed: { at: revealed, value },
  } satisfies SampleContribution;
}

const officer = contribution('returning-officer', '01');
const scrutineer = contribution('scrutineer', '02');
const agent = contribution('agent-1', '03');

const faultsOf = (contributions: readonly SampleContribution[]) => {
  const settled = settleSeed(ROLL, contributions);
  return settled.ok ? [] : settled.error.map(({ code, person: who }) => `${code} ${who}`);
};

describe('the seed of a sample', () => {
  test('and commitments are hashes of published lines', () => {
    const lines = ['example-contest', '1', ROLL.root];
    expect(officer.committed.commitment).toBe(
      sha256(['selectorate-roll-sample-value/1', ...lines, 'returning-officer', '01'.repeat(32)].join('\n')),
    );
    const values = [`agent-1 ${'03'.repeat(32)}`, `scrutineer ${'02'.repeat(32)}`];
    expect(settleSeed(ROLL, [scrutineer, agent])).toEqual({
      ok: true,
      value: {
        seed: sha256(['selectorate-roll-sample-seed/1', ...lines, ...values].join('\n')),
        revealed: ['scrutineer', 'agent-1'],
        missing: [],
      },
    });
  });

  test('does not depend on the order of a file, and does on every value', () => {
    const values = [officer, scrutineer, agent].map(({ person: who, revealed }) => ({
      person: who,
      value: revealed.value,
    }));
    expect(sampleSeed(ROLL, values.toReversed())).toBe(sampleSeed(ROLL, values));
    expect(sampleSeed(ROLL, values.slice(1))).not.toBe(sampleSeed(ROLL, values));
    expect(sampleSeed({ ...ROLL, root: 'c1'.repeat(32) }, values)).not.toBe(sampleSeed(ROLL, values));
  });

  test('a value that was not revealed is left out, and its owner named', () => {
    const settled = settleSeed(ROLL, [officer, { ...agent, revealed: null }]);
    expect(settled).toMatchObject({ ok: true, value: { revealed: ['returning-officer'], missing: ['agent-1'] } });
  });

  test('a commitment that is missing, late or given twice, or does not fit, is refused by name', () => {
    expect(faultsOf([officer, { ...agent, committed: null }])).toEqual(['commitment-missing agent-1']);
    const late = contribution('agent-1', '03', { committed: '2022-09-02T10:00:00Z' });
    expect(faultsOf([officer, late])).toEqual(['commitment-late agent-1']);
    expect(faultsOf([officer, { ...late, revealed: null }])).toEqual(['commitment-late agent-1']);
    expect(faultsOf([officer, contribution('agent-1', '03', { committed: 'yesterday' })])).toEqual([
      'commitment-late agent-1',
    ]);
    expect(faultsOf([officer, agent, agent])).toEqual(['commitment-twice agent-1']);
    const other = { ...agent, revealed: { ...agent.revealed, value: '04'.repeat(32) } };
    expect(faultsOf([officer, other])).toEqual(['value-unfit agent-1']);
  });

  test("another's commitment cannot be repeated, nor one for another root", () => {
    const repeated = { ...agent, committed: officer.committed, revealed: officer.revealed };
    expect(faultsOf([officer, repeated])).toEqual(['value-unfit agent-1']);
    const settled = settleSeed({ ...ROLL, root: 'c1'.repeat(32) }, [officer]);
    expect(settled).toEqual({ ok: false, error: [{ code: 'value-unfit', person: 'returning-officer' }] });
  });

  test('nothing revealed, nothing drawn', () => {
    expect(faultsOf([{ ...officer, revealed: null }])).toEqual(['nothing-revealed null']);
    expect(faultsOf([])).toEqual(['nothing-revealed null']);
  });
});
