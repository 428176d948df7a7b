import { type PersonId, toHex, unwrap, utf8 } from '@selectorate/basics';
import { EMPTY_FRONTIER, frontierRoot, growFrontier, leafHash, type Policy } from '@selectorate/record';
import {
  closed,
  declared,
  opened,
  openTrigger,
  operatorsRecord,
  type OperatorsWay,
  type RehearsedContest,
  verifyFiles,
  withActChanged,
} from '@selectorate/testkit';
import { describe, expect, test } from 'vitest';
import { type Act, decodeAct, type Draft, encodeAct, type Proof } from './act.ts';
import { fromSeconds, toSeconds } from './instant.ts';
import { VERIFY_STEPS, type VerifyStep } from './verify.ts';
import { VERDICT_FAULTS, type Verdict } from './verdict.ts';

const contest = declared();
const files = contest.files();
const policy = contest.rehearsal.policy();
const codes = ({ faults }: Pick<Verdict, 'faults'>): readonly string[] =>
  [...new Set(faults.map(({ code }) => code))].toSorted();

describe('a record that is as it was made', () => {
  test('has no fault, and its verdict says who can check what', async () => {
    const verdict = await contest.verify({ bundle: contest.bundle() });
    expect(verdict).toMatchObject({
      valid: true,
      faults: [],
      contest: 'contest-1',
      rehearsal: true,
      stage: 'declared',
      result: { winner: 'incumbent', endedBy: 'declaration' },
      splitView: 'excluded-by-your-policy',
      entries: contest.entries.length,
    });
    expect(verdict.P.map(({ what }) => what)).toContain('papers-counted-again');
    expect(verdict.S.every(({ checked }) => checked)).toBe(true);
    expect(verdict.W.map(({ what }) => what)).toContain('people-behind-keys');
  });

  test('says what a reader without a policy and a bundle has not checked', async () => {
    const verdict = await verifyFiles(files);
    expect(verdict.faults).toEqual([]);
    expect(verdict.notices).toEqual(
      expect.arrayContaining(['split-view-not-excluded', 'rehearsal-clock', 'private-parts-not-checked']),
    );
    expect(verdict.S.some(({ checked }) => checked)).toBe(false);
  });

  test('is checked step by step, in the order of the procedure', async () => {
    const steps: VerifyStep[] = [];
    await contest.verify({ progress: (step) => steps.push(step) });
    expect([...new Set(steps)]).toEqual(VERIFY_STEPS);
  });

  test('is valid at every stage, closed or hardly begun', async () => {
    for (const at of [opened(), openTrigger(), closed()]) expect((await at.verify()).faults).toEqual([]);
  });

  test('shares its signatures among threads if the reader has any', async () => {
    let jobs = 0;
    const checkSignatures = (all: readonly unknown[]) => {
      jobs = all.length;
      return Promise.resolve(all.map(() => true));
    };
    const verdict = await contest.verify({ checkSignatures });
    expect(verdict.signatures).toBe(jobs);
    const refused = await contest.verify({ checkSignatures: (all) => Promise.resolve(all.map(() => false)) });
    expect(codes(refused)).toEqual(['signature-invalid']);
    expect(refused.faults.length).toBe(jobs);
  });
});

describe('with any single byte changed', () => {
  const flipped = (path: string, at: number): ReadonlyMap<string, Uint8Array> => {
    const bytes = Uint8Array.from(files.get(path) ?? []);
    bytes[at] = (bytes[at] ?? 0) ^ 0x01;
    return new Map([...files, [path, bytes]]);
  };

  /** One path of each kind: the first of its folder. The harness of the command line takes them all, byte by byte. */
  const oneOfEach = [...new Map([...files.keys()].map((path) => [path.split('/')[0], path])).values()].filter(
    (path) => !path.startsWith('manifest'),
  );

  test.each(oneOfEach)('%s is altered', async (path) => {
    const middle = Math.floor((files.get(path)?.length ?? 0) / 2);
    const { faults } = await verifyFiles(flipped(path, middle), { policy });
    expect(faults.filter(({ code }) => code === 'file-altered').map((fault) => fault.path)).toEqual([path]);
  });

  test.each([
    ['manifest.json', 'manifest-altered'],
    ['manifest.note', 'note-malformed'],
  ])('%s: %s', async (path, expected) => {
    expect(codes(await verifyFiles(flipped(path, 0), { policy }))).toContain(expected);
  });
});

