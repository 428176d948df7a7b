import type { MyEntryShape } from '@selectorate/api';
import { type Json, type MemberId, toBase64Url } from '@selectorate/basics';
import {
  exclusionReceipt,
  fieldText,
  type FrozenRoll,
  proveMember,
  receiptBytes,
  ROLL_FIELDS,
} from '@selectorate/roll';
import { openSnapshot } from '@selectorate/selection';
import { type RehearsedContest, rollAudited } from '@selectorate/testkit';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ObservedRecord } from '../record/observed-record.ts';
import { judgeProof, readReceipt } from './check-proof.ts';

let contest: RehearsedContest;
let frozen: FrozenRoll;
let record: Pick<ObservedRecord, 'state' | 'faults' | 'checkpoint'>;

beforeAll(() => {
  contest = rollAudited();
  const { state, beside } = contest;
  const { parts } = beside;
  const at = contest.acts.findLast(({ kind }) => kind === 'amend-roll')?.at ?? '';
  const opened = openSnapshot(state, parts(state.roll?.snapshot ?? '')?.content, { at, parts, withUnits: false });
  if (!opened.ok) throw new Error(opened.error);
  ({ frozen } = opened.value);
  const checkpoint = { origin: 'log', size: state.size, root: '', at: null, fits: true };
  record = { state, faults: [], checkpoint };
});

/** What the server sends the member. */
function ownOf(member: string): Pick<MyEntryShape, 'entry' | 'frozen'> {
  const proof = proveMember(frozen, member as MemberId);
  if (!proof.ok) throw new Error(proof.error);
  const { entry, version, size } = proof.value;
  const shown = Object.fromEntries(ROLL_FIELDS.map((field) => [field, fieldText(entry, field)]));
  const head = { size: contest.state.size, root: '0'.repeat(64) };
  const said = {
    proof: proof.value as unknown as Json,
    root: '0'.repeat(64),
    version,
    members: size,
    head,
    record: '',
  };
  return { entry: shown, frozen: said };
}

/** The same answer with a proof of something else. */
function withProof(change: (proof: Record<string, unknown>) => void): Pick<MyEntryShape, 'entry' | 'frozen'> {
  const own = structuredClone(ownOf('m-0002'));
  change(own.frozen?.proof as Record<string, unknown>);
  return own;
}

describe('A24 an entry is checked against the roll of the record, and against nothing that the server says', () => {
  test('the entry of the roll as it was amended last is found in it, for every member', () => {
    for (const { entry } of frozen.members) expect(judgeProof(ownOf(entry.member), record)).toBe('checked');
  });

  test('an entry other than the one that was shown, by one letter, is not', () => {
    const own = ownOf('m-0002');
    for (const field of ROLL_FIELDS) {
      const entry = { ...own.entry, [field]: `${own.entry[field]}x` };
      expect([field, judgeProof({ ...own, entry }, record)]).toEqual([field, 'differs']);
    }
  });

  test.each<[string, (proof: Record<string, unknown>) => void]>([
    ['another salt', (proof) => (proof['salt'] = '0'.repeat(64))],
    ['another place', (proof) => (proof['index'] = proof['index'] === 0 ? 1 : 0)],
    ['another version', (proof) => (proof['version'] = 'v1')],
    ['another contest', (proof) => (proof['contest'] = 'contest-2')],
    ['a roll of another size', (proof) => (proof['size'] = 1_000)],
    ['a path that is cut', (proof) => (proof['path'] = [])],
    ['no proof', (proof) => (proof['schema'] = 'x')],
  ])('a proof with %s is refused', (_, change) => {
    expect(judgeProof(withProof(change), record)).toBe('differs');
  });

  test('without a frozen roll in the record there is nothing to find it in', () => {
    expect(judgeProof(ownOf('m-0002'), { ...record, state: { ...record.state, roll: null } })).toBe('differs');
    expect(judgeProof({ ...ownOf('m-0002'), frozen: null }, record)).toBe('differs');
  });

  test('a record that is older than the answer settles nothing, and a faulty one is said to be faulty', () => {
    const older = { ...record, state: { ...record.state, size: record.state.size - 1 } };
    expect(judgeProof(ownOf('m-0002'), older)).toBe('behind');
    expect(judgeProof(ownOf('m-0002'), { ...record, checkpoint: null })).toBe('faulty');
  });
});

describe('A25 the receipt of who is left out', () => {
  const signedBy = (person: string): NonNullable<MyEntryShape['receipt']> => {
    const order = { member: 'm-0012' as MemberId, electorate: 'ballot', appealTo: 'appeal-panel' } as const;
    const made = exclusionReceipt(frozen, order);
    if (!made.ok) throw new Error(made.error);
    const signer = contest.signerOf(person);
    const signature = toBase64Url(signer.sign(receiptBytes(made.value)));
    return { receipt: { ...made.value }, key: { ...signer.publicKey }, signature };
  };

  test('is signed by the key that the record names for the server, whatever key comes with it', () => {
    expect(readReceipt(signedBy('server'), contest.state)).toMatchObject({
      isSigned: true,
      receipt: { member: 'm-0012', reason: 'excluded-entered-twice', kind: 'decision' },
    });
    expect(readReceipt(signedBy('returning-officer'), contest.state)?.isSigned).toBe(false);
    expect(readReceipt(signedBy('server'))?.isSigned).toBeNull();
  });

  test('changed after it was signed is not signed, and what is no receipt is not shown', () => {
    const own = signedBy('server');
    const changed = { ...own, receipt: { ...(own.receipt as object), reason: 'excluded-died' } as Json };
    expect(readReceipt(changed, contest.state)?.isSigned).toBe(false);
    expect(readReceipt({ ...own, receipt: { schema: 'x' } }, contest.state)).toBeUndefined();
    expect(readReceipt({ ...own, signature: '*' }, contest.state)?.isSigned).toBe(false);
  });
});