describe('with files moved about', () => {
  const without = (path: string) => new Map([...files].filter(([name]) => name !== path));

  test.each([
    ['a file removed', () => without('rulebook.json'), 'file-missing'],
    ['a file added', () => new Map([...files, ['published/extra.txt', utf8('more')]]), 'file-unlisted'],
    ['the manifest removed', () => without('manifest.json'), 'manifest-missing'],
    ['everything removed', () => new Map<string, Uint8Array>(), 'manifest-missing'],
  ])('%s: %s', async (_, made, expected) => {
    const verdict = await verifyFiles(made(), { policy });
    expect(verdict.valid).toBe(false);
    expect(codes(verdict)).toContain(expected);
  });

  test.each([
    ['a blob that no act names', { blobs: [...contest.rehearsal.blobs.values(), utf8('{}')] }, 'blob-not-named'],
    ['a blob that an act names', { blobs: [] }, 'blob-missing'],
    ['a text that nobody committed to', { published: [utf8('{}')] }, 'published-not-committed'],
    ['a rulebook that is none', { rulebook: utf8('{}') }, 'rulebook-malformed'],
  ] satisfies [string, OperatorsWay, string][])('%s, signed into the manifest', async (_, way, expected) => {
    expect(codes(await verifyFiles(operatorsRecord(contest, contest.entries, way), { policy }))).toContain(expected);
  });
});

/** The head of the log when it had all of these entries. */
const headOf = (entries: readonly Uint8Array[]) => ({
  size: entries.length,
  root: toHex(frontierRoot(growFrontier(EMPTY_FRONTIER, entries.map(leafHash)))),
});

/** What an operator who holds the log key writes, and every witness signs along: only the acts themselves can tell. */
const signedAlong = (entries: readonly Uint8Array[], reader: Policy = policy): Promise<Verdict> =>
  verifyFiles(operatorsRecord(contest, entries, { cosigned: 'everyone' }), { policy: reader });

const last = contest.acts.at(-1);
const NEXT = { seq: contest.entries.length, at: fromSeconds(toSeconds(last?.at ?? '') + 60) };

function appended(draft: Draft, proofs: readonly Proof[], place: Partial<Act> = {}): readonly Uint8Array[] {
  return [...contest.entries, encodeAct({ ...draft, ...NEXT, ...place, proof: proofs })];
}

const closing = (by: readonly string[]): Draft => contest.draft('close-contest', {}, by);
const signedBy = (draft: Draft, key?: RehearsedContest['signerOf'] extends (person: string) => infer S ? S : never) =>
  draft.by.map((person) =>
    contest.sign(draft, person, {
      signedAt: NEXT.at,
      seen: headOf(contest.entries),
      ...(key === undefined ? {} : { key }),
    }),
  );

describe('with the log key in the wrong hands, and every witness signing along', () => {
  test('an act without an officer’s key', async () => {
    const draft = contest.draft('declare-interest', { interest: 'none' }, ['returning-officer']);
    const forged = signedBy(draft, contest.signerOf('log'));
    const { faults } = await signedAlong(appended(draft, forged));
    expect(faults).toMatchObject([
      { code: 'signature-invalid', entry: NEXT.seq, data: { person: 'returning-officer' } },
    ]);
  });

  test('an act by a person without that role', async () => {
    const draft = closing(['agent', 'teller-1']);
    const { faults } = await signedAlong(appended(draft, signedBy(draft)));
    expect(faults).toMatchObject([{ code: 'signer-lacks-role', entry: NEXT.seq }]);
  });

  test('an act by somebody whom nobody introduced', async () => {
    const draft = contest.draft('declare-interest', { interest: 'none' }, ['stranger']);
    const { faults } = await signedAlong(appended(draft, signedBy(draft)));
    expect(faults).toMatchObject([{ code: 'signer-unknown', entry: NEXT.seq }]);
  });

  test('an act that its own signers repeat nowhere else, recorded twice', async () => {
    const seq = contest.acts.find(({ kind }) => kind === 'declare-interest')?.seq ?? 0;
    const act = unwrap(decodeAct(contest.entries[seq] ?? new Uint8Array()));
    const again = encodeAct({ ...act, ...NEXT });
    const { faults } = await signedAlong([...contest.entries, again]);
    expect(faults.map(({ code }) => code)).toEqual([expect.stringMatching(/^(act-repeated|signature-too-old)$/)]);
  });

  test('an act moved in time', async () => {
    const seq = NEXT.seq - 1;
    const later = withActChanged(contest.entries, seq, (act) => ({ ...act, at: fromSeconds(toSeconds(act.at) + 600) }));
    const verdict = await verifyFiles(operatorsRecord(contest, later), { policy });
    expect(codes(verdict)).toEqual(['quorum-missing', 'time-not-witnessed']);
    const back = withActChanged(contest.entries, seq, (act) => ({ ...act, at: contest.acts[3]?.at ?? act.at }));
    expect(codes(await signedAlong(back))).toContain('time-decreases');
  });

  test('two entries swapped', async () => {
    const [a, b] = [NEXT.seq - 1, NEXT.seq - 2];
    const swapped = contest.entries.with(a, contest.entries[b] ?? utf8('')).with(b, contest.entries[a] ?? utf8(''));
    expect(codes(await signedAlong(swapped))).toContain('act-out-of-sequence');
  });

  test('an act left out', async () => {
    expect(codes(await signedAlong(contest.entries.toSpliced(20, 1)))).toContain('act-out-of-sequence');
  });

  test('an act changed after it was signed', async () => {
    const seq = contest.acts.find(({ kind }) => kind === 'set-shortlist')?.seq ?? 0;
    const changed = withActChanged(contest.entries, seq, (act) => ({
      ...act,
      body: { candidates: ['candidate-2', 'incumbent'] },
    }));
    const { faults } = await signedAlong(changed);
    expect(faults.filter(({ entry }) => entry === seq).map(({ code }) => code)).toContain('signature-invalid');
  });

  test('somebody else’s signature put beside an act', async () => {
    const draft = closing(['returning-officer', 'second-officer']);
    const [one, other] = signedBy(draft);
    if (one === undefined || other === undefined) throw new Error('two sign');
    const exchanged = [
      { ...one, signature: other.signature },
      { ...other, signature: one.signature },
    ];
    const { faults } = await signedAlong(appended(draft, exchanged));
    expect(faults.map(({ code }) => code)).toContain('deadline-not-reached');
    const plain = contest.draft('declare-interest', { interest: 'none' }, ['agent']);
    const [proof] = signedBy(plain, contest.signerOf('incumbent'));
    const again = await signedAlong(appended(plain, proof === undefined ? [] : [proof]));
    expect(codes(again)).toEqual(['signature-invalid']);
  });
});

describe('with the log cut or forked', () => {
  test('cut: a reader who saw more finds it truncated', async () => {
    const cut = operatorsRecord(contest, contest.entries.slice(0, -2));
    const seen = [files.get('checkpoint') ?? new Uint8Array()];
    expect(codes(await verifyFiles(cut, { policy, seen }))).toContain('log-truncated');
  });

  test('forked: the log’s own older checkpoint says so', async () => {
    const other = openTrigger({ words: { name: () => 'Somebody', reasons: 'others', address: '' } });
    const fork = operatorsRecord(contest, other.entries);
    const seen = [files.get('checkpoint') ?? new Uint8Array()];
    const verdict = await verifyFiles(fork, { policy, seen });
    expect(codes(verdict)).toEqual(expect.arrayContaining(['log-truncated', 'quorum-missing']));
  });

  test('another log’s key under this log’s name is not the policy’s', async () => {
    const stranger = declared({ seed: 'another seed' });
    const verdict = await verifyFiles(stranger.files(), { policy });
    expect(codes(verdict)).toEqual(expect.arrayContaining(['log-key-differs', 'log-signature-missing']));
  });
});

describe('with the scrutineer’s bundle', () => {
  test('of another contest, or no bundle at all', async () => {
    const other = opened({ contest: 'contest-2' as typeof contest.plan.contest });
    expect(codes(await contest.verify({ bundle: other.bundle() }))).toEqual(['private-bundle-of-another-contest']);
    expect(codes(await contest.verify({ bundle: utf8('{') }))).toEqual(['private-bundle-malformed']);
  });

  test('that lacks or changes a part, the act that committed to it is named', async () => {
    const text = new TextDecoder().decode(contest.bundle());
    const tampered = utf8(text.replaceAll('"status":"full"', '"status":"left"'));
    const { faults } = await contest.verify({ bundle: tampered });
    const freeze = contest.acts.find(({ kind }) => kind === 'freeze-roll')?.seq;
    expect(faults).toMatchObject([{ code: 'part-missing', entry: freeze }]);
  });
});

test('every code of a verdict is of the closed set, once', () => {
  expect(new Set(VERDICT_FAULTS).size).toBeGreaterThan(100);
});

test('a verdict names the people by the ids they have in the record', async () => {
  const draft = closing(['agent', 'teller-1'] satisfies readonly string[]);
  const { faults } = await signedAlong(appended(draft, signedBy(draft)));
  expect(faults[0]?.data).toMatchObject({ signers: 'agent, teller-1' as string as PersonId });
});
